package org.zhenggai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.zhenggai.database.Slice;
import org.zhenggai.evidence.EvidenceTable.Row;
import org.zhenggai.round.item.ItemState;

/** A file stands once in its item until it is withdrawn, and is found under no other item. */
class EvidenceTableTest {

    private static final LocalDateTime NOW = MONDAY.atTime(9, 0);
    private static final Slice slice = new Slice();
    private static final EvidenceTable table = slice.make(EvidenceTable.class);

    private final long item = slice.item(slice.round(), 1, ItemState.IN_WORK, MONDAY);
    private final long other = slice.item(slice.round(), 1, ItemState.IN_WORK, MONDAY);
    private final long content = slice.evidenceContent(item);

    private long file(String name) {
        return slice.insert(
                "evidence",
                "item",
                item,
                "content",
                content,
                "file_name",
                name,
                "kind",
                "PDF",
                "note",
                "",
                "uploaded_by",
                "handler1",
                "uploaded_at",
                NOW);
    }

    @Test
    void itStandsOnceUntilItIsWithdrawn() {
        long file = file("a.pdf");
        assertThat(table.has(item, content, "a.pdf")).isTrue();
        assertThat(table.has(item, content, "b.pdf")).isFalse();
        assertThat(table.has(other, content, "a.pdf")).isFalse();
        assertThat(table.withdraw(file, "handler1", NOW, "错了")).isTrue();
        assertThat(table.withdraw(file, "handler1", NOW, "错了")).isFalse();
        assertThat(table.has(item, content, "a.pdf")).isFalse();
    }

    @Test
    void theNewestComesFirstAndNoneUnderAnotherItem() {
        long first = file("a.pdf");
        long second = file("b.pdf");
        assertThat(table.rows(item).stream().map(Row::id)).containsExactly(second, first);
        assertThat(table.row(item, first)).isPresent();
        assertThat(table.row(other, first)).isEmpty();
    }

    @Test
    void onlyMeasuresThatWereAgreedToCanBeProven() {
        slice.insert("measure", "item", item, "position", 1, "text", "一", "state", "PROPOSED");
        slice.insert("measure", "item", item, "position", 2, "text", "二", "state", "AGREED");
        slice.insert("measure", "item", item, "position", 3, "text", "三", "state", "FINISHED");
        assertThat(table.measures(item).stream().map(EvidenceTable.Measure::position))
                .containsExactly(2, 3);
    }
}
