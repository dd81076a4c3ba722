package org.zhenggai.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemState;

/** What the table of stalls is asked: the last day in time, the day after, and which reports and verifications count. */
class StallsTest {

    private static final Slice slice = new Slice();
    private static final Stalls stalls = slice.make(Stalls.class);
    private static final Assessments assessments = slice.make(Assessments.class);

    private long round;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        round = slice.round();
    }

    private Object input(long item, String name) {
        return stalls.inputs(round).get(item).get(name);
    }

    /** Two working days to accept, five to propose measures: Wednesday and the next Monday are the last in time. */
    @ParameterizedTest
    @CsvSource({
        "ASSIGNED, 2, 0",
        "ASSIGNED, 3, 1",
        "ASSIGNED, 4, 2",
        "ASSIGNED, 5, 2",
        "ASSIGNED, 7, 3",
        "ACCEPTED, 7, 0",
        "ACCEPTED, 8, 1",
        "MEASURES_REVIEW, 30, 0",
        "IN_WORK, 30, 0"
    })
    void timeRunsInWorkingDaysFromTheState(ItemState state, int days, int late) {
        long item = slice.item(round, 1, state, MONDAY.plusDays(90));
        slice.on(MONDAY.plusDays(days));
        assertThat(input(item, "daysLate")).isEqualTo(late);
    }

    /** Three working days to ask again: Thursday is the last in time. */
    @ParameterizedTest
    @CsvSource({"3, 0", "4, 1"})
    void timeToAskAgainRunsFromTheDayTheUnitWasAsked(int days, int late) {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        long wait = slice.insert(
                "waiting",
                "item",
                item,
                "who",
                "市局",
                "expected",
                "批复",
                "ask_again_on",
                MONDAY,
                "begun_by",
                "a",
                "begun_at",
                MONDAY.minusDays(9).atStartOfDay(),
                "asked_at",
                MONDAY.atTime(8, 0));
        slice.on(MONDAY.plusDays(days));
        assertThat(input(item, "daysLate")).isEqualTo(late);
        slice.jdbc()
                .sql("update waiting set ended_at = ?, ending = 'MET' where id = ?")
                .params(MONDAY.atTime(12, 0), wait)
                .update();
        assertThat(input(item, "daysLate")).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "1, -1"})
    void daysPastTheDeadlineAreCountedFromTheDayAfter(int days, int overdue) {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(days));
        assertThat(input(item, "daysOverdue")).isEqualTo(overdue);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    void anItemWaitsUntilTheDayOnWhichItIsToAskAgain(int days, boolean isWaiting) {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        slice.set("item", item, "ask_again_on", MONDAY.plusDays(days));
        assertThat(input(item, "isWaiting")).isEqualTo(isWaiting);
    }

    @Test
    void onlyReportsInARowWithoutProgressCountAndNoneThatWaits() {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        report(item, 1, "CONTINUE", false);
        report(item, 2, "CONTINUE", true);
        assertThat(input(item, "reportsWithoutProgress")).isEqualTo(0);
        report(item, 3, "CONTINUE", false);
        report(item, 4, "WAITING", false);
        assertThat(input(item, "reportsWithoutProgress")).isEqualTo(1);
        report(item, 5, "DONE", false);
        assertThat(input(item, "reportsWithoutProgress")).isEqualTo(2);
        long missing = slice.report(slice.period(round, 6, "CUT_OFF", now()), item, "MISSING");
        slice.set("fortnightly_report", missing, "request", "CONTINUE");
        assertThat(input(item, "reportsWithoutProgress")).isEqualTo(2);
    }

    private LocalDateTime now() {
        return MONDAY.atTime(9, 0);
    }

    private void report(long item, int number, String request, boolean hasMoved) {
        long report = slice.report(slice.period(round, number, "CUT_OFF", now()), item, "SUBMITTED");
        slice.set("fortnightly_report", report, "request", request);
        slice.set("fortnightly_report", report, "has_moved", hasMoved);
    }

    @Test
    void aReportIsMissingThatWasOwedInThisPeriodAndNotGiven() {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        slice.report(slice.period(round, 1, "CUT_OFF", now()), item, "MISSING");
        long period = slice.period(round, 2, "OPEN", now());
        assertThat(input(item, "isReportMissing")).isEqualTo(false);
        long first = slice.report(period, item, "MISSING");
        assertThat(input(item, "isReportMissing")).isEqualTo(true);
        slice.set("fortnightly_report", first, "sequence", 2);
        slice.report(period, item, "SUBMITTED");
        assertThat(input(item, "isReportMissing")).isEqualTo(false);
    }

    @Test
    void onlyReturnsOfVerificationCount() {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        for (String verdict : new String[] {"PASSED", "RETURNED", "WITHDRAWN", "RETURNED"}) {
            slice.insert(
                    "verification", "item", item, "verdict", verdict, "opinion", "意见", "by_whom", "a", "at", now());
        }
        assertThat(input(item, "failedVerifications")).isEqualTo(2);
    }

    /** An item that is opened again begins anew. */
    @ParameterizedTest
    @CsvSource({"-1, 1", "1, 0"})
    void whatWasBeforeAnItemWasOpenedAgainCountsNoMore(int days, int counted) {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        report(item, 1, "CONTINUE", false);
        slice.jdbc()
                .sql("update fortnightly_report set submitted_at = ? where item = ?")
                .params(now(), item)
                .update();
        slice.insert("verification", "item", item, "verdict", "RETURNED", "opinion", "意见", "by_whom", "a", "at", now());
        slice.set("item", item, "rebounded_at", now().plusDays(days));
        assertThat(input(item, "reportsWithoutProgress")).isEqualTo(counted);
        assertThat(input(item, "failedVerifications")).isEqualTo(counted);
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void whatIsNotStartedOrHasEndedIsNotAsked(ItemState state) {
        long item = slice.item(round, 1, state, MONDAY.plusDays(90));
        assertThat(stalls.inputs(round).containsKey(item)).isEqualTo(state.isOpen() && state != ItemState.PLANNED);
    }

    @Test
    void aPeriodIsAssessedOnceAndNotWhileAReportIsWaitedFor() {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        long period = slice.period(round, 1, "OPEN", now());
        long report = slice.report(period, item, "DUE");
        assertThatThrownBy(() -> assessments.assess(period))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有1份报告");
        slice.set("fortnightly_report", report, "state", "MISSING");
        assessments.assess(period);
        assertThat(slice.get("reporting_period", period, "state", String.class)).isEqualTo("CUT_OFF");
    }

    @Test
    void theTableIsAskedByTheNamesOfItsColumns() {
        LocalDate deadline = MONDAY.minusDays(4);
        StallFacts facts = new StallFacts(1, ItemState.IN_WORK, now(), null, deadline, null, true, 3, 2);
        assertThat(facts.inputs(MONDAY, 5))
                .isEqualTo(Map.of(
                        "state",
                        "IN_WORK",
                        "isWaiting",
                        false,
                        "daysLate",
                        5,
                        "isReportMissing",
                        true,
                        "reportsWithoutProgress",
                        3,
                        "daysOverdue",
                        4,
                        "failedVerifications",
                        2));
    }
}
