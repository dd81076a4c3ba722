package org.zhenggai.kernel.search;

import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Writes the search words of findings, reports, files and documents from before there were any. */
@Component
class V65_2__WordsOfOlderTexts extends BaseJavaMigration {

    private static final int CHUNK = 1000;

    @Override
    public void migrate(Context context) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        fill(jdbc, "finding", "words", "cast(number as varchar)", "title");
        fill(jdbc, "finding", "text_words", "text");
        fill(jdbc, "fortnightly_report", "words", "done", "evidence", "difficulties", "next_steps");
        fill(jdbc, "evidence", "words", "file_name", "note");
        fill(jdbc, "document_file", "words", "name");
    }

    private static void fill(JdbcTemplate jdbc, String table, String words, String... columns) {
        String select = "select id, " + String.join(", ", columns) + " from " + table + " where id > ? and " + words
                + " is null order by id limit " + CHUNK;
        long last = 0;
        for (List<Object[]> rows = rows(jdbc, select, last, columns.length);
                !rows.isEmpty();
                rows = rows(jdbc, select, last, columns.length)) {
            jdbc.batchUpdate("update " + table + " set " + words + " = ? where id = ?", rows);
            last = (long) rows.get(rows.size() - 1)[1];
        }
    }

    private static List<Object[]> rows(JdbcTemplate jdbc, String select, long last, int columns) {
        return jdbc.query(
                select,
                (row, n) -> {
                    String[] texts = new String[columns];
                    for (int column = 0; column < columns; column++) {
                        texts[column] = row.getString(column + 2);
                    }
                    return new Object[] {Plain.lines(Arrays.copyOf(texts, columns)), row.getLong(1)};
                },
                last);
    }
}
