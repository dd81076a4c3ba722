package org.zhenggai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.database.Slice;
import org.zhenggai.ledger.Filter.Reported;
import org.zhenggai.round.item.ItemState;

/** Which lines each filter lets through, at both sides of its edge, and in which order they come. */
class LedgerFilterTest {

    private static final Slice slice = new Slice();
    private static final Ledger ledger = slice.make(Ledger.class);

    private long round;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        round = slice.round();
    }

    /** A filter with one part set. */
    private record Wish(
            String unit,
            boolean lead,
            Integer level,
            LocalDate from,
            LocalDate until,
            Reported report,
            boolean overdue,
            boolean soon,
            boolean stalled,
            boolean open,
            SortColumn sort,
            boolean down) {

        static final Wish NONE = new Wish(null, false, null, null, null, null, false, false, false, false, null, false);

        Filter filter() {
            return new Filter(
                    unit, lead, null, null, null, level, from, until, report, open, overdue, soon, stalled, null, sort,
                    down);
        }

        Wish unit(String code, boolean isLead) {
            return new Wish(code, isLead, level, from, until, report, overdue, soon, stalled, open, sort, down);
        }

        Wish level(int one) {
            return new Wish(unit, lead, one, from, until, report, overdue, soon, stalled, open, sort, down);
        }

        Wish from(LocalDate day) {
            return new Wish(unit, lead, level, day, until, report, overdue, soon, stalled, open, sort, down);
        }

        Wish until(LocalDate day) {
            return new Wish(unit, lead, level, from, day, report, overdue, soon, stalled, open, sort, down);
        }

        Wish report(Reported one) {
            return new Wish(unit, lead, level, from, until, one, overdue, soon, stalled, open, sort, down);
        }

        Wish only(String what) {
            return new Wish(
                    unit,
                    lead,
                    level,
                    from,
                    until,
                    report,
                    what.equals("overdue"),
                    what.equals("soon"),
                    what.equals("stalled"),
                    what.equals("open"),
                    sort,
                    down);
        }

        Wish sort(SortColumn column, boolean isDown) {
            return new Wish(unit, lead, level, from, until, report, overdue, soon, stalled, open, column, isDown);
        }
    }

    private List<String> found(UnaryOperator<Wish> wish) {
        return ledger.page(round, wish.apply(Wish.NONE).filter(), Scope.ALL, 1).rows().stream()
                .map(Line::number)
                .toList();
    }

    private long item(int number, LocalDate deadline) {
        return slice.item(round, number, ItemState.IN_WORK, deadline);
    }

    @Test
    void theDaysOfADeadlineBelongToIt() {
        item(1, MONDAY.minusDays(1));
        item(2, MONDAY);
        item(3, MONDAY.plusDays(1));
        assertThat(found(wish -> wish)).containsExactly("1", "2", "3");
        assertThat(found(wish -> wish.from(MONDAY))).containsExactly("2", "3");
        assertThat(found(wish -> wish.until(MONDAY))).containsExactly("1", "2");
    }

    @Test
    void whatIsDueTodayIsNotOverdueAndComesSoon() {
        item(1, MONDAY.minusDays(1));
        item(2, MONDAY);
        item(3, MONDAY.plusDays(14));
        item(4, MONDAY.plusDays(15));
        slice.item(round, 5, ItemState.CLOSED, MONDAY.minusDays(1));
        assertThat(found(wish -> wish.only("overdue"))).containsExactly("1");
        assertThat(found(wish -> wish.only("soon"))).containsExactly("2", "3");
        assertThat(found(wish -> wish.only("open"))).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aUnitFindsWhatItLeadsAndWhatItAssistsIn() {
        long assisted = item(1, MONDAY);
        long led = item(2, MONDAY);
        slice.set("item", led, "lead_unit", Slice.OTHER_UNIT);
        slice.insert("item_assisting", "item", assisted, "unit", Slice.OTHER_UNIT);
        item(3, MONDAY);
        assertThat(found(wish -> wish.unit(Slice.OTHER_UNIT, false))).containsExactly("1", "2");
        assertThat(found(wish -> wish.unit(Slice.OTHER_UNIT, true))).containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 4", "5, 4"})
    void areferralStandsOnTheStepBelow(int level, int shown) {
        long item = item(1, MONDAY);
        long period = slice.period(round, 1, "CUT_OFF", MONDAY.atTime(8, 0));
        long episode = slice.episode(period, item, 3, level, MONDAY.atTime(8, 0));
        for (int wanted = 1; wanted <= 5; wanted++) {
            int one = wanted;
            assertThat(found(wish -> wish.level(one))).hasSize(wanted == shown ? 1 : 0);
        }
        slice.set("escalation_episode", episode, "ended_at", MONDAY.atTime(9, 0));
        assertThat(found(wish -> wish.level(shown))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Reported.class)
    void reportsAreThoseOfTheNewestPeriod(Reported reported) {
        String[] states = {"DUE", "MISSING", "SUBMITTED", "EXCUSED"};
        long older = slice.period(round, 1, "CUT_OFF", MONDAY.atTime(8, 0));
        long newest = slice.period(round, 2, "OPEN", MONDAY.atTime(17, 0));
        for (int n = 0; n < states.length; n++) {
            long item = item(n + 1, MONDAY);
            slice.report(newest, item, states[n]);
            slice.report(older, item, states[states.length - 1 - n]);
        }
        item(5, MONDAY);
        assertThat(found(wish -> wish.report(reported)))
                .isEqualTo(
                        switch (reported) {
                            case ASKED -> List.of("1", "2", "3", "4");
                            case SILENT -> List.of("1", "2");
                            case REPORTED -> List.of("3");
                            case EXCUSED -> List.of("4");
                        });
    }

    @Test
    void stalledIsWhatStalledInTheLastPeriodThatWasCutOff() {
        long item = item(1, MONDAY);
        long other = item(2, MONDAY);
        slice.stall(slice.period(round, 1, "PUBLISHED", MONDAY.atTime(8, 0)), other);
        slice.stall(slice.period(round, 2, "CUT_OFF", MONDAY.atTime(8, 0)), item);
        slice.period(round, 3, "OPEN", MONDAY.atTime(17, 0));
        assertThat(found(wish -> wish.only("stalled"))).containsExactly("1");
    }

    @Test
    void whatIsEmptyComesLastEitherWay() {
        item(1, MONDAY.plusDays(1));
        slice.set("item", item(2, MONDAY), "deadline", null);
        item(3, MONDAY);
        assertThat(found(wish -> wish.sort(SortColumn.DEADLINE, false))).containsExactly("3", "1", "2");
        assertThat(found(wish -> wish.sort(SortColumn.DEADLINE, true))).containsExactly("1", "3", "2");
        assertThat(found(wish -> wish.sort(SortColumn.NUMBER, true))).containsExactly("3", "2", "1");
    }

    @Test
    void statesAreInTheOrderOfTheirCourse() {
        slice.item(round, 1, ItemState.CLOSED, MONDAY);
        slice.item(round, 2, ItemState.VERIFICATION, MONDAY);
        slice.item(round, 3, ItemState.ASSIGNED, MONDAY);
        assertThat(found(wish -> wish.sort(SortColumn.STATE, false))).containsExactly("3", "2", "1");
    }

    @Test
    void theFileHasEveryLineInTheOrderOfTheSource() {
        for (int n = 3; n > 0; n--) {
            item(n, MONDAY);
        }
        StringWriter file = new StringWriter();
        ledger.writeCsv(round, file);
        assertThat(file.toString().lines().skip(1).map(line -> line.split(",")[0]))
                .containsExactly("1", "2", "3");
    }
}
