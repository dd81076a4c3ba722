package org.zhenggai.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.closing.round.RoundClosing;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;

@EngineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MeetingDecisionTest extends ProcessTest {

    private static final LocalDate MEETING = LocalDate.of(2024, 3, 22);
    private static final LocalDate DUE = MEETING.plusDays(7);
    private static final String OFFICE_2 = "office2";

    @Autowired
    private RoundClosing closing;

    @Autowired
    private Directory directory;

    @BeforeEach
    void secondOfTheOffice() {
        cycle.people();
        if (directory.nameOf(OFFICE_2).equals(OFFICE_2)) {
            directory.addPerson(
                    new Directory.Person(
                            OFFICE_2, "测试-" + OFFICE_2, "office", null, null, Set.of(Role.RECTIFICATION_OFFICE)),
                    "test-only");
        }
    }

    /** A round in its second period, whose first meeting has decided this. */
    private long roundAfterMeeting(Map<String, Object> meeting) {
        long round = cycle.startedRound(2);
        cycle.items(round).forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        hear(round, meeting);
        return round;
    }

    private void hear(long round, Map<String, Object> meeting) {
        cycle.complete("checkBulletin", cycle.period(round), OFFICE, Map.of());
        cycle.hear(cycle.period(round), meeting);
        cycle.runJobs();
    }

    private static Map<String, Object> decided() {
        return heard(MEETING, "decisions", List.of(decision("1", "一周内报方案", DUE)));
    }

    private static Map<String, Object> general() {
        return heard(MEETING, "general", List.of(Map.of("text", "每周调度", "dueOn", DUE.toString())));
    }

    private long decisionOf(long round) {
        return jdbc.sql("select d.id from decision d join bulletin b on b.id = d.bulletin"
                        + " join reporting_period p on p.id = b.period where p.round = ?")
                .param(round)
                .query(Long.class)
                .single();
    }

    private ProcessInstance instance(long decision) {
        return cycle.instance("meeting-decision", decision);
    }

    private Map<String, Object> row(long decision) {
        return rows("select * from decision where id = ?", decision).get(0);
    }

    private void answer(long decision, String result, String text) {
        cycle.complete("carryOutDecision", decision, HANDLER, Map.of("result", result, "answer", text));
    }

    private String text(long period) {
        return jdbc.sql("select text from bulletin where period = ?")
                .param(period)
                .query(String.class)
                .single();
    }

    @Test
    void unitCarriesOutAndTheOfficeConfirms() {
        long round = roundAfterMeeting(decided());
        long decision = decisionOf(round);
        ProcessInstance instance = instance(decision);
        assertThat(instance).isWaitingAt("userTask_carryOutDecision");
        assertThat(cycle.task("carryOutDecision", decision))
                .hasCandidateGroup("inspected-unit:unit1")
                .hasName("落实会议决定 1 第1类账目不清");
        assertThat(timeOf(cycle.task("carryOutDecision", decision).getDueDate()))
                .isEqualTo("2024-03-29T17:30");
        assertThat(view("carryOutDecision", decision, "meetingDecision"))
                .containsEntry("code", "1-1")
                .containsEntry("item", "1 第1类账目不清")
                .containsEntry("text", "一周内报方案")
                .containsEntry("unit", "财政分局")
                .containsEntry("dueOn", "2024年3月29日")
                .containsEntry("answer", null);
        assertForbidden(() ->
                cycle.complete("carryOutDecision", decision, OTHER_UNIT, Map.of("result", "done", "answer", "已报")));
        assertRefused("请填写“落实情况或原因”", () -> answer(decision, "done", " "));
        assertRefused("请选择“办理结果”", () -> answer(decision, "almost", "快了"));
        answer(decision, "done", "方案已报整改办");
        assertThat(instance).isWaitingAt("userTask_confirmDecision");
        assertThat(view("confirmDecision", decision, "meetingDecision")
                        .get("answer")
                        .toString())
                .contains("方案已报整改办");
        cycle.complete("confirmDecision", decision, OFFICE, Map.of("decision", "confirmed"));
        assertThat(instance).isEnded().hasPassed("endEvent_decisionCarriedOut");
        assertThat(row(decision))
                .containsEntry("STATE", "DONE")
                .containsEntry("ANSWER", "DONE")
                .containsEntry("ANSWER_TEXT", "方案已报整改办")
                .containsEntry("ANSWERED_BY", HANDLER)
                .containsEntry("CONFIRMED_BY", OFFICE);
        assertThat(events(cycle.items(round).get(0))).endsWith("DECIDED", "DECISION_ANSWERED", "DECISION_CONFIRMED");
        cycle.openPeriod(round);
        cycle.cutOff(round);
        assertThat(text(cycle.period(round)))
                .contains("六、以往会议决定落实情况\n第1-1号 事项1（财政分局）：一周内报方案。2024年3月22日决定，2024年3月29日前落实；"
                        + "2024年3月22日已落实。报告：方案已报整改办。\n");
        cycle.openPeriod(round);
        cycle.cutOff(round);
        assertThat(text(cycle.period(round))).contains("六、以往会议决定落实情况\n无。");
    }

    @Test
    void officeSendsBackWithTheReason() {
        long decision = decisionOf(roundAfterMeeting(decided()));
        answer(decision, "done", "已开会研究");
        assertRefused(
                "请填写“理由”", () -> cycle.complete("confirmDecision", decision, OFFICE, Map.of("decision", "returned")));
        cycle.complete("confirmDecision", decision, OFFICE, returned("没有看到方案"));
        assertThat(instance(decision)).isWaitingAt("userTask_carryOutDecision");
        assertThat(view("carryOutDecision", decision, "meetingDecision")
                        .get("lastReason")
                        .toString())
                .contains("没有看到方案");
        assertThat(row(decision)).containsEntry("STATE", "OPEN").containsEntry("ANSWER_TEXT", "已开会研究");
    }

    @Test
    void whatCannotBeDoneIsNotConfirmedButGetsAnotherDate() {
        long decision = decisionOf(roundAfterMeeting(decided()));
        answer(decision, "cannot", "经费没有批复");
        assertRefused(
                "对方报告这项决定无法落实",
                () -> cycle.complete("confirmDecision", decision, OFFICE, Map.of("decision", "confirmed")));
        cycle.complete("confirmDecision", decision, OFFICE, Map.of("decision", "referred", "reason", "确需等批复"));
        assertThat(cycle.task("renewDecision", decision)).hasCandidateGroup("secretary");
        assertRefused("请填写“新日期”", () -> renew(decision, Map.of("decision", "renewed")));
        assertRefused("须晚于今天", () -> renew(decision, Map.of("decision", "renewed", "dueOn", MEETING.toString())));
        renew(decision, Map.of("decision", "renewed", "dueOn", "2024-04-12"));
        assertThat(timeOf(cycle.task("carryOutDecision", decision).getDueDate()))
                .isEqualTo("2024-04-12T17:30");
        assertThat(row(decision))
                .containsEntry("STATE", "OPEN")
                .satisfies(row -> assertThat(row.get("ORIGINAL_DUE_ON") + " " + row.get("DUE_ON"))
                        .isEqualTo("2024-03-29 2024-04-12"));
        assertThat(view("carryOutDecision", decision, "meetingDecision"))
                .containsEntry("originalDueOn", "2024年3月29日")
                .containsEntry("dueOn", "2024年4月12日");
    }

    private void renew(long decision, Map<String, Object> form) {
        cycle.complete("renewDecision", decision, SECRETARY, form);
    }

    @Test
    void leaderKeepsTheDate() {
        long decision = referred(roundAfterMeeting(decided()));
        assertRefused("请填写“理由”", () -> renew(decision, Map.of("decision", "upheld")));
        renew(decision, Map.of("decision", "upheld", "reason", "经费可先垫付"));
        assertThat(instance(decision)).isWaitingAt("userTask_carryOutDecision");
        assertThat(row(decision)).containsEntry("STATE", "OPEN").containsEntry("REASON", "经费可先垫付");
    }

    @Test
    void leaderDropsTheDecision() {
        long decision = referred(roundAfterMeeting(decided()));
        ProcessInstance instance = instance(decision);
        renew(decision, Map.of("decision", "dropped", "reason", "上级已统一部署"));
        assertThat(instance).isEnded().hasPassed("endEvent_decisionDropped");
        assertThat(row(decision)).containsEntry("STATE", "DROPPED").containsEntry("REASON", "上级已统一部署");
    }

    private long referred(long round) {
        long decision = decisionOf(round);
        answer(decision, "cannot", "经费没有批复");
        cycle.complete("confirmDecision", decision, OFFICE, Map.of("decision", "referred", "reason", "确需等批复"));
        return decision;
    }

    @Test
    void generalDecisionIsTheOfficesAndConfirmedByAnother() {
        long round = roundAfterMeeting(general());
        long decision = decisionOf(round);
        assertThat(cycle.task("carryOutDecision", decision))
                .hasCandidateGroup("rectification-office")
                .hasName("落实会议决定 第1期会议");
        assertForbidden(() -> answer(decision, "done", "代办"));
        cycle.complete("carryOutDecision", decision, OFFICE, Map.of("result", "done", "answer", "已开两次调度会"));
        assertThat(shownTo(OFFICE, "confirmDecision", decision, "confirmations").toString())
                .as("what he may not choose is not offered, but explained")
                .contains("why=这项决定的落实情况是您本人");
        assertThat(shownTo(OFFICE_2, "confirmDecision", decision, "confirmations")
                        .toString())
                .doesNotContain("why=这项决定");
        assertRefused(
                "请由整改办其他人员确认",
                () -> cycle.complete("confirmDecision", decision, OFFICE, Map.of("decision", "confirmed")));
        cycle.complete("confirmDecision", decision, OFFICE_2, Map.of("decision", "confirmed"));
        assertThat(row(decision)).containsEntry("STATE", "DONE");
        assertThat(roundEvents(round)).contains("DECIDED", "DECISION_ANSWERED", "DECISION_CONFIRMED");
    }

    @Test
    void decisionForTheOfficeOnAnItemIsNotTheUnits() {
        Map<String, Object> row = new HashMap<>(decision("1", "与市局协调", DUE));
        row.put("by", "office");
        long decision = decisionOf(roundAfterMeeting(heard(MEETING, "decisions", List.of(row))));
        assertThat(cycle.task("carryOutDecision", decision)).hasCandidateGroup("rectification-office");
        assertThat(row(decision)).containsEntry("UNIT", null);
    }

    @Test
    void unfinishedDecisionComesBackWithItsAgeUntilTheLeaderDropsIt() {
        long round = roundAfterMeeting(decided());
        long decision = decisionOf(round);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        long second = cycle.period(round);
        assertThat(text(second))
                .contains("第1-1号 事项1（财政分局）：一周内报方案。2024年3月22日决定，2024年3月29日前落实；截至2024年4月7日，议定已16天，已逾期9天，待落实，首次列入通报。");
        cycle.complete("checkBulletin", second, OFFICE, Map.of());
        assertThat(shown("hearBulletin", second, "earlier").toString()).contains("code=1-1", "action=keep");
        LocalDate meeting = LocalDate.of(2024, 4, 7);
        assertRefused("第1-1号决定", () -> changeEarlier(second, meeting, Map.of("code", "1-1", "action", "dropped")));
        assertRefused(
                "须晚于今天",
                () -> changeEarlier(
                        second, meeting, Map.of("code", "1-1", "action", "renewed", "dueOn", meeting.toString())));
        changeEarlier(second, meeting, Map.of("code", "1-1", "action", "renewed", "dueOn", "2024-04-18"));
        assertThat(timeOf(cycle.task("carryOutDecision", decision).getDueDate()))
                .isEqualTo("2024-04-18T17:30");
        cycle.runJobs();
        assertThat(text(second)).endsWith("八、会议决定（2024年4月7日）\n第1-1号决定（事项1，财政分局）：落实期限由2024年3月29日改为2024年4月18日。\n");
        cycle.openPeriod(round);
        cycle.cutOff(round);
        long third = cycle.period(round);
        assertThat(text(third))
                .contains("2024年3月22日决定，原定2024年3月29日前落实，现改为2024年4月18日；截至2024年4月19日，议定已28天，已逾期1天，待落实，第2次列入通报。");
        assertThat(count("select count(*) from bulletin_decision where decision = ?", decision))
                .isEqualTo(2);
        cycle.complete("checkBulletin", third, OFFICE, Map.of());
        ProcessInstance instance = instance(decision);
        changeEarlier(
                third, LocalDate.of(2024, 4, 19), Map.of("code", "1-1", "action", "dropped", "reason", "已由新决定替代"));
        assertThat(instance).isEnded().hasPassed("endEvent_decisionLapsed");
        assertThat(row(decision)).containsEntry("STATE", "DROPPED").containsEntry("REASON", "已由新决定替代");
        cycle.runJobs();
        assertThat(text(third)).endsWith("第1-1号决定（事项1，财政分局）：予以撤销，理由：已由新决定替代。\n");
        cycle.openPeriod(round);
        cycle.cutOff(round);
        String told = "原定2024年3月29日前落实，现改为2024年4月18日；2024年4月19日已撤销。理由：已由新决定替代。";
        assertThat(text(cycle.period(round))).contains(told);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        assertThat(text(cycle.period(round))).doesNotContain(told).contains("六、以往会议决定落实情况\n无。");
    }

    private void changeEarlier(long period, LocalDate day, Map<String, Object> row) {
        cycle.hear(period, heard(day, "earlier", List.of(row)));
    }

    @Test
    void dateThatTheMeetingSetsSparesTheLeaderTheTask() {
        long round = roundAfterMeeting(decided());
        long decision = referred(round);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        long second = cycle.period(round);
        assertThat(text(second)).contains("待另定日期，首次列入通报。最近报告：经费没有批复。");
        cycle.complete("checkBulletin", second, OFFICE, Map.of());
        changeEarlier(
                second, LocalDate.of(2024, 4, 7), Map.of("code", "1-1", "action", "renewed", "dueOn", "2024-04-18"));
        assertThat(instance(decision)).isWaitingAt("userTask_carryOutDecision").hasPassed("boundary_decisionRenewed");
        assertThat(timeOf(cycle.task("carryOutDecision", decision).getDueDate()))
                .isEqualTo("2024-04-18T17:30");
        assertThat(row(decision)).containsEntry("STATE", "OPEN");
    }

    @Test
    void dateThatTheMeetingSetsLeavesAnAnswerToBeConfirmed() {
        long round = roundAfterMeeting(decided());
        long decision = decisionOf(round);
        answer(decision, "done", "方案已报");
        cycle.openPeriod(round);
        cycle.cutOff(round);
        long second = cycle.period(round);
        assertThat(text(second)).contains("已报待确认，首次列入通报。最近报告：方案已报。");
        cycle.complete("checkBulletin", second, OFFICE, Map.of());
        changeEarlier(
                second, LocalDate.of(2024, 4, 7), Map.of("code", "1-1", "action", "renewed", "dueOn", "2024-04-18"));
        assertThat(instance(decision)).isWaitingAt("userTask_confirmDecision");
        assertThat(row(decision)).containsEntry("STATE", "ANSWERED");
    }

    @Test
    void closedItemNeedsNoDecisionCarriedOut() {
        long round = roundAfterMeeting(decided());
        long decision = decisionOf(round);
        ProcessInstance instance = instance(decision);
        cycle.openPeriod(round);
        cycle.toClosure(cycle.items(round).get(0));
        assertThat(instance).isEnded().hasPassed("endEvent_decisionLapsed");
        assertThat(row(decision)).containsEntry("STATE", "LAPSED");
        assertThat(row(decision).get("ENDED_AT")).isNotNull();
        cycle.cutOff(round);
        assertThat(text(cycle.period(round))).contains("已终止。事项已销号，随之终结。");
    }

    @Test
    void carriedOverItemEndsItsDecisionWhateverItWaitsFor() {
        long round = roundAfterMeeting(decided());
        long decision = decisionOf(round);
        answer(decision, "done", "方案已报");
        ProcessInstance instance = instance(decision);
        closing.decideCarryOver(round, OFFICE, "转入下一轮");
        closing.carryOver(round);
        assertThat(instance).isEnded();
        assertThat(row(decision)).containsEntry("STATE", "LAPSED");
    }

    /** A task that was overtaken by the meeting changes nothing, whoever still has its form open. */
    @Test
    void answerToWhatWasDecidedMeanwhileIsRefused() {
        long decision = decisionOf(roundAfterMeeting(decided()));
        jdbc.sql("update decision set state = 'DONE' where id = ?")
                .param(decision)
                .update();
        assertRefused("这项会议决定现为“已落实”，不能办理这一步", () -> answer(decision, "done", "再报"));
    }

    @Test
    void decisionOnAConfidentialItemIsForTheHeadsAndUnnamedInTheBulletin() {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        cycle.toWork(item);
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        cycle.openPeriod(round);
        cycle.cutOff(round);
        hear(round, heard(MEETING, "decisions", List.of(decision("1", "查清线索", DUE))));
        assertThat(cycle.task("carryOutDecision", decisionOf(round))).hasCandidateGroup("unit-head:unit1");
        assertThat(text(cycle.period(round))).contains("涉密事项，另行传达").doesNotContain("查清线索");
        cycle.openPeriod(round);
        cycle.cutOff(round);
        assertThat(text(cycle.period(round))).contains("第1-1号 事项1").doesNotContain("查清线索");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway_isCarriedOut", "gateway_isDropped"})
    void answerThatNobodyKnowsEndsNoDecision(String gateway) {
        long decision = decisionOf(roundAfterMeeting(decided()));
        assertUnknownIsAnIncident("meeting-decision", decision, gateway);
        assertThat(count("select count(*) from decision where id = ? and state = 'OPEN'", decision))
                .isEqualTo(1);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken("meeting-decision");
    }
}
