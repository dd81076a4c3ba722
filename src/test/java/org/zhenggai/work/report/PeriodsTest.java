package org.zhenggai.work.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.database.Slice;
import org.zhenggai.round.Chunks;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.report.Periods.Moved;

/** When a period ends, where a changed rule moves that to, and what becomes of each report at the cut-off. */
class PeriodsTest {

    /** A fortnight from a Monday ends on a Sunday, and its last working day is the Friday. */
    private static final LocalDateTime CUT_OFF = MONDAY.plusDays(11).atTime(17, 0);

    private static final Slice slice = new Slice();
    private static final Periods periods = slice.make(Periods.class);

    private long round;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        cadence(14);
        round = slice.round();
    }

    private void cadence(int days) {
        slice.jdbc()
                .sql("update rule_figure set figure = ? where name = 'cadence'")
                .param(days)
                .update();
    }

    private long opened() {
        periods.open(round);
        return slice.jdbc()
                .sql("select max(id) from reporting_period where round = ?")
                .param(round)
                .query(Long.class)
                .single();
    }

    private LocalDateTime cutOff(long period) {
        return slice.get("reporting_period", period, "cut_off", LocalDateTime.class);
    }

    @Test
    void aPeriodEndsOnTheLastWorkingDayOfItsFortnight() {
        assertThat(cutOff(opened())).isEqualTo(CUT_OFF);
    }

    @Test
    void theNextOpensWhenTheOneBeforeIsCutOff() {
        long first = opened();
        slice.at(CUT_OFF.minusMinutes(1));
        assertThat(opened()).isEqualTo(first);
        slice.at(CUT_OFF);
        long second = opened();
        assertThat(slice.get("reporting_period", second, "number", Integer.class))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"14, ", "15, 2024-05-27", "7, 2024-05-17", "5, 2024-05-17"})
    void aCutOffMovesWithTheRules(int days, LocalDate expected) {
        long period = opened();
        cadence(days);
        slice.on(MONDAY.plusDays(2));
        Optional<Moved> moved = periods.reviseCutOff(round);
        assertThat(moved.map(Moved::to)).isEqualTo(Optional.ofNullable(expected).map(day -> day.atTime(17, 0)));
        assertThat(cutOff(period)).isEqualTo(expected == null ? CUT_OFF : expected.atTime(17, 0));
    }

    /** Friday 17:00 is where it would move to. */
    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void aCutOffNeverMovesIntoThePast(int minutes, boolean moves) {
        long period = opened();
        cadence(7);
        LocalDateTime next = MONDAY.plusDays(4).atTime(17, 0);
        slice.at(next.plusMinutes(minutes));
        assertThat(periods.reviseCutOff(round).isPresent()).isEqualTo(moves);
        assertThat(cutOff(period)).isEqualTo(moves ? next : CUT_OFF);
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void onlyItemsInWorkAreAskedAndOnce(ItemState state) {
        long item = slice.item(round, 1, state, MONDAY.plusDays(90));
        long period = opened();
        periods.askForReports(period);
        periods.askForReports(period);
        assertThat(slice.jdbc()
                        .sql("select count(*) from fortnightly_report where item = ? and state = 'DUE'")
                        .param(item)
                        .query(Integer.class)
                        .single())
                .isEqualTo(state == ItemState.IN_WORK ? 1 : 0);
    }

    @Test
    void aCallAsksAChunkAndTheNextTheRest() {
        for (int n = 0; n <= Chunks.SIZE; n++) {
            slice.item(round, n + 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        }
        long period = opened();
        periods.askForReports(period);
        assertThat(count(period, "DUE")).isEqualTo(Chunks.SIZE);
        periods.askForReports(period);
        assertThat(count(period, "DUE")).isEqualTo(Chunks.SIZE + 1);
        periods.closeReports(period);
        periods.closeReports(period);
        assertThat(count(period, "MISSING")).isEqualTo(Chunks.SIZE + 1);
    }

    private int count(long period, String state) {
        return slice.jdbc()
                .sql("select count(*) from fortnightly_report where period = ? and state = ?")
                .params(period, state)
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void whatIsOwedAtTheCutOffIsMissingUnlessItsItemHasEnded(ItemState state) {
        long item = slice.item(round, 1, state, MONDAY.plusDays(90));
        long period = opened();
        long report = slice.report(period, item, "DUE");
        periods.closeReports(period);
        assertThat(slice.get("fortnightly_report", report, "state", String.class))
                .isEqualTo(state.isOpen() ? "MISSING" : "EXCUSED");
        assertThat(slice.jdbc()
                        .sql("select text from event where item = ? and kind = 'REPORT_MISSING'")
                        .param(item)
                        .query(String.class)
                        .list())
                .isEqualTo(state.isOpen() ? List.of("财政分局") : List.of());
    }

    @Test
    void whoHasReportedAndWasAskedAgainIsNotSilent() {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        long period = opened();
        slice.report(period, item, "SUBMITTED");
        slice.jdbc()
                .sql("update fortnightly_report set sequence = 0 where item = ?")
                .param(item)
                .update();
        long again = slice.report(period, item, "DUE");
        slice.set("fortnightly_report", again, "sequence", 2);
        periods.closeReports(period);
        assertThat(count(period, "DUE") + count(period, "MISSING")).isZero();
        assertThat(count(period, "SUBMITTED")).isEqualTo(1);
    }
}
