package org.zhenggai.kernel.search;

import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Writes the search words of rows from before there were any. SQL alone cannot compute them; as a migration it is done
 * once, however many nodes start.
 */
@Component
class V56__WordsOfOlderRows extends BaseJavaMigration {

    private static final int CHUNK = 1000;

    @Override
    public void migrate(Context context) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        new ItemWords(jdbc).addFrom(0);
        fill(jdbc, "select code, name from unit where words is null", "update unit set words = ? where code = ?");
        fill(
                jdbc,
                "select username, name, username from person where words is null",
                "update person set words = ? where username = ?");
        fillLog(jdbc);
    }

    /** The key is the first column, the texts are the others. */
    private static void fill(JdbcTemplate jdbc, String select, String update) {
        List<Object[]> rows = jdbc.query(select, (row, number) -> {
            String[] texts = new String[row.getMetaData().getColumnCount() - 1];
            for (int n = 0; n < texts.length; n++) {
                texts[n] = row.getString(n + 2);
            }
            return new Object[] {Plain.lines(texts), row.getObject(1)};
        });
        jdbc.batchUpdate(update, rows);
    }

    private static void fillLog(JdbcTemplate jdbc) {
        List<Object[]> lines;
        long last = 0;
        do {
            lines = jdbc.query(
                    "select l.id, l.actor, l.subject, l.detail from access_log l where l.id > ? and not exists"
                            + " (select 1 from access_log_words w where w.line = l.id) order by l.id limit " + CHUNK,
                    (row, number) -> new Object[] {
                        row.getLong(1), Plain.lines(row.getString(2), row.getString(3), row.getString(4))
                    },
                    last);
            jdbc.batchUpdate("insert into access_log_words (line, words) values (?, ?)", lines);
            last = lines.isEmpty() ? last : (Long) Objects.requireNonNull(lines.get(lines.size() - 1)[0]);
        } while (!lines.isEmpty());
    }
}
