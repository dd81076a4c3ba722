package org.zhenggai.database;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
        made.put(Clock.class, new SetClock());
        rules();
        insert("unit", "code", UNIT, "name", "财政分局", "kind", "department");
        insert("unit", "code", OTHER_UNIT, "name", "河田社区", "kind", "community");
        person(LEADER, null);
    }

    private final class SetClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.atZone(ZONE).toInstant();
        }
    }

    private void rules() {
        try {
            Map<String, Object> file = new Yaml().load(Files.readString(RULES));
            Map<String, Map<String, Object>> figures = cast(file.get("figures"));
            jdbc.sql("delete from rule_figure").update();
            figures.forEach((name, figure) -> insert(
                    "rule_figure",
                    "rule_set",
                    "inspection-2024",
                    "name",
                    name,
                    "figure",
                    figure.get("figure"),
                    "unit",
                    figure.get("unit"),
                    "source",
                    "规则"));
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
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into %s (%s) values (%s)"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                columns.stream().map(column -> "?").collect(Collectors.joining(", "))))
                .params(values)
                .update(key);
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
        long round = insert(
                "round",
                "version",
                1,
                "title",
                "轮次" + ++documents,
                "short_name",
                "轮次",
                "state",
                "IN_WORK",
                "rule_set",
                "inspection-2024",
                "feedback_on",
                MONDAY.minusMonths(2),
                "document_name",
                "feedback.txt",
                "document_sha256",
                "%064x".formatted(documents),
                "document_text",
                "",
                "created_at",
                now,
                "created_by",
                "office1");
        long area = insert("area", "round", round, "number", 1, "title", "方面");
        insert("finding", "round", round, "area", area, "number", 1, "title", "问题", "line", 1, "text", "");
        return round;
    }

    /** An item of the round's finding, led by {@link #UNIT}, in this state since now. */
    public long item(long round, int number, ItemState state, LocalDate deadline) {
        long finding = jdbc.sql("select min(id) from finding where round = ?")
                .param(round)
                .query(Long.class)
                .single();
        return insert(
                "item",
                "version",
                1,
                "round",
                round,
                "finding",
                finding,
                "position",
                number,
                "number",
                "" + number,
                "title",
                "事项" + number,
                "state",
                state.name(),
                "state_since",
                now,
                "lead_unit",
                UNIT,
                "leader",
                LEADER,
                "kind",
                "DATED",
                "major",
                false,
                "original_deadline",
                deadline,
                "deadline",
                deadline,
                "progress",
                0,
                "returned",
                false);
    }

    /** A reporting period that was opened now. */
    public long period(long round, int number, String state, LocalDateTime cutOff) {
        return insert(
                "reporting_period",
                "round",
                round,
                "number",
                number,
                "state",
                state,
                "opens_at",
                now,
                "cut_off",
                cutOff,
                "open_items",
                0,
                "reported",
                0,
                "silent",
                0,
                "stalled",
                0,
                "returned",
                0,
                "closed",
                0);
    }

    /** A report of the item for the period. */
    public long report(long period, long item, String state) {
        return insert(
                "fortnightly_report",
                "period",
                period,
                "item",
                item,
                "sequence",
                1,
                "state",
                state,
                "unit",
                UNIT,
                "has_moved",
                false);
    }

    /** The item stalls in the period. */
    public void stall(long period, long item) {
        insert("stall", "period", period, "item", item, "reasons", "未按期报告");
    }
}
