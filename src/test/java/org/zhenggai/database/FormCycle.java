package org.zhenggai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.zhenggai.process.Answers.decision;
import static org.zhenggai.process.Answers.heard;
import static org.zhenggai.process.Cycle.*;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.process.Answers;
import org.zhenggai.process.Cycle;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanTable.Change;

/** Walks a round through its cycle and opens every form on its way, so that every view is read. */
final class FormCycle {

    private final Cycle cycle;
    private final FormService forms;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private final Clock clock;

    FormCycle(Cycle cycle, FormService forms, ManagementService management, JdbcClient jdbc, Clock clock) {
        this.cycle = cycle;
        this.forms = forms;
        this.management = management;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A round of two items whose plan was returned once and then approved; its items are assigned. */
    long planned() {
        long round = cycle.round(2);
        submit(
                "studyFeedback",
                round,
                OFFICE,
                Map.of(
                        "studiedOn",
                        START.toLocalDate().toString(),
                        "resolution",
                        "全面认领",
                        "concentratedEnd",
                        "2024-06-28"));
        cycle.fillPlan(
                round,
                row -> new Change(
                        row.id(),
                        row.version(),
                        "unit1",
                        List.of("unit2"),
                        LEADER,
                        ItemKind.DATED,
                        LocalDate.of(2024, 8, 30),
                        false));
        submit("preparePlan", round, OFFICE, Map.of());
        submit("approvePlan", round, SECRETARY, Map.of("decision", "returned", "reason", "请核对配合单位"));
        submit("preparePlan", round, OFFICE, Map.of("note", "已核对"));
        submit("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        submit("confirmPlan", round, SECRETARY, and(approvedOn(START.toLocalDate()), "resolution", "细化措施"));
        cycle.runJobs();
        return round;
    }

    /** Handed back once, assigned again, accepted, with agreed measures. */
    void intoWork(long item) {
        submit("acceptItem", item, HEAD, Map.of("decision", "handedBack", "reason", "职责不符"));
        submit("reassignItem", item, OFFICE, Map.of("leadUnit", "unit1", "leader", LEADER, "reason", "仍由原单位牵头"));
        submit("acceptItem", item, HEAD, Map.of("decision", "accepted"));
        submit("proposeMeasures", item, HANDLER, Map.of("measures", "清理账目\n建立台账"));
        submit("reviewMeasures", item, OFFICE, Map.of("decision", "approved"));
    }

    /** Asks for a month more, and gets it. */
    void extend(long item) {
        submit(
                "reportProgress",
                item,
                HANDLER,
                and(
                        and(report(30), "request", "extension"),
                        "requestedDeadline",
                        "2024-09-30",
                        "extensionReason",
                        "雨季停工"));
        assertThat(submit("reviewExtension", item, OFFICE, Map.of("decision", "supported", "reason", "情况属实")))
                .containsKey("item");
        assertThat(submit("decideExtension", item, LEADER, Map.of("decision", "approved")))
                .containsKey("item");
    }

    /** Waits for an outside condition, is asked again on its day, and goes back to work. */
    void waitOutside(long item, long round, LocalDate until) {
        submit(
                "reportProgress",
                item,
                HANDLER,
                and(
                        and(report(30), "request", "waiting"),
                        "waitingWho",
                        "市财政局",
                        "waitingFor",
                        "批复预算调整",
                        "askAgainOn",
                        until.toString()));
        cycle.at(until.atTime(8, 0));
        fireNow("timer_morning", "rectification-round", round);
        assertThat(submit("askAgain", item, HANDLER, Map.of("decision", "met", "learnt", "已批复")))
                .containsKey("item");
    }

    void openPeriod(long round) {
        fire("timer_fortnight", "rectification-round", round);
    }

    void cutOff(long round) {
        fire("timer_cutOff", "fortnightly-report", lastPeriod(round));
    }

    /** Lets the time pass until a timer of this instance, whatever other rounds wait for. */
    private void fire(String timer, String process, long id) {
        Job job = management
                .createJobQuery()
                .timers()
                .activityId(timer)
                .processInstanceId(cycle.instance(process, id).getId())
                .singleResult();
        ClockUtil.setCurrentTime(job.getDuedate());
        management.executeJob(job.getId());
        cycle.runJobs();
    }

    /** Fires a timer that was due while the server was down. */
    private void fireNow(String timer, String process, long id) {
        management.executeJob(cycle.timer(process, id, timer).getId());
        cycle.runJobs();
    }

    private long lastPeriod(long round) {
        return jdbc.sql("select max(id) from reporting_period where round = ?")
                .param(round)
                .query(Long.class)
                .single();
    }

    /** The text of the period's bulletin after it was checked, heard with this decision on item 1 and published. */
    String published(long round, String decision) {
        long period = lastPeriod(round);
        LocalDate today = LocalDate.now(clock);
        submit("checkBulletin", period, OFFICE, Map.of("remark", "请协调用地"));
        submit(
                "hearBulletin",
                period,
                SECRETARY,
                cycle.hearing(
                        period,
                        decision.isEmpty()
                                ? heard(today)
                                : and(
                                        heard(today, "decisions", List.of(decision("1", decision, today.plusDays(7)))),
                                        "dayConfirmed",
                                        true)));
        cycle.runJobs();
        return jdbc.sql("select text from bulletin where period = ? and state = 'PUBLISHED'")
                .param(period)
                .query(String.class)
                .single();
    }

    /** The decisions on an item are answered, referred, renewed, answered again and confirmed. */
    void carryOut(long item) {
        jdbc.sql("select id from decision where item = ? and state = 'OPEN' order by id")
                .param(item)
                .query(Long.class)
                .list()
                .forEach(decision -> {
                    String day = LocalDate.now(clock).plusDays(9).toString();
                    submit("carryOutDecision", decision, HANDLER, Map.of("result", "cannot", "answer", "缺经费"));
                    submit("confirmDecision", decision, OFFICE, Map.of("decision", "referred", "reason", "确需时间"));
                    submit(
                            "renewDecision",
                            decision,
                            SECRETARY,
                            Map.of("decision", "renewed", "dueOn", day, "dayConfirmed", true));
                    submit("carryOutDecision", decision, HANDLER, Map.of("result", "done", "answer", "已报方案"));
                    submit("confirmDecision", decision, OFFICE, Map.of("decision", "confirmed"));
                });
    }

    /** The unit receives the letter of the item's only episode of stall. */
    void receiveLetter(long item) {
        long episode = jdbc.sql("select id from escalation_episode where item = ?")
                .param(item)
                .query(Long.class)
                .single();
        assertThat(submit("confirmReceipt", episode, HEAD, Map.of("received", true)))
                .containsKey("letter");
    }

    /** Returned by verification once, then signed off by everybody. */
    void close(long item) {
        submit("reportProgress", item, HANDLER, done());
        submit("verifyItem", item, DISCIPLINE, Answers.failed("缺验收单"));
        submit("reportProgress", item, HANDLER, done());
        submit("verifyItem", item, DISCIPLINE, Map.of("decision", "passed", "method", "desk", "opinion", "属实"));
        submit("signOffLeader", item, LEADER, Map.of("decision", "approved"));
        submit("signOffSecretary", item, SECRETARY, Map.of("decision", "approved"));
        cycle.runJobs();
    }

    /** From the end of the concentrated period to the archive; what is open is carried over. */
    void end(long round) {
        fire("timer_concentratedEnd", "rectification-round", round);
        submit("holdLifeMeeting", round, OFFICE, Map.of("heldOn", "2024-06-28", "resolution", "明确责任"));
        assertThat(submit("prepareProgressReport", round, OFFICE, Map.of("progressReport", "共2项，已销号1项。")))
                .extractingByKey("progressReport")
                .asString()
                .contains("会议逐项听取两周通报3期", "核验2次，其中通过1次、退回1次");
        submit("approveCircular", round, SECRETARY, Map.of("decision", "approved"));
        submit("trackRemaining", round, OFFICE, Map.of("carryOver", true, "reason", "转入下一轮"));
        cycle.runJobs();
    }

    /** Opens the form, submits it as this user and returns what the form showed. */
    private Map<String, Object> submit(String key, long id, String user, Map<String, Object> form) {
        Map<String, Object> shown = cycle.shown(cycle.task(key, id));
        cycle.complete(key, id, user, form);
        return shown;
    }

    private static Map<String, Object> and(Map<String, Object> form, Object... more) {
        Map<String, Object> longer = new HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            longer.put((String) more[i], more[i + 1]);
        }
        return longer;
    }
}
