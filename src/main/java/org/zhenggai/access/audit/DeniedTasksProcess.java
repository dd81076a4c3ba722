package org.zhenggai.access.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhenggai.access.DeniedRequest;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.RefusedAct;
import org.zhenggai.round.RefusedAct.Way;

/** Stores with the item that somebody tried to change one of its tasks by an address of the engine's REST that is closed to him. */
@Component
@RequiredArgsConstructor
class DeniedTasksProcess {

    private static final Pattern TASK = Pattern.compile(".*/task/([^/]+)/(.+)");

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService models;
    private final CaseModels cases;
    private final RefusedActs acts;

    @EventListener
    public void keep(DeniedRequest request) {
        Matcher path = TASK.matcher(request.path());
        if (request.method().equals("GET") || !path.matches()) {
            return;
        }
        Task task = tasks.createTaskQuery().taskId(path.group(1)).singleResult();
        Optional.ofNullable(task).flatMap(this::item).ifPresent(item -> {
            String key = task.getTaskDefinitionKey();
            acts.keep(new RefusedAct(
                    request.user(),
                    request.user(),
                    key.substring(key.indexOf('_') + 1),
                    task.getName().split(" ", 2)[0],
                    item,
                    Way.CLOSED_DOOR,
                    "此接口不开放：任务只能由办理人在待办任务中认领和提交，指派请在任务清单中办理（" + path.group(2) + "）。"));
        });
    }

    private Optional<Long> item(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return instance == null || instance.getBusinessKey() == null
                ? Optional.empty()
                : cases.itemOf(model(task), Long.parseLong(instance.getBusinessKey()));
    }

    private String model(Task task) {
        return models.getProcessDefinition(task.getProcessDefinitionId()).getKey();
    }
}
