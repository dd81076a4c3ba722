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
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.bulletin.HearingForm;
import org.zhenggai.engine.view.CaseView;
import org.zhenggai.engine.view.TaskViewsProcess;
import org.zhenggai.engine.view.ViewSerializer;
import org.zhenggai.engine.view.Views;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanDeadlines;
import org.zhenggai.work.plan.PlanTable;
import org.zhenggai.work.plan.PlanTable.Change;

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

    /** Who joins the discipline inspection's verifier in a joint check. */
    public static final List<String> TEAM = List.of("discipline2", "discipline3");

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
    private final RepositoryService models;
    private final Views views;

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
            Clock clock,
            RepositoryService models,
            Views views) {
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
        this.models = models;
        this.views = views;
    }

    /** The people of the tests, once a database: two units with a handler and a head, and one of each role above. */
    public void people() {
        if (!directory.units().isEmpty()) {
            return;
        }
        directory.addUnit(new Directory.Unit("town", "测试镇", "town", null));
        directory.addUnit(new Directory.Unit("unit1", "财政分局", "department", "town"));
        directory.addUnit(new Directory.Unit("unit2", "河田社区", "community", "town"));
        person(HANDLER, "handler", "unit1", Role.INSPECTED_UNIT);
        person(HEAD, "head", "unit1", Role.INSPECTED_UNIT);
        person(OTHER_UNIT, "handler", "unit2", Role.INSPECTED_UNIT);
        person(OFFICE, "office", null, Role.RECTIFICATION_OFFICE);
        person(LEADER, "leader", null, Role.LEADING_GROUP);
        person(SECRETARY, "secretary", null, Role.SECRETARY);
        person(DISCIPLINE, "discipline", null, Role.DISCIPLINE);
        TEAM.forEach(member -> person(member, "discipline", null, Role.DISCIPLINE));
    }

    private void person(String username, String post, String unit, Role role) {
        directory.addPerson(
                new Directory.Person(username, "测试-" + username, post, unit, null, Set.of(role)), "test-only");
    }

    /** Imports a feedback with as many findings, at {@link #START}; returns the round's id. */
    public long round(int findings) {
        StringBuilder text = new StringBuilder();
        for (int n = 1; n <= findings; n++) {
            text.append(n).append(".针对“第").append(n).append("类账目不清”的问题。有关台账不全，责任人不明确。\n\n");
        }
        return round(text.toString());
    }

    /** Imports a feedback with these findings, at {@link #START}; returns the round's id. */
    public long round(String findings) {
        people();
        at(START);
        String text = "关于巡察某镇党委的反馈意见" + System.nanoTime() + "\n\n（一）关于责任落实不到位方面\n\n" + findings;
        long round = intake.commit("feedback.txt", text.getBytes(StandardCharsets.UTF_8), START.toLocalDate(), OFFICE);
        strangers(round);
        return round;
    }

    /** Forgets what the round is like, so that another test can import the same findings. */
    private void strangers(long round) {
        jdbc.sql("delete from round_print where round = ?").param(round).update();
        jdbc.sql("delete from finding_print where round = ?").param(round).update();
    }

    /** A round whose items are started, planned as {@link #planned} says. */
    public long startedRound(int findings) {
        return startedRound(findings, Cycle::planned);
    }

    /** A round whose items are started: studied, planned by this function, approved, final. */
    public long startedRound(int findings, Function<PlanTable.Row, Change> change) {
        return start(plannedRound(findings, change));
    }

    /** The same for a feedback with these findings. */
    public long startedRound(String findings, Function<PlanTable.Row, Change> change) {
        return start(studied(round(findings), change));
    }

    private long start(long round) {
        complete("preparePlan", round, OFFICE, Map.of());
        complete("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        complete("confirmPlan", round, SECRETARY, Answers.confirmed());
        runJobs();
        return round;
    }

    /** A round that was studied and whose plan is filled in by this function, but not submitted. */
    public long plannedRound(int findings, Function<PlanTable.Row, Change> change) {
        return studied(round(findings), change);
    }

    private long studied(long round, Function<PlanTable.Row, Change> change) {
        complete("studyFeedback", round, OFFICE, Answers.studied());
        fillPlan(round, change);
        return round;
    }

    /** The row of an ordinary item: led by unit1, its deadline far away. */
    public static Change planned(PlanTable.Row row) {
        return planned(row, LocalDate.of(2024, 8, 30), false);
    }

    /** The row of a major item. */
    public static Change plannedAsMajor(PlanTable.Row row) {
        return planned(row, LocalDate.of(2024, 8, 30), true);
    }

    /** The row of an item that involves money. */
    public static Change plannedWithMoney(PlanTable.Row row) {
        return new Change(
                row.id(),
                row.version(),
                "unit1",
                List.of(),
                LEADER,
                ItemKind.DATED,
                LocalDate.of(2024, 8, 30),
                false,
                true);
    }

    /** The row of a standing item. */
    public static Change plannedAsStanding(PlanTable.Row row) {
        return new Change(
                row.id(),
                row.version(),
                "unit1",
                List.of(),
                LEADER,
                ItemKind.STANDING,
                LocalDate.of(2024, 8, 30),
                false);
    }

    public static Change planned(PlanTable.Row row, LocalDate deadline, boolean major) {
        return new Change(row.id(), row.version(), "unit1", List.of(), LEADER, ItemKind.DATED, deadline, major);
    }

    public void fillPlan(long round, Function<PlanTable.Row, Change> change) {
        List<Change> changes = plan.rows(round).stream().map(change).toList();
        plan.save(round, changes, new PlanDeadlines.Decision("已逐项核对", plan.doubtful(round, changes)), OFFICE);
    }

    /** The ids of a round's items in order. */
    public List<Long> items(long round) {
        return jdbc.sql("select id from item where round = ? order by position")
                .param(round)
                .query(Long.class)
                .list();
    }

    /** The item of a started round of one finding, taken to its report task in an open period. */
    public long itemInWork() {
        return itemInWork(Cycle::planned);
    }

    public long itemInWork(Function<PlanTable.Row, Change> change) {
        long round = startedRound(1, change);
        long item = items(round).get(0);
        toWork(item);
        openPeriod(round);
        return item;
    }

    /** Accepts a started item and agrees its measures. */
    public void toWork(long item) {
        complete("acceptItem", item, HEAD, Map.of("decision", "accepted"));
        complete("proposeMeasures", item, HANDLER, Map.of("measures", "清理账目\n建立台账"));
        complete("reviewMeasures", item, OFFICE, Answers.approved());
    }

    /** Signs an item off from its report task to the decision of the secretary. */
    public void toClosure(long item) {
        complete("reportProgress", item, HANDLER, done());
        verify(item);
        complete("signOffLeader", item, LEADER, Answers.approved());
        complete("signOffSecretary", item, SECRETARY, Answers.approved());
        runJobs();
    }

    /** Takes an item from its report task to the signature of the responsible leader, verified by the office. */
    public void toSignOff(long item) {
        complete("reportProgress", item, HANDLER, done());
        verify(item, OFFICE);
    }

    /** The discipline inspection verifies on the spot, where a joint check is asked for with its team. */
    public void verify(long item) {
        verify(item, DISCIPLINE);
    }

    public void verify(long item, String lead) {
        Map<String, Object> form = new HashMap<>(Answers.passedOnSite());
        boolean isJoint = jdbc.sql("select major from item where id = ?")
                .param(item)
                .query(Boolean.class)
                .single();
        if (isJoint) {
            form.put("members", TEAM);
        }
        complete("verifyItem", item, lead, form);
        if (isJoint) {
            TEAM.forEach(member -> coVerify(item, member, Map.of("decision", "agreed")));
        }
        runJobs();
    }

    /** A co-verifier completes his own task. */
    public void coVerify(long item, String member, Map<String, Object> form) {
        completeAs(member, coVerification(item, member), form);
    }

    /** The co-verifier's own task. */
    public Task coVerification(long item, String member) {
        return tasks.createTaskQuery()
                .taskDefinitionKey("userTask_coVerifyItem")
                .processInstanceBusinessKey(Long.toString(item))
                .taskCandidateUser(member)
                .singleResult();
    }

    /** What cards, titles and messages call the round. */
    public String nameOf(long round) {
        return jdbc.sql("select short_name from round where id = ?")
                .param(round)
                .query(String.class)
                .single();
    }

    public long roundOf(long item) {
        return jdbc.sql("select round from item where id = ?")
                .param(item)
                .query(Long.class)
                .single();
    }

    /** The ids of a round's periods in order. */
    public List<Long> periods(long round) {
        return jdbc.sql("select id from reporting_period where round = ? order by number")
                .param(round)
                .query(Long.class)
                .list();
    }

    /** The id of a round's newest period. */
    public long period(long round) {
        List<Long> periods = periods(round);
        return periods.get(periods.size() - 1);
    }

    /** Lets the time pass until the round's next reporting period has opened and asked its items. */
    public void openPeriod(long round) {
        fireTimer("rectification-round", round, "timer_fortnight");
        runJobs();
    }

    /** The same for the newest round. */
    public void openNextPeriod() {
        openPeriod(jdbc.sql("select max(id) from round").query(Long.class).single());
    }

    /** Lets the time pass until the round's open period is cut off, assessed and its bulletin compiled. */
    public void cutOff(long round) {
        fireTimer("fortnightly-report", period(round), "timer_cutOff");
        runJobs();
    }

    /** Completes the task of an instance as this user, with the user's own rights. */
    public void complete(String key, long id, String user, Map<String, Object> form) {
        Task task = task(key, id);
        completeAs(user, task, key.equals("verifyItem") ? filledIn(id, form) : form);
    }

    /** Completes this task as this user, with the user's own rights. */
    public void completeAs(String user, Task task, Map<String, Object> form) {
        identities.setAuthentication(
                user,
                identities.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
        try {
            forms.submitTaskForm(task.getId(), form);
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Where a verifier says nothing else, he checked today and found every measure carried out. */
    private Map<String, Object> filledIn(long item, Map<String, Object> form) {
        Map<String, Object> filled = new HashMap<>(form);
        filled.putIfAbsent("checkedOn", LocalDate.now(clock).toString());
        filled.putIfAbsent(
                "conclusions",
                jdbc
                        .sql("select position from measure where item = ? order by position")
                        .param(item)
                        .query(Integer.class)
                        .list()
                        .stream()
                        .map(no -> Map.of("no", no, "conclusion", "done"))
                        .toList());
        return filled;
    }

    /** The secretary submits the form of a hearing with these answers, its lists whole as the form shows them. */
    public void hear(long period, Map<String, Object> answers) {
        complete("hearBulletin", period, SECRETARY, hearing(period, answers));
    }

    /** What Tasklist submits when these answers are filled into the form of a hearing. */
    public Map<String, Object> hearing(long period, Map<String, Object> answers) {
        return HearingForm.filled(shown(task("hearBulletin", period))::get, answers);
    }

    /** What stands above and in the form of a task: the views of its case, and what its fields begin with. */
    public Map<String, Object> shown(Task task) {
        Map<String, Object> shown = new HashMap<>(forms.getTaskFormVariables(task.getId()));
        UserTask model = models.getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        TaskViewsProcess.of(model).stream()
                .filter(name -> views.get(name) instanceof CaseView)
                .forEach(name -> shown.put(name, ViewSerializer.plain(views, name, subject(task), null)));
        return shown;
    }

    private long subject(Task task) {
        return Long.parseLong(runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
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

    public static Map<String, Object> approvedOn(LocalDate day) {
        return Map.of("decision", "approved", "heldOn", day.toString());
    }

    public static Map<String, Object> report(int progress) {
        return Map.of(
                "progress", progress, "done", "清理了账目" + progress, "request", "continue", "evidence", "台账" + progress);
    }

    public static Map<String, Object> done() {
        return Map.of("progress", 100, "done", "全部完成", "request", "done", "evidence", "台账汇编");
    }

    /** The timer of this element that an instance waits for; fails when it waits for none. */
    public Job timer(String process, long id, String element) {
        return management
                .createJobQuery()
                .timers()
                .activityId(element)
                .processInstanceId(instance(process, id).getId())
                .list()
                .get(0);
    }

    /** Moves the clock to the timer of this element and fires it. */
    public void fireTimer(String process, long id, String element) {
        Job job = timer(process, id, element);
        ClockUtil.setCurrentTime(job.getDuedate());
        management.executeJob(job.getId());
    }

    /** Runs every asynchronous step that waits. */
    public void runJobs() {
        List<Job> jobs = new ArrayList<>(
                management.createJobQuery().messages().withRetriesLeft().list());
        while (!jobs.isEmpty()) {
            // One job may do away with another, as a dissent does with the answers after it.
            jobs.stream()
                    .filter(job ->
                            management.createJobQuery().jobId(job.getId()).count() > 0)
                    .forEach(job -> management.executeJob(job.getId()));
            jobs = management.createJobQuery().messages().withRetriesLeft().list();
        }
    }
}
