package org.zhenggai.signoff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.people.Directory;
import org.zhenggai.round.Refusal;

/** The tasks of {@code sign-off} that wait for a leader, and their completion with his own rights, as in Tasklist. */
@Component
class SignOffTasksProcess {

    private static final String[] SIGNATURES = {"userTask_signOffLeader", "userTask_signOffSecretary"};

    private static final String OVERTAKEN = "刚刚已由他人办理或状态已变，没有签批。请刷新后查看。";

    /** More than anybody reads in a day; the page says when there are more. */
    static final int MOST = 500;

    private final TaskService tasks;
    private final FormService forms;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final Directory directory;
    private final TransactionTemplate each;

    SignOffTasksProcess(
            TaskService tasks,
            FormService forms,
            RuntimeService runtime,
            IdentityService identities,
            Directory directory,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.forms = forms;
        this.runtime = runtime;
        this.identities = identities;
        this.directory = directory;
        this.each = new TransactionTemplate(transactions);
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A signature that is waited for. */
    record Waiting(String task, String step, long item) {}

    /** What waits for this person and nobody else has claimed, oldest first, by the engine's own rights. */
    List<Waiting> waitingFor(String user) {
        List<String> groups = List.copyOf(directory.groupsOf(user));
        List<Task> found = as(
                user,
                groups,
                () -> tasks
                        .createTaskQuery()
                        .taskDefinitionKeyIn(SIGNATURES)
                        .taskCandidateGroupIn(groups)
                        .includeAssignedTasks()
                        .active()
                        .orderByTaskCreateTime()
                        .asc()
                        .listPage(0, MOST)
                        .stream()
                        .filter(task ->
                                task.getAssignee() == null || task.getAssignee().equals(user))
                        .toList());
        Map<String, String> items = items(found);
        return found.stream()
                // Signed by somebody else between the two queries: with its last task the instance is gone too.
                .filter(task -> items.containsKey(task.getProcessInstanceId()))
                .map(task -> new Waiting(
                        task.getId(),
                        task.getName().split(" ", 2)[0],
                        Long.parseLong(items.get(task.getProcessInstanceId()))))
                .toList();
    }

    private Map<String, String> items(List<Task> found) {
        Set<String> instances = found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        return instances.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    /**
     * Signs one task in a transaction of its own: claims it and submits its form as this person.
     *
     * @return empty when it is signed, or the sentence that says why it is not; then nothing was changed
     */
    Optional<String> sign(String user, String task, Map<String, Object> form) {
        try {
            as(
                    user,
                    List.copyOf(directory.groupsOf(user)),
                    () -> each.execute(status -> {
                        tasks.claim(task, user);
                        forms.submitTaskForm(task, form);
                        return null;
                    }));
            return Optional.empty();
        } catch (ProcessEngineException | ConcurrencyFailureException | Refusal e) {
            // While somebody else completes the task its parts go one by one, and the engine stumbles in many ways;
            // nobody is logged in here, so that the query sees the task whoever may work on it.
            boolean isDone = tasks.createTaskQuery().taskId(task).count() == 0;
            return Optional.of(isDone ? OVERTAKEN : sentence(e));
        }
    }

    /** A fault that is nobody's refusal and no conflict goes on as the fault it is. */
    private static String sentence(RuntimeException error) {
        List<Throwable> chain = Stream.iterate((Throwable) error, cause -> cause != null, Throwable::getCause)
                .toList();
        Function<Class<?>, Optional<Throwable>> first =
                type -> chain.stream().filter(type::isInstance).findFirst();
        Optional<Throwable> refusal = first.apply(Refusal.class);
        if (refusal.isPresent()) {
            return refusal.get().getMessage();
        }
        if (first.apply(AuthorizationException.class).isPresent()) {
            return "不在您的办理范围内。";
        }
        boolean isOvertaken = Stream.of(
                        OptimisticLockingException.class,
                        ConcurrencyFailureException.class,
                        TaskAlreadyClaimedException.class,
                        NullValueException.class)
                .anyMatch(type -> first.apply(type).isPresent());
        if (isOvertaken) {
            return OVERTAKEN;
        }
        throw error;
    }

    private <T> T as(String user, List<String> groups, Supplier<T> work) {
        identities.setAuthentication(user, groups);
        try {
            return work.get();
        } finally {
            identities.clearAuthentication();
        }
    }
}
