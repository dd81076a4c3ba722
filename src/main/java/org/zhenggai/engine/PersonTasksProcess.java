package org.zhenggai.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Directory;

/** Acts in the engine as a person: what he does and sees there is decided by the rights he has now. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PersonTasksProcess {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final Directory directory;

    /** Does something in the engine as this person. */
    public <T> T as(String user, Supplier<T> work) {
        identities.setAuthentication(user, List.copyOf(directory.groupsOf(user)));
        try {
            return work.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** An open task; empty where he does not see it and where there is none. */
    public Optional<Task> visible(String task, String user) {
        return Optional.ofNullable(
                as(user, () -> tasks.createTaskQuery().taskId(task).singleResult()));
    }

    /**
     * What is offered to him and nobody else has claimed, with the business key of its instance, oldest first.
     *
     * @param most of how many tasks at most
     * @param keys of the tasks in their models
     */
    public Map<Task, Long> offered(String user, int most, String... keys) {
        List<String> groups = List.copyOf(directory.groupsOf(user));
        List<Task> found = as(
                user,
                () -> tasks.createTaskQuery()
                        .taskDefinitionKeyIn(keys)
                        .taskCandidateGroupIn(groups)
                        .includeAssignedTasks()
                        .active()
                        .orderByTaskCreateTime()
                        .asc()
                        .listPage(0, most));
        return subjects(found.stream()
                .filter(task -> task.getAssignee() == null || task.getAssignee().equals(user))
                .toList());
    }

    /**
     * The business keys of the tasks' instances, in the order of the tasks. One that somebody else has done meanwhile is
     * left out: with its last task the instance is gone too.
     */
    public Map<Task, Long> subjects(Collection<Task> found) {
        Set<String> instances = found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        Map<String, String> keys = instances.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .filter(instance -> instance.getBusinessKey() != null)
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        Map<Task, Long> subjects = new LinkedHashMap<>();
        found.stream()
                .filter(task -> keys.containsKey(task.getProcessInstanceId()))
                .forEach(task -> subjects.put(task, Long.parseLong(keys.get(task.getProcessInstanceId()))));
        return subjects;
    }
}
