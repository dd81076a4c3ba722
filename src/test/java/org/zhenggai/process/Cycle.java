package org.zhenggai.process;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.access.Directory;
import org.zhenggai.access.Role;
import org.zhenggai.intake.Corrections;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.plan.PlanTable;
import org.zhenggai.plan.PlanTable.Change;
import org.zhenggai.round.ItemKind;

/** Takes rounds through the cycle as their users would; every method reads like a sentence of a test. */
@Component
public class Cycle {

    public static final String OFFICE = "office1";
    public static final String HANDLER = "handler1";
    public static final String HEAD = "head1";
    public static final String OTHER_UNIT = "handler2";
    public static final String LEADER = "leader1";
    public static final String SECRETARY = "secretary1";
    public static final String DISCIPLINE = "discipline1";

    /** A Monday without holidays near it. */
    public static final LocalDateTime START = LocalDateTime.of(2024, 3, 4, 10, 0);

    private final Directory directory;
    private final IntakeService intake;
    private final PlanTable plan;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final FormService forms;
    private final ManagementService management;
    private final IdentityService identities;
    private final JdbcClient jdbc;
    private final Clock clock;

    Cycle(
            Directory directory,
            IntakeService intake,
            PlanTable plan,
            RuntimeService runtime,
            TaskService tasks,
            FormService forms,
            ManagementService management,
            IdentityService identities,
            JdbcClient jdbc,
            Clock clock) {
        this.directory = directory;
        this.intake = intake;
        this.plan = plan;
        this.runtime = runtime;
        this.tasks = tasks;
        this.forms = forms;
        this.management = management;
        this.identities = identities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The people of the tests, once a database: two units with a handler and a head, and one of each role above. */
    public void people() {
        if (!directory.units().isEmpty()) {
            return;
        }
        directory.addUnit(new Directory.Unit("unit1", "财政分局", "department"));
        directory.addUnit(new Directory.Unit("unit2", "河田社区", "community"));
        person(HANDLER, "handler", "unit1", Role.INSPECTED_UNIT);
        person(HEAD, "head", "unit1", Role.INSPECTED_UNIT);
        person(OTHER_UNIT, "handler", "unit2", Role.INSPECTED_UNIT);
        person(OFFICE, "office", null, Role.RECTIFICATION_OFFICE);
        person(LEADER, "leader", null, Role.LEADING_GROUP);
        person(SECRETARY, "secretary", null, Role.SECRETARY);
        person(DISCIPLINE, "discipline", null, Role.DISCIPLINE);
    }

    private void person(String username, String post, String unit, Role role) {
        directory.addPerson(new Directory.Person(username, "测试-" + username, post, unit, Set.of(role)), "test-only");
    }

    /** Imports a feedback with as many findings, at {@link #START}; returns the round's id. */
    public long round(int findings) {
        people();
        at(START);
        StringBuilder text = new StringBuilder("关于巡察某镇党委的反馈意见" + System.nanoTime() + "\n\n（一）关于责任落实不到位方面\n\n");
        for (int n = 1; n <= findings; n++) {
            text.append(n).append(".针对“第").append(n).append("类账目不清”的问题。有关台账不全，责任人不明确。\n\n");
        }
        return intake.commit(
                "feedback.txt",
                text.toString().getBytes(StandardCharsets.UTF_8),
                Corrections.none(START.toLocalDate()),
                OFFICE);
    }

    /** A round whose items are started: studied, planned for unit1 with a deadline far away, approved, final. */
    public long startedRound(int findings) {
        long round = round(findings);
        complete("studyFeedback", round, OFFICE, Map.of(
                "studiedOn", START.toLocalDate().toString(),
                "resolution", "全面认领",
                "concentratedEnd", START.toLocalDate().plusMonths(6).toString()));
        fillPlan(round, row -> new Change(
                row.id(), row.version(), "unit1", List.of(), LEADER, ItemKind.DATED, LocalDate.of(2024, 8, 30), false));
        complete("preparePlan", round, OFFICE, Map.of());
        complete("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        Map<String, Object> confirmed = new HashMap<>(approvedOn(START.toLocalDate()));
        confirmed.put("resolution", "细化措施");
        complete("confirmPlan", round, SECRETARY, confirmed);
        runJobs();
        return round;
    }

    public void fillPlan(long round, Function<PlanTable.Row, Change> change) {
        plan.save(round, plan.rows(round).stream().map(change).toList(), OFFICE);
    }

    public static Map<String, Object> approvedOn(LocalDate day) {
        return Map.of("decision", "approved", "heldOn", day.toString());
    }

    /** The ids of a round's items in order. */
    public List<Long> items(long round) {
        return jdbc.sql("select id from item where round = ? order by position").param(round).query(Long.class).list();
    }

    /** The item of a started round of one finding, taken to its report task in an open period. */
    public long itemInWork() {
        long round = startedRound(1);
        long item = items(round).get(0);
        complete("acceptItem", item, HEAD, Map.of("decision", "accepted"));
        complete("proposeMeasures", item, HANDLER, Map.of("measures", "清理账目\n建立台账"));
        complete("reviewMeasures", item, OFFICE, Map.of("decision", "approved"));
        openNextPeriod();
        return item;
    }

    /** Lets the time pass until the next reporting period has opened and asked its items. */
    public void openNextPeriod() {
        fireTimer("timer_fortnight");
        runJobs();
    }

    /** Lets the time pass until the open period is cut off, assessed and its bulletin compiled. */
    public void cutOff() {
        fireTimer("timer_cutOff");
        runJobs();
    }

    public static Map<String, Object> report(int progress) {
        return Map.of("progress", progress, "done", "清理了账目" + progress, "request", "continue", "evidence", "台账" + progress);
    }

    public static Map<String, Object> done() {
        return Map.of("progress", 100, "done", "全部完成", "request", "done", "evidence", "台账汇编");
    }

    /** Completes the task of an instance as this user, with the user's own rights. */
    public void complete(String key, long id, String user, Map<String, Object> form) {
        Task task = task(key, id);
        identities.setAuthentication(
                user,
                identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList());
        try {
            forms.submitTaskForm(task.getId(), form);
        } finally {
            identities.clearAuthentication();
        }
    }

    /** The waiting task of this key and business key; fails when there is none. */
    public Task task(String key, long id) {
        List<Task> found = tasks(key, id);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " tasks " + key + " wait for " + id);
        }
        return found.get(0);
    }

    public List<Task> tasks(String key, long id) {
        return tasks.createTaskQuery()
                .taskDefinitionKey("userTask_" + key)
                .processInstanceBusinessKey(Long.toString(id))
                .list();
    }

    /** The running instance of a process with this business key, or null. */
    public ProcessInstance instance(String process, long id) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(Long.toString(id))
                .singleResult();
    }

    public void at(LocalDateTime time) {
        ClockUtil.setCurrentTime(Date.from(time.atZone(clock.getZone()).toInstant()));
    }

    /** Moves the clock to the earliest timer of this element and fires it. */
    public void fireTimer(String element) {
        Job job = management.createJobQuery().timers().activityId(element).orderByJobDuedate().asc().list().get(0);
        ClockUtil.setCurrentTime(job.getDuedate());
        management.executeJob(job.getId());
    }

    /** Runs every asynchronous step that waits. */
    public void runJobs() {
        List<Job> jobs = new ArrayList<>(management.createJobQuery().messages().withRetriesLeft().list());
        while (!jobs.isEmpty()) {
            jobs.forEach(job -> management.executeJob(job.getId()));
            jobs = management.createJobQuery().messages().withRetriesLeft().list();
        }
    }
}
