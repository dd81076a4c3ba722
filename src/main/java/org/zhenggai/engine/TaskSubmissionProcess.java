package org.zhenggai.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.gate.OvertakenProcess;

/** Completes tasks from our own pages as their people would in Tasklist: with their rights, through the same checks. */
@Component
public class TaskSubmissionProcess {

    private static final String CHANGED = "状态刚刚已变，没有办成。请刷新后查看。";

    private final TaskService tasks;
    private final FormService forms;
    private final PersonTasksProcess persons;
    private final JdbcClient jdbc;
    private final TransactionTemplate each;

    TaskSubmissionProcess(
            TaskService tasks,
            FormService forms,
            PersonTasksProcess persons,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.forms = forms;
        this.persons = persons;
        this.jdbc = jdbc;
        this.each = new TransactionTemplate(transactions);
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Completes one task in a transaction of its own: claims it and submits its form as this person.
     *
     * @return empty when it is done, or the sentence that says why it is not; then nothing was changed
     */
    public Optional<String> submit(String user, String task, Map<String, Object> form) {
        return submit(user, task, form, false).map(Refusal::getMessage);
    }

    /** The same, with what is wrong in which field where it is known. */
    public Optional<Refusal> submitForm(String user, String task, Map<String, Object> form) {
        return submit(user, task, form, false);
    }

    /** Says what {@link #submit} would, and changes nothing. */
    public Optional<String> tryOut(String user, String task, Map<String, Object> form) {
        return submit(user, task, form, true).map(Refusal::getMessage);
    }

    private Optional<Refusal> submit(String user, String task, Map<String, Object> form, boolean isTrial) {
        try {
            persons.as(
                    user,
                    () -> each.execute(status -> {
                        tasks.claim(task, user);
                        forms.submitTaskForm(task, asTasklist(form));
                        if (isTrial) {
                            status.setRollbackOnly();
                        }
                        return null;
                    }));
            return Optional.empty();
        } catch (ProcessEngineException | ConcurrencyFailureException | Refusal e) {
            // While somebody else completes the task its parts go one by one, and the engine stumbles in many ways;
            // nobody is logged in here, so that the query sees the task whoever may work on it.
            boolean isDone = tasks.createTaskQuery().taskId(task).count() == 0;
            return Optional.of(isDone ? new Refusal(overtaken(user, task)) : refusal(e));
        }
    }

    /** What is said to whoever comes to a task that no longer waits; his own doing is not called somebody else's. */
    public String overtaken(String user, String task) {
        return finishedBy(task)
                .map(by -> by.equals(user) ? "您已经办理过此任务，没有再办一次。请刷新后查看。" : "此任务已由他人办理，没有办成。请刷新后查看。")
                .orElse("此任务已经结束，没有办成。请刷新后查看。");
    }

    /** User name of who completed the task; empty where it ended otherwise or still waits. */
    private Optional<String> finishedBy(String task) {
        return jdbc.sql("select actor from task_act where engine_task = ? and act = 'COMPLETED'")
                .param(task)
                .query(String.class)
                .optional();
    }

    /** Tasklist submits a list as JSON. */
    public static Map<String, Object> asTasklist(Map<String, Object> form) {
        Map<String, Object> submitted = new HashMap<>(form);
        submitted.replaceAll((key, value) -> value instanceof List<?> list
                ? SpinValues.jsonValue(Spin.JSON(list)).create()
                : value);
        return submitted;
    }

    /** A fault that is nobody's refusal and no conflict goes on as the fault it is. */
    private static Refusal refusal(RuntimeException error) {
        List<Throwable> chain = Stream.iterate((Throwable) error, cause -> cause != null, Throwable::getCause)
                .toList();
        Function<Class<?>, Optional<Throwable>> first =
                type -> chain.stream().filter(type::isInstance).findFirst();
        Optional<Throwable> refusal = first.apply(Refusal.class);
        if (refusal.isPresent()) {
            return (Refusal) refusal.get();
        }
        if (first.apply(AuthorizationException.class).isPresent()) {
            return new Refusal("不在您的办理范围内。");
        }
        boolean isGone = Stream.of(TaskAlreadyClaimedException.class, NullValueException.class)
                .anyMatch(type -> first.apply(type).isPresent());
        if (isGone || OvertakenProcess.explains(error)) {
            return new Refusal(CHANGED);
        }
        throw error;
    }
}
