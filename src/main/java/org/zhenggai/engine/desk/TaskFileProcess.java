package org.zhenggai.engine.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.engine.TaskDutyProcess;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.engine.view.TaskViewsProcess;
import org.zhenggai.kernel.contract.DutyKind;

/** An open task with what its model says of it, for whoever sees it in the engine. */
@Component
@RequiredArgsConstructor
class TaskFileProcess {

    private final PersonTasksProcess persons;
    private final RepositoryService models;
    private final TaskDutyProcess duties;

    /**
     * An open task.
     *
     * @param key such as {@code acceptItem}
     * @param name with the number and title of what it is about
     * @param model key of its model
     * @param subject business key of its instance
     * @param assignee who has it, or null
     * @param views that its model names
     */
    record Found(
            String id,
            String key,
            DutyKind duty,
            String name,
            String model,
            long subject,
            String assignee,
            List<String> views) {}

    /** The task; empty where this person does not see it and where there is none any more. */
    Optional<Found> find(String user, String id) {
        return persons.visible(id, user)
                .flatMap(task -> persons.subjects(List.of(task)).entrySet().stream()
                        .findFirst()
                        .map(this::found));
    }

    private Found found(Map.Entry<Task, Long> task) {
        Task open = task.getKey();
        UserTask element = models.getBpmnModelInstance(open.getProcessDefinitionId())
                .getModelElementById(open.getTaskDefinitionKey());
        return new Found(
                open.getId(),
                TaskIdsProcess.key(open),
                duties.of(open),
                open.getName(),
                TaskIdsProcess.model(open.getProcessDefinitionId()),
                task.getValue(),
                open.getAssignee(),
                TaskViewsProcess.of(element));
    }
}
