package org.zhenggai.closing.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.closing.round.RoundClosing;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.item.ItemState;

/** What happens to a standing item after its closure: reviews in a rhythm, until the last or a rebound. */
@EngineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandingReviewTest extends ProcessTest {

    private static final String PROCESS = "standing-review";

    @Autowired
    private RoundClosing closing;

    /** The series of a standing item that was closed on 11 March 2024. */
    private long series() {
        long item = cycle.itemInWork(Cycle::plannedAsStanding);
        cycle.toClosure(item);
        return count("select id from standing_series where item = ?", item);
    }

    private long itemOf(long series) {
        return count("select item from standing_series where id = ?", series);
    }

    private void report(long series) {
        cycle.fireTimer(PROCESS, series, "timer_reviewDue");
        cycle.complete("reportStanding", series, HANDLER, Map.of("report", "每周学习没有中断"));
    }

    private void review(long series) {
        report(series);
        cycle.complete("confirmStanding", series, OFFICE, Map.of("decision", "held"));
    }

    private void rebound(long series) {
        report(series);
        cycle.complete("confirmStanding", series, OFFICE, Map.of("decision", "rebounded", "reason", "记录断了两个月"));
    }

    @Test
    void fourReviewsInARhythmOfThreeMonths() {
        long series = series();
        assertThat(rows("select due_on from standing_review where series = ? order by number", series))
                .extracting(row -> row.get("DUE_ON").toString())
                .containsExactly("2024-06-11", "2024-09-11", "2024-12-11", "2025-03-11");
        var instance = cycle.instance(PROCESS, series);
        assertThat(timeOf(cycle.timer(PROCESS, series, "timer_reviewDue").getDuedate()))
                .isEqualTo(LocalDate.of(2024, 6, 11).atTime(9, 0));
        review(series);
        assertThat(timeOf(cycle.timer(PROCESS, series, "timer_reviewDue").getDuedate()))
                .isEqualTo(LocalDate.of(2024, 9, 11).atTime(9, 0));
        review(series);
        review(series);
        assertThat(count("select count(*) from standing_series where id = ? and state = 'OPEN'", series))
                .isEqualTo(1);
        review(series);
        assertThat(instance).isEnded().hasPassed("endEvent_reviewsEnded");
        assertThat(count("select count(*) from standing_series where id = ? and state = 'HELD'", series))
                .isEqualTo(1);
        assertThat(item(itemOf(series)).state()).isEqualTo(ItemState.CLOSED);
        assertThat(events(itemOf(series)))
                .containsSubsequence("FINDING_CLOSED", "STANDING_REPORTED", "STANDING_HELD", "STANDING_REPORTED");
    }

    @Test
    void unitReportsAndSeesWhatWasSaidBefore() {
        long series = series();
        review(series);
        cycle.fireTimer(PROCESS, series, "timer_reviewDue");
        assertThat(cycle.task("reportStanding", series)).hasCandidateGroup("inspected-unit:unit1");
        assertThat(cycle.task("reportStanding", series).getName()).startsWith("报告坚持情况 1 第1类账目不清");
        assertThat(view("reportStanding", series, "standing"))
                .containsEntry("current", 2)
                .containsEntry("total", 4)
                .containsEntry("unit", "财政分局")
                .containsEntry("result", "全部完成")
                .extractingByKey("reviews", org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .singleElement()
                .hasToString("{no=1, on=2024年6月11日, report=每周学习没有中断, by=测试-handler1, verdict=成效保持}");
        assertRefused("请填写“坚持情况”", () -> cycle.complete("reportStanding", series, HANDLER, Map.of()));
        assertForbidden(() -> cycle.complete("reportStanding", series, OTHER_UNIT, Map.of("report", "好")));
        cycle.complete("reportStanding", series, HEAD, Map.of("report", "照常"));
        assertRefused("请选择“复核结论”", () -> cycle.complete("confirmStanding", series, OFFICE, Map.of()));
        assertRefused(
                "请填写“反弹情况”", () -> cycle.complete("confirmStanding", series, OFFICE, Map.of("decision", "rebounded")));
    }

    @Test
    void whoReportedDoesNotConfirm() {
        long series = series();
        report(series);
        jdbc.sql("update standing_review set reported_by = ? where series = ? and number = 1")
                .params(OFFICE, series)
                .update();
        assertRefused("须由他人确认", () -> cycle.complete("confirmStanding", series, OFFICE, Map.of("decision", "held")));
    }

    @Test
    void reboundOpensTheItemAgainWithItsHistory() {
        long series = series();
        long item = itemOf(series);
        LocalDate deadline = item(item).originalDeadline();
        var instance = cycle.instance(PROCESS, series);
        jdbc.sql("update measure set state = 'FINISHED' where item = ?")
                .param(item)
                .update();
        LocalDate closed = item(item).closedAt().toLocalDate();
        rebound(series);
        assertThat(instance).isEnded().hasPassed("endEvent_itemReopened");
        LocalDate reopened = item(item).stateSince().toLocalDate();
        assertThat(item(item).progress()).as("what did not hold is not done").isZero();
        assertThat(item(item).deadline())
                .as("as many days left as when it was closed, up to a working day")
                .isBetween(
                        reopened.plusDays(ChronoUnit.DAYS.between(closed, deadline)),
                        reopened.plusDays(ChronoUnit.DAYS.between(closed, deadline) + 2));
        assertThat(count("select count(*) from measure where item = ? and state <> 'AGREED'", item))
                .isZero();
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
        assertThat(item(item).closedAt()).isNull();
        assertThat(item(item).originalDeadline()).isEqualTo(deadline);
        assertThat(events(item)).startsWith("ASSIGNED").endsWith("REBOUNDED", "REOPENED");
        assertThat(count("select count(*) from item where id = ? and rebounded_at is not null", item))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from finding f join item i on i.finding = f.id where i.id = ?"
                                + " and f.closed_at is null",
                        item))
                .isEqualTo(1);
        assertThat(cycle.instance("rectification-item", item)).isNotNull();
        assertThat(count("select count(*) from standing_series where id = ? and state = 'REBOUNDED'", series))
                .isEqualTo(1);
    }

    /** The unit works on it again, and its second closure is sealed beside the first and begins a new rhythm. */
    @Test
    void reopenedItemIsClosedAgain() {
        long series = series();
        long item = itemOf(series);
        rebound(series);
        cycle.openPeriod(cycle.roundOf(item));
        assertThat(lastReturn("reportProgress", item, "item"))
                .containsEntry("step", "重新打开")
                .containsEntry("reason", "记录断了两个月");
        cycle.toClosure(item);
        assertThat(item(item).state()).isEqualTo(ItemState.CLOSED);
        assertThat(count("select count(*) from closed_file where item = ?", item))
                .isEqualTo(2);
        assertThat(count("select count(*) from standing_series where item = ?", item))
                .isEqualTo(2);
        assertThat(count("select count(*) from event where item = ? and kind = 'FINDING_CLOSED'", item))
                .isEqualTo(2);
    }

    @Test
    void reviewsOutliveTheRoundAndTheOfficeHandlesItsRebound() {
        long series = series();
        long item = itemOf(series);
        closing.archive(cycle.roundOf(item));
        review(series);
        rebound(series);
        assertThat(cycle.instance(PROCESS, series)).isWaitingAt("userTask_handleRebound");
        assertThat(item(item).state()).isEqualTo(ItemState.CLOSED);
        assertThat(view("handleRebound", series, "standing")).containsEntry("rebound", "记录断了两个月");
        assertRefused("请填写“处理意见”", () -> cycle.complete("handleRebound", series, OFFICE, Map.of()));
        var instance = cycle.instance(PROCESS, series);
        cycle.complete("handleRebound", series, OFFICE, Map.of("handling", "列入新一轮整改"));
        assertThat(instance).isEnded().hasPassed("endEvent_reboundHandled");
        assertThat(events(item)).endsWith("REBOUNDED", "REBOUND_HANDLED");
    }

    @Test
    void otherKindsHaveNoReviews() {
        long item = cycle.itemInWork();
        cycle.toClosure(item);
        assertThat(rows("select id from standing_series where item = ?", item)).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway_holds", "gateway_isLastReview"})
    void answerThatNobodyKnowsEndsNoReview(String gateway) {
        long series = series();
        assertUnknownIsAnIncident(PROCESS, series, gateway);
        assertThat(count("select count(*) from standing_series where id = ? and state = 'OPEN'", series))
                .isEqualTo(1);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken(PROCESS);
    }
}
