package org.zhenggai.database;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.mockito.Mockito;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.yaml.snakeyaml.Yaml;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/**
 * All tables in a database of its own, a clock that the test sets, and services made by hand: for what is SQL and dates,
 * in a second or two. There is no engine, and what a service needs but the test does not name is a dummy.
 */
public final class Slice {

    /** A Monday without holidays near it. */
    public static final LocalDate MONDAY = LocalDate.of(2024, 5, 13);

    public static final String UNIT = "unit1";
    public static final String OTHER_UNIT = "unit2";
    public static final String LEADER = "leader1";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Path RULES = Path.of("processes/rule-sets/inspection-2024.yaml");

    private final JdbcClient jdbc;
    private final Map<Class<?>, Object> made = new HashMap<>();
    private LocalDateTime now = MONDAY.atTime(9, 0);
    private int documents;

    /** As long as no application has set up the logs, Flyway tells of each migration. */
    private static void quiet() {
        for (String talker : List.of("org.flywaydb", "org.springframework", "org.zhenggai")) {
            ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(talker)).setLevel(Level.WARN);
        }
    }

    public Slice() {
        quiet();
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/vendor/h2")
                .load()
                .migrate();
        JdbcTemplate template = new JdbcTemplate(database);
        jdbc = JdbcClient.create(template);
        made.put(DataSource.class, database);
        made.put(JdbcTemplate.class, template);
        made.put(JdbcClient.class, jdbc);
        InstantSource set = () -> now.atZone(ZONE).toInstant();
        made.put(Clock.class, set.withZone(ZONE));
        rules();
        insert("unit", "code", UNIT, "name", "财政分局", "kind", "department");
        insert("unit", "code", OTHER_UNIT, "name", "河田社区", "kind", "community");
        person(LEADER, null);
    }

    private void rules() {
        try {
            Map<String, Object> file = new Yaml().load(Files.readString(RULES));
            Map<String, Map<String, Object>> figures = cast(file.get("figures"));
            jdbc.sql("delete from rule_figure").update();
            figures.forEach((name, figure) -> inserted(
                    "insert into rule_figure (rule_set, name, figure, unit, source)"
                            + " values ('inspection-2024', ?, ?, ?, '规则')",
                    name,
                    figure.get("figure"),
                    figure.get("unit")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    /** For what a test asks the tables itself. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Sets the clock. */
    public void at(LocalDateTime time) {
        now = time;
    }

    /** Sets the clock to the morning of that day. */
    public void on(LocalDate day) {
        at(day.atTime(9, 0));
    }

    /**
     * The service of this class, made once. Those named with it, and the tables, the clock and what was made before, are
     * real; all else it needs is a dummy that does nothing.
     */
    public <T> T make(Class<T> type, Class<?>... real) {
        for (Class<?> one : real) {
            made.computeIfAbsent(one, this::construct);
        }
        return type.cast(made.computeIfAbsent(type, this::construct));
    }

    private Object construct(Class<?> type) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object[] parts = Arrays.stream(constructor.getParameterTypes())
                .map(part -> made.containsKey(part) ? made.get(part) : Mockito.mock(part))
                .toArray();
        try {
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Uses this one, such as a dummy with answers, for what is made from now on. */
    public <T> T use(Class<T> type, T one) {
        made.put(type, one);
        return one;
    }

    /** Items that are read from the tables; nothing else of them does anything. */
    public Items items() {
        Items items = use(Items.class, Mockito.mock(Items.class));
        Mockito.when(items.get(Mockito.anyLong()))
                .thenAnswer(call -> jdbc.sql("select * from item where id = ?")
                        .param(call.<Long>getArgument(0))
                        .query(Item.class)
                        .single());
        return items;
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

    private long inserted(String sql, Object... values) {
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
}
