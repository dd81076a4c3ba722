package org.zhenggai.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.contract.ModelProcess;

/** Gives the running tasks of an item's unit to another group: to the heads alone, or to everybody of the unit again. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class UnitTasksProcess {

    private final TaskService tasks;
    private final AuthorizationService rights;

    /**
     * Exchanges the candidate group; with the same group twice it only takes the tasks from those who may not keep them.
     *
     * @param cases business keys of instances about the item, by model
     * @param mayKeep who may go on with a task he has claimed; it is taken from all others
     */
    public void exchange(Map<String, List<Long>> cases, String from, String to, Set<String> mayKeep) {
        cases.entrySet().stream()
                .flatMap(model -> of(model.getKey(), model.getValue()).stream())
                .forEach(task -> {
                    if (task.getAssignee() != null && !mayKeep.contains(task.getAssignee())) {
                        tasks.setAssignee(task.getId(), null);
                    }
                    if (!from.equals(to)) {
                        tasks.deleteCandidateGroup(task.getId(), from);
                        tasks.addCandidateGroup(task.getId(), to);
                    }
                    revoke(task, from.equals(to) ? null : from, mayKeep);
                });
    }

    /** The engine leaves a right on the task with everybody who was its candidate or had claimed it. */
    private void revoke(Task task, String group, Set<String> mayKeep) {
        rights.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task.getId()).list().stream()
                .filter(right -> group != null && group.equals(right.getGroupId())
                        || right.getUserId() != null && !mayKeep.contains(right.getUserId()))
                .map(Authorization::getId)
                .forEach(rights::deleteAuthorization);
    }

    /** Tasks offered to a group of a unit, by the business keys of their instances. */
    private List<Task> of(String process, Collection<Long> keys) {
        return keys.isEmpty()
                ? List.of()
                : tasks
                        .createTaskQuery()
                        .processInstanceBusinessKeyIn(
                                keys.stream().map(String::valueOf).toArray(String[]::new))
                        .list()
                        .stream()
                        .filter(task -> process.equals(ModelProcess.homeOf(
                                task.getProcessDefinitionId().split(":", 2)[0])))
                        .filter(this::isOfUnit)
                        .toList();
    }

    private boolean isOfUnit(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .anyMatch(link -> link.getGroupId() != null
                        && (link.getGroupId().startsWith("inspected-unit:")
                                || link.getGroupId().startsWith("unit-head:")));
    }
}
