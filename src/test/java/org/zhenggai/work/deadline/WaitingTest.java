package org.zhenggai.work.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.closing.round.RoundClosing;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;

@EngineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WaitingTest extends ProcessTest {

    /** A Wednesday in the second fortnight, which is cut off on the Friday of its next week. */
    private static final LocalDate DAY = LocalDate.of(2024, 3, 27);

    @Autowired
    private Waits waits;

    @Autowired
    private RoundClosing closing;

    private ProcessInstance instance(long item) {
        return cycle.instance("waiting", item);
    }

    private long waitingUntil(LocalDate day) {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, waiting(day));
        return item;
    }

    /** The morning of this day, when the round looks at its waits. */
    private void morning(long item, LocalDate day) {
        cycle.at(day.atTime(8, 0));
        engine.getManagementService()
                .executeJob(cycle.timer("rectification-round", cycle.roundOf(item), "timer_morning")
                        .getId());
        cycle.runJobs();
    }

    private long asked() {
        long item = waitingUntil(DAY);
        morning(item, DAY);
        return item;
    }

    private Map<String, Object> row(long item) {
        return rows("select * from waiting where item = ? order by id desc", item)
                .get(0);
    }

    @Test
    void beforeTheDayNobodyIsAskedAndNothingStalls() {
        long item = waitingUntil(DAY);
        morning(item, DAY.minusDays(1));
        assertThat(instance(item)).isWaitingAt("event_askAgainDue");
        assertThat(row(item)).containsEntry("ASKED_AT", null);
        assertThat(events(item)).doesNotContain("ASKED_AGAIN").contains("WAITING_BEGUN");
        cycle.cutOff(cycle.roundOf(item));
        assertThat(count("select count(*) from stall where item = ?", item)).isZero();
    }

    @Test
    void onTheDayTheUnitIsAskedOnceWhileReportsGoOn() {
        long item = waitingUntil(DAY);
        cycle.cutOff(cycle.roundOf(item));
        cycle.openPeriod(cycle.roundOf(item));
        morning(item, DAY);
        assertThat(cycle.task("askAgain", item)).hasCandidateGroup("inspected-unit:unit1");
        assertThat(timeOf(cycle.task("askAgain", item).getDueDate())).isEqualTo("2024-04-01T17:30");
        assertThat(view("askAgain", item, "item"))
                .containsEntry("waitingWho", "市财政局")
                .containsEntry("waitingFor", "批复预算调整");
        assertThat(cycle.tasks("reportProgress", item)).hasSize(1);
        morning(item, DAY.plusDays(1));
        assertThat(cycle.tasks("askAgain", item)).hasSize(1);
        assertThat(events(item)).containsOnlyOnce("ASKED_AGAIN");
    }

    @Test
    void metConditionBringsTheItemBackToWork() {
        long item = asked();
        ProcessInstance instance = instance(item);
        assertRefused("请填写“了解到的情况”", () -> cycle.complete("askAgain", item, HANDLER, Map.of("decision", "met")));
        assertForbidden(() -> cycle.complete("askAgain", item, OTHER_UNIT, conditionMet()));
        cycle.complete("askAgain", item, HANDLER, conditionMet());
        assertThat(instance).isEnded().hasPassed("endEvent_backToWork");
        assertThat(item(item).waitingWho()).isNull();
        assertThat(item(item).askAgainOn()).isNull();
        assertThat(row(item)).containsEntry("ENDING", "MET").containsEntry("ENDED_BY", HANDLER);
        assertThat(rows(
                        "select q.answer, q.learnt, q.next_on, q.by_whom from inquiry q join waiting w on w.id = q.waiting"
                                + " where w.item = ?",
                        item))
                .singleElement()
                .hasToString("{ANSWER=MET, LEARNT=预算调整已批复, NEXT_ON=null, BY_WHOM=" + HANDLER + "}");
        assertThat(events(item)).endsWith("ASKED_AGAIN", "CONDITION_MET");
    }

    @Test
    void whoStillWaitsSaysWhatHeLearntAndIsAskedAgainOnTheNewDay() {
        long item = asked();
        LocalDate next = DAY.plusDays(30);
        assertRefused("须晚于今天", () -> cycle.complete("askAgain", item, HANDLER, stillWaiting(DAY)));
        assertRefused(
                "最远可定到2024年7月25日（120天内）",
                () -> cycle.complete("askAgain", item, HANDLER, stillWaiting(DAY.plusDays(121))));
        cycle.complete("askAgain", item, HANDLER, stillWaiting(next));
        assertThat(instance(item)).isWaitingAt("event_askAgainDue");
        assertThat(item(item).askAgainOn()).isEqualTo(next);
        assertThat(events(item)).endsWith("STILL_WAITING");
        morning(item, next.minusDays(1));
        assertThat(cycle.tasks("askAgain", item)).isEmpty();
        morning(item, next);
        assertThat(cycle.tasks("askAgain", item)).hasSize(1);
        cycle.complete("askAgain", item, HANDLER, conditionMet());
        assertThat(count("select count(*) from inquiry q join waiting w on w.id = q.waiting where w.item = ?", item))
                .isEqualTo(2);
    }

    @Test
    void unansweredInquiryLetsTheItemStall() {
        long item = waitingUntil(DAY);
        cycle.cutOff(cycle.roundOf(item));
        cycle.openPeriod(cycle.roundOf(item));
        morning(item, DAY);
        cycle.complete("reportProgress", item, HANDLER, report(20));
        assertThat(cycle.tasks("askAgain", item)).as("the report has answered").isEmpty();

        long silent = waitingUntil(DAY);
        cycle.cutOff(cycle.roundOf(silent));
        assertThat(count("select count(*) from stall where item = ?", silent)).isZero();
        cycle.openPeriod(cycle.roundOf(silent));
        cycle.complete("reportProgress", silent, HANDLER, waiting(DAY));
        morning(silent, DAY);
        cycle.cutOff(cycle.roundOf(silent));
        assertThat(rows("select reasons from stall where item = ?", silent))
                .extracting(row -> row.get("REASONS"))
                .containsExactly("到期未再次询问");
        assertThat(cycle.tasks("askAgain", silent)).as("it is still asked").hasSize(1);
    }

    @Test
    void monthsOfWaitingDoNotCountAsReportsWithoutProgress() {
        long item = waitingUntil(DAY);
        for (LocalDate until : List.of(DAY.plusDays(20), DAY.plusDays(35))) {
            cycle.cutOff(cycle.roundOf(item));
            cycle.openPeriod(cycle.roundOf(item));
            cycle.complete("reportProgress", item, HANDLER, waiting(until));
        }
        cycle.cutOff(cycle.roundOf(item));
        waits.conditionMet(item, OFFICE, "已批复");
        cycle.openPeriod(cycle.roundOf(item));
        cycle.complete("reportProgress", item, HANDLER, Map.of("progress", 0, "done", "正在招标", "request", "continue"));
        cycle.cutOff(cycle.roundOf(item));
        assertThat(count("select count(*) from stall where item = ?", item)).isZero();
    }

    @Test
    void conditionIsMetBeforeItsDay() {
        long item = waitingUntil(DAY);
        ProcessInstance instance = instance(item);
        waits.conditionMet(item, OFFICE, "市财政局已提前批复");
        assertThat(instance).isEnded().hasPassed("endEvent_metEarly");
        assertThat(item(item).waitingFor()).isNull();
        assertThat(row(item)).containsEntry("ENDING", "MET").containsEntry("ENDED_BY", OFFICE);
        assertThat(events(item)).endsWith("CONDITION_MET");
        assertRefused("没有在等待外部条件", () -> waits.conditionMet(item, OFFICE, "再次登记"));
        morning(item, DAY);
        assertThat(cycle.tasks("askAgain", item)).isEmpty();
    }

    @Test
    void conditionIsMetWhileTheUnitIsAsked() {
        long item = asked();
        ProcessInstance instance = instance(item);
        waits.conditionMet(item, HEAD, "已批复");
        assertThat(instance).isEnded();
        assertThat(cycle.tasks("askAgain", item)).isEmpty();
    }

    @Test
    void reportRenewsTheWaitAndTakesTheQuestionAway() {
        long item = waitingUntil(DAY);
        cycle.cutOff(cycle.roundOf(item));
        cycle.openPeriod(cycle.roundOf(item));
        morning(item, DAY);
        ProcessInstance asked = instance(item);
        cycle.complete("reportProgress", item, HANDLER, waiting(DAY.plusDays(10)));
        assertThat(asked).isEnded();
        assertThat(instance(item)).isWaitingAt("event_askAgainDue");
        assertThat(row(item)).containsEntry("ASKED_AT", null);
        assertThat(count("select count(*) from waiting where item = ?", item)).isEqualTo(1);
        morning(item, DAY.plusDays(10));
        assertThat(cycle.tasks("askAgain", item)).hasSize(1);
    }

    @Test
    void waitEndsWithItsItem() {
        long item = asked();
        ProcessInstance instance = instance(item);
        closing.decideCarryOver(cycle.roundOf(item), OFFICE, "转入下一轮");
        closing.carryOver(cycle.roundOf(item));
        assertThat(instance).isEnded().hasPassed("endEvent_waitingEnded");
        assertThat(row(item)).containsEntry("ENDING", "LAPSED");
    }

    @Test
    void waitWithoutAnInstanceGetsOneOnItsDay() {
        long item = waitingUntil(DAY);
        engine.getRuntimeService().deleteProcessInstance(instance(item).getId(), "entered before there were any");
        morning(item, DAY);
        assertThat(cycle.tasks("askAgain", item)).hasSize(1);
    }

    @Test
    void answerThatNobodyKnowsEndsNoWait() {
        long item = waitingUntil(DAY);
        assertUnknownIsAnIncident("waiting", item, "gateway_isConditionMet");
        assertThat(row(item)).containsEntry("ending", null);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken("waiting");
    }
}
