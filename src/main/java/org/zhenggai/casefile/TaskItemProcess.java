package org.zhenggai.casefile;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Directory;
import org.zhenggai.round.CaseModels;

/** From a task to the item it is about. */
@Component
class TaskItemProcess {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService models;
    private final IdentityService identities;
    private final Directory directory;
    private final CaseModels cases;

    TaskItemProcess(
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService models,
            IdentityService identities,
            Directory directory,
            CaseModels cases) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.models = models;
        this.identities = identities;
        this.directory = directory;
        this.cases = cases;
    }

    /**
     * The item of a task that this person sees by the engine's own rights; empty for a task he does not see, one that
     * does not exist, and one that is about no single item.
     */
    Optional<Long> itemOf(String task, String username) {
        return visible(task, username).flatMap(this::item);
    }

    private Optional<Task> visible(String task, String username) {
        identities.setAuthentication(username, List.copyOf(directory.groupsOf(username)));
        try {
            return Optional.ofNullable(tasks.createTaskQuery().taskId(task).singleResult());
        } finally {
            identities.clearAuthentication();
        }
    }

    private Optional<Long> item(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        if (instance == null || instance.getBusinessKey() == null) {
            return Optional.empty();
        }
        return cases.itemOf(
                models.getProcessDefinition(task.getProcessDefinitionId()).getKey(),
                Long.parseLong(instance.getBusinessKey()));
    }
}
