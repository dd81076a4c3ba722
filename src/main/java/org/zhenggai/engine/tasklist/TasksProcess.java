package org.zhenggai.engine.tasklist;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.kernel.Refusal;

/** Open tasks as the engine knows them: who sees them, to whom they are offered, who has them. */
@Component
@RequiredArgsConstructor
class TasksProcess {

    private final TaskService tasks;
    private final FilterService filters;
    private final PersonTasksProcess persons;
    private final ProcessEngineConfigurationImpl engine;
    private final Clock clock;

    /**
     * A task that somebody may see.
     *
     * @param key such as {@code reportProgress}
     * @param step what is to be done, such as {@code 填报两周报告}
     * @param process key of its process, which says what the subject is
     * @param subject business key of its instance
     * @param due null when it has no time
     * @param assignee null when nobody has claimed it
     */
    record Open(String id, String key, String step, String process, long subject, LocalDateTime due, String assignee)
            implements Subjects.Listed {}

    /** Those of the tasks that this person may see, and no others. */
    List<Open> visible(String user, Collection<String> ids) {
        List<Task> found = persons.as(
                user,
                () -> tasks.createTaskQuery()
                        .taskIdIn(ids.toArray(String[]::new))
                        .active()
                        .list());
        return persons.subjects(found).entrySet().stream()
                .map(task -> open(task.getKey(), task.getValue()))
                .toList();
    }

    private Open open(Task task, long subject) {
        return new Open(
                task.getId(),
                TaskIdsProcess.key(task),
                task.getName().split(" ", 2)[0],
                TaskIdsProcess.model(task.getProcessDefinitionId()),
                subject,
                TaskIdsProcess.time(task.getDueDate(), clock),
                task.getAssignee());
    }

    /** Whether the task still waits, whoever asks. */
    boolean isOpen(String task) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(
                        () -> tasks.createTaskQuery().taskId(task).count() > 0));
    }

    /** Those of the tasks that are offered to one of the groups. */
    Set<String> offeredTo(List<String> groups, Collection<String> ids) {
        return tasks
                .createTaskQuery()
                .taskIdIn(ids.toArray(String[]::new))
                .taskCandidateGroupIn(groups)
                .includeAssignedTasks()
                .list()
                .stream()
                .map(Task::getId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * How many tasks each filter of this person has, by the filter's id. The filters ask for his own tasks only, so
     * they are counted without the engine's rows of rights, which makes it many times faster.
     */
    Map<String, Long> counts(String user) {
        return persons.as(
                user,
                () -> filters.createTaskFilterQuery().list().stream()
                        .map(Filter::getId)
                        .collect(Collectors.toMap(Function.identity(), this::count)));
    }

    private Long count(String filter) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> filters.count(filter)));
    }

    /**
     * Gives the task to a person, or back to all to whom it is offered.
     *
     * @param to null to give it back
     * @param isNew whether he is no candidate yet and becomes one
     * @throws Refusal when somebody else has just changed the task
     */
    void assign(String task, String to, boolean isNew) {
        try {
            if (isNew) {
                tasks.addCandidateUser(task, to);
            }
            tasks.setAssignee(task, to);
        } catch (ProcessEngineException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal("任务刚刚已办理或改派，没有指派。请刷新任务列表后再选。");
        }
    }
}
