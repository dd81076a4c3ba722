package org.zhenggai.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.zhenggai.ledger.Overview.RoundLine;
import org.zhenggai.round.RoundState;

/** Of several running rounds the boards show the one whose period closes next, or the one that was chosen. */
class ChoiceTest {

    private static final LocalDateTime FRIDAY = LocalDateTime.of(2024, 5, 17, 17, 0);

    private static RoundLine round(long id, RoundState state) {
        return new RoundLine(id, "轮次" + id, "", state, null, null, 1, 1, 0, 0, 0, 0);
    }

    private static final List<RoundLine> ROUNDS = List.of(
            round(5, RoundState.PLANNING),
            round(4, RoundState.ARCHIVED),
            round(3, RoundState.IN_WORK),
            round(2, RoundState.IN_WORK),
            round(1, RoundState.IN_WORK));

    private static final Map<Long, LocalDateTime> CUT_OFFS = Map.of(3L, FRIDAY.plusDays(7), 1L, FRIDAY);

    private static long current(Map<Long, LocalDateTime> cutOffs, Long chosen) {
        return Choice.of(ROUNDS, cutOffs, chosen).orElseThrow().current().id();
    }

    @Test
    void thePeriodThatClosesNextComesFirst() {
        assertThat(Choice.of(ROUNDS, CUT_OFFS, null).orElseThrow().all())
                .extracting(RoundLine::id)
                .containsExactly(1L, 3L, 2L, 5L);
        assertThat(current(CUT_OFFS, null)).isEqualTo(1);
        assertThat(current(Map.of(), null)).as("the newest in work").isEqualTo(3);
    }

    @Test
    void oneChoosesAmongTheRunningOnes() {
        assertThat(current(CUT_OFFS, 2L)).isEqualTo(2);
        assertThat(current(CUT_OFFS, 5L)).isEqualTo(5);
        assertThat(current(CUT_OFFS, 4L)).as("it has ended").isEqualTo(1);
        assertThat(current(CUT_OFFS, 99L)).as("none of his").isEqualTo(1);
        assertThat(Choice.of(ROUNDS.subList(1, 2), CUT_OFFS, null)).isEmpty();
    }

    @Test
    void manyRoundsDoNotFillThePage() {
        List<RoundLine> many = LongStream.rangeClosed(1, 40)
                .mapToObj(id -> round(id, RoundState.IN_WORK))
                .toList();
        Choice choice = Choice.of(many, Map.of(), null).orElseThrow();
        assertThat(choice.shown()).hasSize(6);
        assertThat(choice.others()).hasSize(34);
        assertThat(Choice.of(many.subList(0, 1), Map.of(), null).orElseThrow().hasSeveral())
                .isFalse();
    }
}
