package org.zhenggai.closing.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.database.Slice;
import org.zhenggai.round.item.ItemState;

/** What a verifier is told of a request that does not fit together. */
class RequestDoubtsTest {

    private static final LocalDateTime NOW = MONDAY.atTime(9, 0);
    private static final Slice slice = new Slice();
    private static final RequestDoubts doubts = slice.make(RequestDoubts.class);

    private long item;

    @BeforeEach
    void item() {
        item = slice.item(slice.round(), 1, ItemState.VERIFICATION, MONDAY.plusDays(90));
    }

    @Test
    void measuresThatNobodyCalledFinishedAreNamed() {
        measure(1, "FINISHED");
        assertThat(doubts.of(item)).isEmpty();
        measure(2, "AGREED");
        measure(3, "AGREED");
        assertThat(doubts.of(item)).containsExactly("2条措施未报完成：第2、3条。");
    }

    @ParameterizedTest
    @CsvSource({
        "VERIFICATION_FAILED, -1, false", "VERIFICATION_FAILED, 1, true", "SECRETARY_REFUSED, -1, false",
        "SUMS_REFUSED, -1, false", "MEASURES_RETURNED, -1, true", "EXTENSION_REFUSED, -1, true"
    })
    void aReturnIsAnsweredByAFile(String kind, int minutesLater, boolean isFine) {
        long round = slice.get("item", item, "round", Long.class);
        slice.insert("event", "round", round, "item", item, "at", NOW, "actor", "x", "kind", kind, "text", "");
        long file = file(NOW.plusMinutes(minutesLater));
        assertThat(doubts.of(item).isEmpty()).isEqualTo(isFine);
        slice.jdbc()
                .sql(
                        "update evidence set withdrawn_at = ?, withdrawn_by = 'handler1', withdrawn_reason = '错' where id = ?")
                .params(NOW.plusMinutes(2), file)
                .update();
        boolean isOfTheItem = !kind.startsWith("M") && !kind.startsWith("E");
        assertThat(doubts.of(item)).hasSize(isOfTheItem ? 1 : 0).allMatch(one -> one.startsWith("退回后没有新的佐证材料"));
    }

    private void measure(int position, String state) {
        slice.insert("measure", "item", item, "position", position, "text", "建账", "state", state);
    }

    private long file(LocalDateTime at) {
        long content =
                slice.insert("evidence_content", "size", 1, "content_type", "a", "store", "file", "stored_at", NOW);
        return slice.insert(
                "evidence",
                "item",
                item,
                "content",
                content,
                "file_name",
                "现场.txt",
                "kind",
                "TEXT",
                "note",
                "",
                "words",
                "",
                "uploaded_by",
                "handler1",
                "uploaded_at",
                at);
    }
}
