package org.zhenggai.engine.models.migration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.TaskPreparationListener;

/**
 * Gives the tasks of moved instances what the new version asks for: the views that its form shows, and the name it has
 * there. Who has a task, its dates and what was filled in stay as they are.
 */
@Component
@RequiredArgsConstructor
class MovedTasksProcess {

    private final ProcessEngineConfigurationImpl engine;
    private final TaskPreparationListener preparation;
    private final DrawingsProcess drawings;

    void renew(Passage passage, List<String> instances) {
        Map<String, String> names =
                drawings.of(passage.from()).nodes().values().stream().collect(Collectors.toMap(Node::id, Node::name));
        engine.getCommandExecutorTxRequired().execute(context -> {
            for (String instance : instances) {
                for (TaskEntity task : context.getTaskManager().findTasksByProcessInstanceId(instance)) {
                    preparation.renew(task, names.values());
                }
            }
            return null;
        });
    }
}
