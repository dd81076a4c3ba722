package org.zhenggai.ledger.item;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.ledger.Line;
import org.zhenggai.round.item.MeasureState;

/** What is known of one item: its line in the ledger and its measures. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class ItemFile {

    private final JdbcClient jdbc;

    /**
     * The item with its finding.
     *
     * @param sourceLine first line of the finding in the document, from 1
     * @param confidential whether only the named roles and people see it
     */
    record Head(
            Line line,
            long round,
            String roundName,
            String roundTitle,
            String finding,
            int sourceLine,
            boolean confidential) {}

    record Measure(int position, String text, MeasureState state) {

        /** The word users read for the state. */
        public String word() {
            return state.word();
        }
    }

    Optional<Head> head(long item) {
        return jdbc.sql("""
            select %s, i.round, r.short_name as round_name, r.title as round_title, f.title as finding, f.line,
                i.confidential %s join round r on r.id = i.round where i.id = :item
            """.formatted(Line.COLUMNS, Line.TABLES))
                .param("item", item)
                .query((row, n) -> new Head(
                        Line.ROWS.mapRow(row, n),
                        row.getLong("round"),
                        row.getString("round_name"),
                        row.getString("round_title"),
                        row.getString("finding"),
                        row.getInt("line"),
                        row.getBoolean("confidential")))
                .optional();
    }

    List<Measure> measures(long item) {
        return jdbc.sql("select position, text, state from measure where item = ? order by position")
                .param(item)
                .query(Measure.class)
                .list();
    }
}
