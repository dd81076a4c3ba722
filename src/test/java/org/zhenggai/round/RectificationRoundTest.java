package org.zhenggai.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.closing.round.RoundClosing;
import org.zhenggai.process.Answers;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;

@EngineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RectificationRoundTest extends ProcessTest {

    @Autowired
    private RoundRepository rounds;

    @Autowired
    private RoundClosing closing;

    private ProcessInstance instance(long round) {
        return cycle.instance("rectification-round", round);
    }

    private RoundState state(long round) {
        return rounds.get(round).state();
    }

    private List<String> versions(long round) {
        return jdbc.sql("select state from plan_version where round = ? order by number")
                .param(round)
                .query(String.class)
                .list();
    }

    /** Takes a round in work past the end of its concentrated period to the decision on its circular. */
    private void toCircular(long round) {
        cycle.fireTimer("rectification-round", round, "timer_concentratedEnd");
        cycle.complete("holdLifeMeeting", round, OFFICE, Map.of("heldOn", "2024-09-05", "resolution", "查摆问题3个"));
        cycle.complete("prepareProgressReport", round, OFFICE, Map.of("progressReport", "进展报告"));
    }

    @Test
    void studyRecordsTheMeetingAndTheEndOfTheConcentratedPeriod() {
        long round = cycle.round(1);
        assertThat(shown("studyFeedback", round, "concentratedEnd")).isEqualTo("2024-09-04");
        assertRefused(
                "请填写“会议决议”", () -> cycle.complete("studyFeedback", round, OFFICE, Map.of("studiedOn", "2024-03-04")));
        assertStudyRefused("传达学习日期2024年3月5日晚于今天", round, "2024-03-05", "2024-09-04");
        assertStudyRefused("早于反馈日期2024年3月4日", round, "2024-03-01", "2024-09-04");
        assertStudyRefused("须晚于传达学习日期", round, "2024-03-04", "2024-03-04");
        assertStudyRefused("“传达学习日期”不是有效日期：3月4日", round, "3月4日", "2024-09-04");
        assertThat(state(round)).isEqualTo(RoundState.STUDY);
        cycle.complete("studyFeedback", round, OFFICE, studied());
        assertThat(state(round)).isEqualTo(RoundState.PLANNING);
        assertThat(rounds.get(round).studyResolution()).isEqualTo("全面认领");
        assertThat(rounds.get(round).concentratedEnd()).isEqualTo("2024-09-04");
        assertThat(roundEvents(round)).endsWith("STUDIED");
        assertThat(instance(round)).isWaitingAt("userTask_preparePlan");
    }

    private void assertStudyRefused(String sentence, long round, String on, String end) {
        Map<String, Object> form = Map.of("studiedOn", on, "resolution", "学习", "concentratedEnd", end);
        assertRefused(sentence, () -> cycle.complete("studyFeedback", round, OFFICE, form));
    }

    @Test
    void planWithGapsIsRefusedNamingThem() {
        long round = cycle.round(12);
        cycle.complete("studyFeedback", round, OFFICE, studied());
        assertThat(view("preparePlan", round, "round")).containsEntry("gapCount", 12);
        assertRefused(
                "方案还有12个事项缺项，不能提交：1（缺牵头单位、责任领导、整改类型、整改期限）、2（缺",
                () -> cycle.complete("preparePlan", round, OFFICE, Map.of()));
        cycle.fillPlan(round, row -> row.number().equals("7") ? planned(row, null, false) : planned(row));
        assertRefused("方案还有1个事项缺项，不能提交：7（缺整改期限）。", () -> cycle.complete("preparePlan", round, OFFICE, Map.of()));
        assertThat(versions(round)).isEmpty();
        assertThat(instance(round)).isWaitingAt("userTask_preparePlan");
    }

    @Test
    void returnedPlanGoesBackWithTheReasonAndEveryVersionIsKept() {
        long round = cycle.plannedRound(2, Cycle::planned);
        cycle.complete("preparePlan", round, OFFICE, Map.of("note", "初稿"));
        assertRefused("方案现在不能修改", () -> cycle.fillPlan(round, Cycle::plannedAsMajor));
        assertRefused(
                "请填写“退回理由”", () -> cycle.complete("approvePlan", round, SECRETARY, Map.of("decision", "returned")));
        cycle.complete("approvePlan", round, SECRETARY, returned("期限过长"));
        assertThat(lastReturn("preparePlan", round, "round"))
                .containsEntry("reason", "期限过长")
                .containsEntry("step", "退回整改方案");
        cycle.fillPlan(round, row -> planned(row, LocalDate.of(2024, 6, 28), false));
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        assertThat(lastReturn("approvePlan", round, "round")).isNull();
        assertThat(versions(round)).containsExactly("RETURNED", "SUBMITTED");
        assertThat(rows(
                        "select distinct v.number, l.deadline from plan_line l join plan_version v on v.id = l.plan_version"
                                + " where v.round = ? order by v.number",
                        round))
                .extracting(Object::toString)
                .containsExactly("{NUMBER=1, DEADLINE=2024-08-30}", "{NUMBER=2, DEADLINE=2024-06-28}");
        assertThat(roundEvents(round)).endsWith("PLAN_SUBMITTED", "PLAN_RETURNED", "PLAN_SUBMITTED");
    }

    /** Only where somebody says so: what is no plain yes leaves the second meeting to its own task. */
    @Test
    void planIsApprovedAndFinalInOneMeeting() {
        long round = cycle.plannedRound(2, Cycle::planned);
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        Map<String, Object> form = new HashMap<>(approvedOn(START.toLocalDate()));
        form.put("sameMeeting", true);
        assertRefused("请填写“会议决议”", () -> cycle.complete("approvePlan", round, SECRETARY, form));
        assertThat(versions(round)).containsExactly("SUBMITTED");
        form.put("resolution", "细化措施，压实责任");
        cycle.complete("approvePlan", round, SECRETARY, form);
        cycle.runJobs();
        assertThat(versions(round)).containsExactly("FINAL");
        assertThat(rows("select held_on, decided_by, reason from plan_version where round = ?", round))
                .extracting(Object::toString)
                .containsExactly("{HELD_ON=2024-03-04, DECIDED_BY=" + SECRETARY + ", REASON=细化措施，压实责任}");
        assertThat(cycle.tasks("confirmPlan", round)).isEmpty();
        assertThat(state(round)).isEqualTo(RoundState.IN_WORK);
        assertThat(roundEvents(round)).endsWith("PLAN_SUBMITTED", "PLAN_APPROVED", "PLAN_FINAL");
        assertThat(cycle.items(round))
                .allSatisfy(item -> assertThat(cycle.tasks("acceptItem", item)).hasSize(1));
    }

    @Test
    void whatIsNoYesLeavesTheSecondMeetingToItsTask() {
        for (Object no : new Object[] {false, "true", "on", 1}) {
            long round = cycle.plannedRound(1, Cycle::planned);
            cycle.complete("preparePlan", round, OFFICE, Map.of());
            Map<String, Object> form = new HashMap<>(approvedOn(START.toLocalDate()));
            form.put("sameMeeting", no);
            if (no.equals(false)) {
                cycle.complete("approvePlan", round, SECRETARY, form);
                assertThat(versions(round)).containsExactly("APPROVED");
                assertThat(instance(round)).isWaitingAt("userTask_confirmPlan");
            } else {
                assertThatThrownBy(() -> cycle.complete("approvePlan", round, SECRETARY, form))
                        .as(String.valueOf(no))
                        .isNotNull();
                assertThat(versions(round)).containsExactly("SUBMITTED");
            }
        }
    }

    /** Whoever submitted a plan decides on it neither in one act nor in two. */
    @Test
    void nobodyFinishesHisOwnPlanInOneMeeting() {
        long round = cycle.plannedRound(1, Cycle::planned);
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        jdbc.sql("update plan_version set submitted_by = ? where round = ?")
                .params(SECRETARY, round)
                .update();
        Map<String, Object> form = new HashMap<>(approvedOn(START.toLocalDate()));
        form.put("sameMeeting", true);
        form.put("resolution", "同意");
        assertRefused("方案由您提交，须由他人审定", () -> cycle.complete("approvePlan", round, SECRETARY, form));
        assertThat(versions(round)).containsExactly("SUBMITTED");
        assertThat(state(round)).isEqualTo(RoundState.PLANNING);
    }

    @Test
    void planIsReturnedFromTheSecretarysMeetingAndThenFinal() {
        long round = cycle.plannedRound(1, Cycle::planned);
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        assertRefused(
                "党委会议日期2024年3月5日晚于今天",
                () -> cycle.complete("approvePlan", round, SECRETARY, approvedOn(LocalDate.of(2024, 3, 5))));
        cycle.complete("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        assertThat(versions(round)).containsExactly("APPROVED");
        cycle.complete("confirmPlan", round, SECRETARY, returned("措施须细化"));
        assertThat(lastReturn("preparePlan", round, "round")).containsEntry("reason", "措施须细化");
        assertThat(state(round)).isEqualTo(RoundState.PLANNING);
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        cycle.complete("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        cycle.complete("confirmPlan", round, SECRETARY, confirmed());
        assertThat(versions(round)).containsExactly("RETURNED", "FINAL");
        assertThat(state(round)).isEqualTo(RoundState.IN_WORK);
        assertThat(instance(round)).isWaitingAt("serviceTask_startItems");
        cycle.runJobs();
        assertThat(cycle.tasks("acceptItem", cycle.items(round).get(0))).hasSize(1);
    }

    @Test
    void largeRoundIsStartedAndCarriedOverInChunks() {
        int findings = 2 * Chunks.SIZE + 30;
        long round = cycle.plannedRound(findings, Cycle::planned);
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        cycle.complete("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        cycle.complete("confirmPlan", round, SECRETARY, confirmed());
        String open = "select count(*) from ACT_RU_EXECUTION where PROC_DEF_KEY_ = 'rectification-item'"
                + " and PARENT_ID_ is null and BUSINESS_KEY_ in (select cast(id as varchar) from item where round = ?)";
        for (int started : new int[] {Chunks.SIZE, 2 * Chunks.SIZE, findings}) {
            runOneJob(round);
            assertThat(count(open, round)).isEqualTo(started);
            assertThat(count("select count(*) from item where round = ? and state = 'ASSIGNED'", round))
                    .isEqualTo(started);
        }
        assertThat(instance(round)).isWaitingAt("timer_concentratedEnd");
        toCircular(round);
        cycle.complete("approveCircular", round, SECRETARY, approved());
        cycle.complete("trackRemaining", round, OFFICE, Map.of("carryOver", true, "reason", "转入下一轮"));
        for (int left : new int[] {Chunks.SIZE + 30, 30, 0}) {
            runOneJob(round);
            assertThat(count(open, round)).isEqualTo(left);
        }
        assertThat(instance(round)).isWaitingAt("serviceTask_archiveRound");
    }

    private void runOneJob(long round) {
        Job job = engine.getManagementService()
                .createJobQuery()
                .messages()
                .processInstanceId(instance(round).getId())
                .singleResult();
        engine.getManagementService().executeJob(job.getId());
    }

    @Test
    void everyFortnightFromTheNextMondayAPeriodOpens() {
        long round = cycle.startedRound(1);
        assertThat(opening(round)).isEqualTo("2024-03-11T09:00");
        cycle.openPeriod(round);
        assertThat(cycle.periods(round)).hasSize(1);
        assertThat(opening(round)).isEqualTo("2024-03-25T09:00");
        cycle.openPeriod(round);
        assertThat(opening(round)).isEqualTo("2024-04-08T09:00");
        assertThat(rows(
                        "select number, cast(opens_at as date) as opened from reporting_period where round = ? order by number",
                        round))
                .extracting(Object::toString)
                .containsExactly("{NUMBER=1, OPENED=2024-03-11}", "{NUMBER=2, OPENED=2024-03-25}");
    }

    private LocalDateTime opening(long round) {
        return timeOf(
                cycle.timer("rectification-round", round, "timer_fortnight").getDuedate());
    }

    @Test
    void everyMorningAtEightDeadlinesAndWaitsAreLookedAt() {
        long round = cycle.startedRound(1);
        assertThat(morning(round)).isEqualTo("2024-03-05T08:00");
        cycle.fireTimer("rectification-round", round, "timer_morning");
        cycle.runJobs();
        assertThat(morning(round)).isEqualTo("2024-03-06T08:00");
        assertThat(count("select count(*) from event where round = ? and kind = 'DEADLINE_WARNED'", round))
                .isZero();
        assertThat(instance(round)).isWaitingAt("timer_concentratedEnd");
    }

    @Test
    void aMorningWarnsOfADeadlineAndAsksAgainWhoseWaitIsOver() {
        long round = cycle.startedRound(1, row -> planned(row, LocalDate.of(2024, 3, 27), false));
        long item = cycle.items(round).get(0);
        cycle.toWork(item);
        cycle.openPeriod(round);
        cycle.complete("reportProgress", item, HANDLER, Answers.waiting(LocalDate.of(2024, 3, 22)));
        cycle.at(LocalDateTime.of(2024, 3, 22, 8, 0));
        engine.getManagementService()
                .executeJob(cycle.timer("rectification-round", round, "timer_morning")
                        .getId());
        cycle.runJobs();
        assertThat(events(item)).contains("DEADLINE_WARNED");
        assertThat(cycle.tasks("askAgain", item)).hasSize(1);
    }

    private LocalDateTime morning(long round) {
        return timeOf(cycle.timer("rectification-round", round, "timer_morning").getDuedate());
    }

    @Test
    void endOfTheConcentratedPeriodLeadsToMeetingReportAndCircular() {
        long round = cycle.startedRound(2);
        assertThat(timeOf(cycle.timer("rectification-round", round, "timer_concentratedEnd")
                        .getDuedate()))
                .isEqualTo("2024-09-05T09:00");
        cycle.fireTimer("rectification-round", round, "timer_concentratedEnd");
        assertRefused(
                "会议日期2024年9月6日晚于今天",
                () -> cycle.complete(
                        "holdLifeMeeting", round, OFFICE, Map.of("heldOn", "2024-09-06", "resolution", "会")));
        cycle.complete("holdLifeMeeting", round, OFFICE, Map.of("heldOn", "2024-09-05", "resolution", "查摆问题3个"));
        assertThat((String) shown("prepareProgressReport", round, "progressReport"))
                .startsWith("截至2024年9月5日，会议逐项听取两周通报0期，作出决定0项。\n发出提醒函0份，")
                .as("how many are closed is counted by the paper on its day")
                .doesNotContain("已销号", "在办");
        cycle.complete("prepareProgressReport", round, OFFICE, Map.of("progressReport", "第一稿"));
        assertThat(view("approveCircular", round, "round")).containsEntry("progressReport", "第一稿");
        cycle.complete("approveCircular", round, SECRETARY, returned("数字须核对"));
        assertThat(lastReturn("prepareProgressReport", round, "round"))
                .containsEntry("reason", "数字须核对")
                .containsEntry("step", "退回公开通报");
        assertThat(shown("prepareProgressReport", round, "progressReport")).isEqualTo("第一稿");
        cycle.complete("prepareProgressReport", round, OFFICE, Map.of("progressReport", "第二稿"));
        cycle.complete("approveCircular", round, SECRETARY, approved());
        assertThat(rounds.get(round).progressReport()).isEqualTo("第二稿");
        assertThat(roundEvents(round))
                .endsWith(
                        "LIFE_MEETING",
                        "PROGRESS_REPORTED",
                        "CIRCULAR_RETURNED",
                        "PROGRESS_REPORTED",
                        "CIRCULAR_APPROVED");
        assertThat(instance(round)).isWaitingAt("userTask_trackRemaining");
    }

    @Test
    void remainingItemsStayInTheRhythmUntilTheyAreCarriedOver() {
        long round = cycle.startedRound(2);
        List<Long> all = cycle.items(round);
        all.forEach(cycle::toWork);
        ProcessInstance instance = instance(round);
        toCircular(round);
        cycle.complete("approveCircular", round, SECRETARY, approved());
        cycle.openPeriod(round);
        assertThat(reports(all.get(0))).containsExactly("DUE");
        assertThat((List<?>) view("trackRemaining", round, "round").get("unfinished"))
                .hasSize(2);
        assertRefused(
                "请勾选“结转剩余事项，本轮次归档”", () -> cycle.complete("trackRemaining", round, OFFICE, Map.of("reason", "转")));
        assertRefused("请填写“去向说明”", () -> cycle.complete("trackRemaining", round, OFFICE, Map.of("carryOver", true)));
        cycle.complete("trackRemaining", round, OFFICE, Map.of("carryOver", true, "reason", "转入下一轮"));
        cycle.runJobs();
        assertArchived(round, instance);
        assertThat(count("select count(*) from item where round = ? and state = 'CARRIED_OVER'", round))
                .isEqualTo(2);
        cycle.cutOff(round);
        assertThat(rows("select open_items, silent, stalled from reporting_period where round = ?", round))
                .singleElement()
                .hasToString("{OPEN_ITEMS=0, SILENT=0, STALLED=0}");
    }

    @Test
    void lastItemClosedEndsTheTracking() {
        long round = cycle.startedRound(2);
        List<Long> all = cycle.items(round);
        all.forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.toClosure(all.get(0));
        ProcessInstance instance = instance(round);
        toCircular(round);
        cycle.complete("approveCircular", round, SECRETARY, approved());
        assertThat(instance).isWaitingAt("userTask_trackRemaining");
        cycle.toClosure(all.get(1));
        assertArchived(round, instance);
        assertThat(instance).hasPassed("boundary_itemsClosed").hasNotPassed("serviceTask_carryOverItems");
    }

    @Test
    void roundWithoutRemainingItemsIsArchivedDirectly() {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        cycle.toClosure(item);
        ProcessInstance instance = instance(round);
        toCircular(round);
        cycle.complete("approveCircular", round, SECRETARY, approved());
        cycle.runJobs();
        assertArchived(round, instance);
        assertThat(instance).hasNotPassed("userTask_trackRemaining");
    }

    private void assertArchived(long round, ProcessInstance instance) {
        assertThat(instance).isEnded().hasPassed("serviceTask_archiveRound");
        assertThat(state(round)).isEqualTo(RoundState.ARCHIVED);
        assertThat(roundEvents(round)).endsWith("ARCHIVED").containsOnlyOnce("ARCHIVED");
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .as("timers left")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway_isPlanApproved", "gateway_isPlanFinal"})
    void answerThatNobodyKnowsApprovesNoPlan(String gateway) {
        long round = cycle.plannedRound(1, Cycle::planned);
        assertUnknownIsAnIncident("rectification-round", round, gateway);
        assertThat(state(round)).isEqualTo(RoundState.PLANNING);
    }

    @Test
    void answerThatNobodyKnowsSendsTheCircularBack() {
        long round = cycle.startedRound(1);
        answerUnknown("rectification-round", round, "gateway_areItemsOpen");
        assertThat(cycle.tasks("prepareProgressReport", round)).hasSize(1);
        assertThat(cycle.tasks("trackRemaining", round)).isEmpty();
    }

    /** Whatever a model says: the tables know that the round is not over, and that nobody has decided to carry over. */
    @Test
    void openItemsAreNeitherArchivedNorCarriedOverWithoutADecision() {
        long round = cycle.startedRound(1);
        assertRefused("本轮还有1个事项没有销号也没有结转，不能归档", () -> closing.archive(round));
        assertRefused("整改办还没有在“跟踪剩余事项”中决定结转", () -> closing.carryOver(round));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken("rectification-round");
    }
}
