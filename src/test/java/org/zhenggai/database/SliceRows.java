package org.zhenggai.database;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.zhenggai.round.item.ItemState;

/** Rows that a test on tables begins with. */
public abstract class SliceRows {

    /** A Monday without holidays near it. */
    public static final LocalDate MONDAY = LocalDate.of(2024, 5, 13);

    public static final String UNIT = "unit1";
    public static final String OTHER_UNIT = "unit2";
    public static final String LEADER = "leader1";

    final JdbcClient jdbc;
    LocalDateTime now = MONDAY.atTime(9, 0);
    private int documents;

    SliceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts a row, given as names of columns and their values; its id, where the table has one. */
    public long insert(String table, Object... columnsAndValues) {
        List<String> columns = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int n = 0; n < columnsAndValues.length; n += 2) {
            columns.add((String) columnsAndValues[n]);
            values.add(columnsAndValues[n + 1]);
        }
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        return inserted(
                "insert into %s (%s) values (%s)".formatted(table, String.join(", ", columns), marks),
                values.toArray());
    }

    final long inserted(String sql, Object... values) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(sql).params(values).update(key);
        Object id = key.getKeys() == null ? null : key.getKeys().get("id");
        return id instanceof Number number ? number.longValue() : 0;
    }

    /** Changes one column of one row. */
    public void set(String table, long id, String column, Object value) {
        jdbc.sql("update " + table + " set " + column + " = ? where id = ?")
                .params(value, id)
                .update();
    }

    /** One value of one row. */
    public <T> T get(String table, long id, String column, Class<T> type) {
        return jdbc.sql("select " + column + " from " + table + " where id = ?")
                .param(id)
                .query(type)
                .optional()
                .orElse(null);
    }

    public void person(String username, String unit) {
        insert("person", "username", username, "name", "测试-" + username, "post", "handler", "unit", unit);
    }

    /** A round in work with one area of one finding. */
    public long round() {
        documents++;
        long round = inserted("""
                insert into round (version, title, short_name, state, rule_set, feedback_on, document_name, document_sha256,
                    document_text, created_at, created_by)
                values (1, ?, '轮次', 'IN_WORK', 'inspection-2024', ?, 'feedback.txt', ?, '', ?, 'office1')
                """, "轮次" + documents, MONDAY.minusMonths(2), "%064x".formatted(documents), now);
        long area = insert("area", "round", round, "number", 1, "title", "方面");
        insert("finding", "round", round, "area", area, "number", 1, "title", "问题", "line", 1, "text", "");
        return round;
    }

    /** An item of the round's finding, led by {@link #UNIT}, in this state since now. */
    public long item(long round, int number, ItemState state, LocalDate deadline) {
        return inserted(
                """
                insert into item (version, round, finding, position, number, title, state, state_since, lead_unit, leader,
                    kind, major, original_deadline, deadline, progress, returned)
                select 1, f.round, min(f.id), ?, ?, ?, ?, ?, ?, ?, 'DATED', false, ?, ?, 0, false
                from finding f where f.round = ? group by f.round
                """, number, "" + number, "事项" + number, state.name(), now, UNIT, LEADER, deadline, deadline, round);
    }

    /** A reporting period that was opened now. */
    public long period(long round, int number, String state, LocalDateTime cutOff) {
        return inserted("""
                insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent, stalled,
                    returned, closed)
                values (?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0)
                """, round, number, state, now, cutOff);
    }

    /** A report of the item for the period. */
    public long report(long period, long item, String state) {
        return inserted(
                "insert into fortnightly_report (period, item, sequence, state, unit, has_moved)"
                        + " values (?, ?, 1, ?, ?, false)",
                period,
                item,
                state,
                UNIT);
    }

    /** The item stalls in the period. */
    public void stall(long period, long item) {
        insert("stall", "period", period, "item", item, "reasons", "未按期报告");
    }

    /** An episode of stall that began in this period and goes on in it, so many fortnights long. */
    public long episode(long period, long item, int fortnights, int level, LocalDateTime since) {
        return insert(
                "escalation_episode",
                "item",
                item,
                "first_period",
                period,
                "last_period",
                period,
                "fortnights",
                fortnights,
                "level",
                level,
                "started_at",
                since);
    }

    /** A request of now for a later deadline. */
    public long extension(long item, String state, LocalDate until, String asker) {
        return insert(
                "extension",
                "item",
                item,
                "state",
                state,
                "from_date",
                MONDAY,
                "to_date",
                until,
                "reason",
                "",
                "requested_by",
                asker,
                "requested_at",
                now);
    }

    /** A stored file without an owner, of one byte. */
    public long evidenceContent(long item) {
        return insert(
                "evidence_content",
                "sha256",
                "%064x".formatted(item),
                "size",
                1,
                "content_type",
                "a",
                "store",
                "file",
                "stored_at",
                now);
    }
}
