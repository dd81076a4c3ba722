package org.zhenggai.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;
import org.zhenggai.demo.trial.TrialAnswersProcess;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.engine.TaskSubmissionProcess;
import org.zhenggai.engine.view.ViewSerializer;
import org.zhenggai.engine.view.Views;

/** Moves the engine's clock and does what its users do in Tasklist: claim a task, read its form, submit it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ReplayProcess {

    /** Fields that forms did not have when the databases were kept from which an upgrade is tried. */
    private static final Set<String> YOUNGER = Set.of("attendee", "recorder");

    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final FormService forms;
    private final PersonTasksProcess persons;
    private final Views views;
    private final TrialAnswersProcess strangers;
    private final Clock clock;

    /** A task that waits for somebody; {@code id} is the business key, {@code key} such as {@code acceptItem}. */
    public record Waiting(String task, String key, long id) {}

    /** Lets the time pass until then, firing every timer on its way at its own time. */
    void moveTo(LocalDateTime then) {
        runJobs();
        Date end = Date.from(then.atZone(clock.getZone()).toInstant());
        Job next = nextTimer(end);
        while (next != null) {
            ClockUtil.setCurrentTime(next.getDuedate());
            management.executeJob(next.getId());
            runJobs();
            next = nextTimer(end);
        }
        ClockUtil.setCurrentTime(end);
    }

    /** Back to the time of the machine. */
    public void presentTime() {
        ClockUtil.reset();
    }

    private Job nextTimer(Date end) {
        List<Job> due = management
                .createJobQuery()
                .timers()
                .duedateLowerThan(new Date(end.getTime() + 1))
                .orderByJobDuedate()
                .asc()
                .orderByJobId()
                .asc()
                .listPage(0, 1);
        return due.isEmpty() ? null : due.get(0);
    }

    /** Runs what a job executor would run now. */
    private void runJobs() {
        List<Job> jobs =
                management.createJobQuery().messages().withRetriesLeft().list();
        while (!jobs.isEmpty()) {
            jobs.stream().filter(this::isThere).forEach(job -> management.executeJob(job.getId()));
            jobs = management.createJobQuery().messages().withRetriesLeft().list();
        }
    }

    /** One job may do away with another, as a dissent does with the answers after it. */
    private boolean isThere(Job job) {
        return management.createJobQuery().jobId(job.getId()).count() > 0;
    }

    /** Everything that waits now, oldest first. */
    List<Waiting> waiting() {
        Map<String, String> keys = runtime.createProcessInstanceQuery().list().stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        return tasks.createTaskQuery().orderByTaskCreateTime().asc().list().stream()
                .map(task ->
                        new Waiting(task.getId(), keyOf(task), Long.parseLong(keys.get(task.getProcessInstanceId()))))
                .sorted(Comparator.comparing(Waiting::key)
                        .thenComparing(Waiting::id)
                        .thenComparing(task -> task.key().equals("coVerifyItem") ? personOf(task) : ""))
                .toList();
    }

    private static String keyOf(Task task) {
        return task.getTaskDefinitionKey().substring("userTask_".length());
    }

    /** What the form of the task shows under a name. */
    Object shown(Waiting task, String name) {
        return forms.getTaskFormVariables(task.task(), List.of(name), true).get(name);
    }

    /** The rows that the form of the task offers to be filled in. */
    List<Map<String, Object>> rows(Waiting task, String list) {
        return ((SpinJsonNode) shown(task, list))
                .elements().stream()
                        .map(row -> row.fieldNames().stream().collect(Collectors.toMap(name -> name, name ->
                                (Object) row.prop(name).stringValue())))
                        .toList();
    }

    /** What whoever does the task sees of the case under the name of a view. */
    @SuppressWarnings("unchecked")
    public <T> T view(Waiting task, String name) {
        return (T) ViewSerializer.plain(views, name, task.id(), null);
    }

    /** Who is asked by name. */
    public String personOf(Waiting task) {
        return tasks.getIdentityLinksForTask(task.task()).stream()
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** The values that the form of the task offers under the name of a view. */
    List<String> choices(Waiting task, String view) {
        List<Map<String, Object>> choices = view(task, view);
        return choices.stream().map(choice -> (String) choice.get("value")).toList();
    }

    /** A task that began before an upgrade keeps its form of that time, which knows nothing of younger fields. */
    private Map<String, Object> known(Waiting task, Map<String, Object> form) {
        if (Collections.disjoint(form.keySet(), YOUNGER)) {
            return form;
        }
        try (InputStream deployed = forms.getDeployedTaskForm(task.task())) {
            String fields = new String(deployed.readAllBytes(), StandardCharsets.UTF_8);
            return form.entrySet().stream()
                    .filter(field -> !YOUNGER.contains(field.getKey()) || fields.contains('"' + field.getKey() + '"'))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a designer has drawn the task into a model, so that the story knows nothing of it. */
    boolean isStranger(Waiting task) {
        return strangers.isStranger(task.key());
    }

    /** Whoever of its candidates may do so completes a task that the story does not know, with the first choices. */
    void completeStranger(Waiting task) {
        Map<String, Object> form = strangers.first(task.task());
        RuntimeException refused = null;
        for (String user : strangers.candidates(task.task())) {
            try {
                complete(task, user, form);
                return;
            } catch (RuntimeException refusal) {
                refused = refusal;
            }
        }
        throw refused == null ? new IllegalStateException("环节“" + task.key() + "”没有人能办理：候选组里没有人。") : refused;
    }

    /** Claims the task and submits its form as this user, with this user's rights. */
    public void complete(Waiting task, String user, Map<String, Object> form) {
        Map<String, Object> known = strangers.fitted(task.task(), known(task, form));
        persons.as(user, () -> {
            tasks.claim(task.task(), user);
            forms.submitTaskForm(task.task(), TaskSubmissionProcess.asTasklist(known));
            return null;
        });
    }
}
