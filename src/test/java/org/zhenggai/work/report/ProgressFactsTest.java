package org.zhenggai.work.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.database.Slice;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;
import org.zhenggai.work.report.RealProgressProcess.Facts;
import org.zhenggai.work.report.Report.Request;

/** What of a report is new: which files, which words of evidence, which measures. */
class ProgressFactsTest {

    private static final LocalDateTime NOW = MONDAY.atTime(9, 0);
    private static final Slice slice = new Slice();
    private static final Items items = slice.items();
    private static final ProgressFacts facts = slice.make(ProgressFacts.class);

    private long round;
    private long item;

    @BeforeAll
    static void people() {
        slice.person("handler", Slice.UNIT);
        slice.person("office", null);
    }

    @BeforeEach
    void item() {
        round = slice.round();
        item = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
        slice.set("item", item, "progress", 40);
    }

    private Facts of(int progress, String evidence, Long... measures) {
        return facts.of(
                items.get(item),
                new Report(progress, "", List.of(measures), evidence, null, null, Request.CONTINUE, null, null, null));
    }

    private long file(long content, String by) {
        return slice.insert(
                "evidence",
                "item",
                item,
                "content",
                content,
                "file_name",
                "a",
                "kind",
                "PDF",
                "note",
                "",
                "uploaded_by",
                by,
                "uploaded_at",
                NOW);
    }

    private long content() {
        return slice.insert("evidence_content", "size", 1, "content_type", "a", "store", "file", "stored_at", NOW);
    }

    private void reported(LocalDateTime at, String evidence) {
        long report = slice.report(slice.period(round, 1, "CUT_OFF", NOW), item, "SUBMITTED");
        slice.set("fortnightly_report", report, "submitted_at", at);
        slice.set("fortnightly_report", report, "evidence", evidence);
    }

    @Test
    void filesOfTheUnitThatItHadNotBefore() {
        long content = content();
        long file = file(content, "handler");
        assertThat(of(40, null)).isEqualTo(new Facts(0, 1, 0));
        file(content, "handler");
        file(content(), "office");
        assertThat(of(40, null).newEvidence()).isEqualTo(1);
        slice.jdbc()
                .sql(
                        "update evidence set withdrawn_by = 'handler', withdrawn_at = ?, withdrawn_reason = '' where id = ?")
                .params(NOW, file)
                .update();
        assertThat(of(40, null).newEvidence()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "1, 0"})
    void filesSinceTheLastReport(int minutes, int isNew) {
        file(content(), "handler");
        reported(NOW.plusMinutes(minutes), null);
        assertThat(of(40, null).newEvidence()).isEqualTo(isNew);
    }

    @ParameterizedTest
    @CsvSource({"收据3号, 0", "收据3号。, 0", "收据4号, 1", ", 0"})
    void wordsThatWereNotThere(String evidence, int isNew) {
        reported(NOW, "收据 3号");
        assertThat(of(40, evidence).newEvidence()).isEqualTo(isNew);
    }

    @Test
    void measuresAreFinishedOnce() {
        long measure = slice.insert("measure", "item", item, "position", 1, "text", "建账", "state", "AGREED");
        assertThat(of(45, null, measure)).isEqualTo(new Facts(1, 0, 5));
        assertThat(of(30, null, measure)).isEqualTo(new Facts(0, 0, -10));
    }
}
