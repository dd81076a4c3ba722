package org.zhenggai.round.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.database.Slice;

/** What counts as what: the day before, the day, the day after; every state; every state of a report. */
class CountedTest {

    private static final LocalDate TODAY = MONDAY;
    private static final Set<ItemState> ENDED =
            EnumSet.of(ItemState.CLOSED, ItemState.CARRIED_OVER, ItemState.WITHDRAWN);

    private static final Slice slice = new Slice();
    private long round;
    private long period;

    @BeforeEach
    void round() {
        round = slice.round();
        period = slice.period(round, 1, "CUT_OFF", TODAY.atTime(17, 0));
    }

    private List<Counted> all(long item) {
        int mask = slice.jdbc()
                .sql("select " + Counted.mask(":period") + " from item i where i.id = :item")
                .param("period", period)
                .param("today", TODAY)
                .param("soonUntil", Deadline.soonUntil(TODAY))
                .param("item", item)
                .query(Integer.class)
                .single();
        return Arrays.stream(Counted.values()).filter(one -> one.is(mask)).toList();
    }

    @ParameterizedTest
    @CsvSource({"-1, OVERDUE", "0, SOON", "1, SOON", "13, SOON", "14, SOON", "15, "})
    void whatIsDueTodayIsNotOverdueAndComesSoon(int days, Counted expected) {
        long item = slice.item(round, 1, ItemState.IN_WORK, TODAY.plusDays(days));
        List<Counted> counted = all(item);
        assertThat(counted).contains(Counted.OPEN).doesNotContain(Counted.WAITING, Counted.STALLED, Counted.ASKED);
        assertThat(counted.stream().filter(EnumSet.of(Counted.OVERDUE, Counted.SOON)::contains))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
        Deadline shown = Deadline.of(TODAY.plusDays(days), ItemState.IN_WORK, TODAY);
        assertThat(shown.colour())
                .isEqualTo(expected == null ? "" : expected.name().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void whatHasEndedIsNeitherOpenNorOverdueNorStalledNorWaiting(ItemState state) {
        long item = slice.item(round, 1, state, TODAY.minusDays(1));
        slice.set("item", item, "waiting_for", "批复");
        slice.stall(period, item);
        assertThat(state.isOpen()).isEqualTo(!ENDED.contains(state));
        if (state.isOpen()) {
            assertThat(all(item))
                    .containsExactly(Counted.ITEMS, Counted.OPEN, Counted.OVERDUE, Counted.WAITING, Counted.STALLED);
        } else {
            assertThat(all(item)).containsExactly(Counted.ITEMS, Counted.valueOf(state.name()));
        }
    }

    @ParameterizedTest
    @CsvSource({"DUE, SILENT", "MISSING, SILENT", "SUBMITTED, REPORTED", "EXCUSED, EXCUSED"})
    void aReportIsGivenOwedOrExcused(String state, Counted expected) {
        long item = slice.item(round, 1, ItemState.IN_WORK, TODAY.plusDays(30));
        slice.report(period, item, state);
        assertThat(all(item)).containsExactly(Counted.ITEMS, Counted.OPEN, Counted.ASKED, expected);
        slice.set("item", item, "state", "CLOSED");
        assertThat(all(item))
                .containsExactlyInAnyOrder(
                        Counted.ITEMS, Counted.CLOSED, Counted.ASKED, expected, Counted.ASKED_AND_ENDED);
    }

    @Test
    void whoHasReportedOnceIsNotSilentWhenHeIsAskedAgain() {
        long item = slice.item(round, 1, ItemState.IN_WORK, TODAY.plusDays(30));
        slice.report(period, item, "SUBMITTED");
        long again = slice.period(round, 2, "OPEN", TODAY.atTime(17, 0));
        slice.report(again, item, "DUE");
        slice.jdbc()
                .sql("update fortnightly_report set period = ?, sequence = 2 where period = ?")
                .params(period, again)
                .update();
        assertThat(all(item)).containsExactly(Counted.ITEMS, Counted.OPEN, Counted.ASKED, Counted.REPORTED);
    }
}
