package org.zhenggai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.database.Slice;
import org.zhenggai.ledger.RoundBoard.AreaLine;
import org.zhenggai.ledger.RoundBoard.LevelLine;
import org.zhenggai.ledger.RoundBoard.UnitLine;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;

/** The figures of a round's page, each in its own place, and what counts for none of them. */
class RoundBoardTest {

    private static final Slice slice = new Slice();
    private static final RoundBoard board = slice.make(RoundBoard.class);

    private long round;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        round = slice.round();
    }

    private long item(int number, ItemState state, int days) {
        return slice.item(round, number, state, MONDAY.plusDays(days));
    }

    @Test
    void everyFigureIsItsOwn() {
        int number = 0;
        int[] days = {-1, 0, 14, 15, 15, 15, 15};
        for (int day : days) {
            item(++number, ItemState.IN_WORK, day);
        }
        for (ItemState state : List.of(
                ItemState.CLOSED,
                ItemState.CLOSED,
                ItemState.CLOSED,
                ItemState.CARRIED_OVER,
                ItemState.CARRIED_OVER,
                ItemState.CARRIED_OVER,
                ItemState.CARRIED_OVER,
                ItemState.WITHDRAWN)) {
            item(++number, state, -1);
        }
        assertThat(board.counts(round, Scope.ALL)).isEqualTo(new RoundBoard.Counts(15, 7, 3, 4, 1, 1, 2, 0));
        assertThat(board.areas(round, Scope.ALL)).containsExactly(new AreaLine(1, "方面", 15, 7, 3, 4, 1, 1, 2, 0));
        assertThat(board.next(round, Scope.ALL).stream().map(RoundBoard.Due::number))
                .containsExactly("2", "3");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "3, 1, 33", "3, 2, 66", "200, 199, 99", "200, 200, 100"})
    void whatIsNotDoneIsNeverAHundredPercent(int items, int closed, int percent) {
        assertThat(new AreaLine(1, "", items, 0, closed, 0, 0, 0, 0, 0).percent())
                .isEqualTo(percent);
    }

    @Test
    void aReferralStandsOnTheStepBelowAndNoStepOnNone() {
        long period = slice.period(round, 1, "CUT_OFF", MONDAY.atTime(8, 0));
        for (int level = 0; level <= 5; level++) {
            slice.episode(period, item(level + 1, ItemState.IN_WORK, 30), 1, level, MONDAY.atTime(8, 0));
        }
        slice.set(
                "escalation_episode",
                slice.episode(period, item(9, ItemState.IN_WORK, 30), 1, 1, MONDAY.atTime(8, 0)),
                "ended_at",
                MONDAY.atTime(9, 0));
        assertThat(board.levels(round, Scope.ALL).stream().collect(Collectors.toMap(LevelLine::step, LevelLine::items)))
                .isEqualTo(java.util.Map.of(
                        LadderStep.BULLETIN, 1, LadderStep.LETTER, 1, LadderStep.TALK, 1, LadderStep.SUPERVISION, 2));
    }

    @Test
    void unitsWithSilenceComeFirst() {
        long period = slice.period(round, 1, "OPEN", MONDAY.atTime(17, 0));
        slice.report(period, item(1, ItemState.IN_WORK, 30), "SUBMITTED");
        slice.report(period, item(2, ItemState.CLOSED, 30), "EXCUSED");
        long silent = item(3, ItemState.IN_WORK, 30);
        slice.set("item", silent, "lead_unit", Slice.OTHER_UNIT);
        slice.report(period, silent, "DUE");
        item(4, ItemState.IN_WORK, 30);
        assertThat(board.units(round, Scope.ALL))
                .containsExactly(
                        new UnitLine(Slice.OTHER_UNIT, "河田社区", 1, 0, 1, 0, 0),
                        new UnitLine(Slice.UNIT, "财政分局", 2, 1, 0, 1, 1));
    }
}
