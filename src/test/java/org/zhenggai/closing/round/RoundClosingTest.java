package org.zhenggai.closing.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemState;

/** What carrying over (结转) does to each item and each report: only what is open, only what is owed. */
class RoundClosingTest {

    private static final Slice slice = new Slice();
    private static final RoundClosing closing = slice.make(RoundClosing.class);

    private long round;

    @BeforeEach
    void round() {
        round = slice.round();
    }

    private void decide() {
        slice.insert(
                "event",
                "round",
                round,
                "at",
                MONDAY.atTime(9, 0),
                "actor",
                "office1",
                "kind",
                "CARRIED_OVER",
                "text",
                "理由");
    }

    private String state(long item) {
        return slice.get("item", item, "state", String.class);
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void onlyWhatIsOpenIsCarriedOver(ItemState state) {
        decide();
        long item = slice.item(round, 1, state, MONDAY);
        closing.carryOver(round);
        assertThat(state(item)).isEqualTo(state.isOpen() ? "CARRIED_OVER" : state.name());
    }

    @Test
    void nothingIsCarriedOverBeforeTheOfficeHasDecided() {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
        slice.insert(
                "event",
                "round",
                round,
                "item",
                item,
                "at",
                MONDAY.atTime(9, 0),
                "actor",
                "a",
                "kind",
                "CARRIED_OVER",
                "text",
                "");
        assertThatThrownBy(() -> closing.carryOver(round))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1个未销号事项");
        assertThat(state(item)).isEqualTo("IN_WORK");
    }

    @ParameterizedTest
    @CsvSource({"DUE, EXCUSED", "SUBMITTED, SUBMITTED", "MISSING, MISSING", "EXCUSED, EXCUSED"})
    void aReportThatIsOwedIsOwedNoMore(String before, String after) {
        decide();
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
        long closed = slice.item(round, 2, ItemState.CLOSED, MONDAY);
        long period = slice.period(round, 1, "OPEN", MONDAY.atTime(17, 0));
        long report = slice.report(period, item, before);
        long other = slice.report(period, closed, before);
        closing.carryOver(round);
        assertThat(slice.get("fortnightly_report", report, "state", String.class))
                .isEqualTo(after);
        assertThat(slice.get("fortnightly_report", other, "state", String.class))
                .isEqualTo(before);
    }

    @Test
    void aCallTakesAChunkAndTheNextTheRest() {
        decide();
        for (int n = 1; n <= org.zhenggai.round.Chunks.SIZE + 1; n++) {
            slice.item(round, n, ItemState.IN_WORK, MONDAY);
        }
        closing.carryOver(round);
        assertThat(open()).isEqualTo(1);
        closing.carryOver(round);
        assertThat(open()).isZero();
        assertThat(slice.jdbc()
                        .sql("select count(*) from event where round = ? and item is not null and kind = 'CARRIED_OVER'"
                                + " and changes like '%IN_WORK%CARRIED_OVER%'")
                        .param(round)
                        .query(Integer.class)
                        .single())
                .isEqualTo(org.zhenggai.round.Chunks.SIZE + 1);
    }

    private int open() {
        return slice.jdbc()
                .sql("select count(*) from item where round = ? and state = 'IN_WORK'")
                .param(round)
                .query(Integer.class)
                .single();
    }
}
