package org.zhenggai.database;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.mockito.Mockito;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.yaml.snakeyaml.Yaml;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.Items;

/**
 * All tables in a database of its own, a clock that the test sets, and services made by hand: for what is SQL and dates,
 * in a second or two. There is no engine behind it.
 */
public final class Slice extends SliceRows {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Path RULES = Path.of("processes/rule-sets/inspection-2024.yaml");

    /** What is asked for only where there is one. */
    private static final StaticListableBeanFactory BEANS =
            new StaticListableBeanFactory(Map.of("quick", new BCryptPasswordEncoder(4)));

    private final Map<Class<?>, Object> made = new HashMap<>();

    /** As long as no application has set up the logs, Flyway tells of each migration. */
    private static void quiet() {
        for (String talker : List.of("org.flywaydb", "org.springframework", "org.zhenggai")) {
            ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(talker)).setLevel(Level.WARN);
        }
    }

    public Slice() {
        this(h2(), "h2");
    }

    private Slice(DataSource database, String vendor) {
        super(JdbcClient.create(database));
        quiet();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
                .load()
                .migrate();
        made.put(DataSource.class, database);
        made.put(JdbcTemplate.class, new JdbcTemplate(database));
        made.put(NamedParameterJdbcTemplate.class, new NamedParameterJdbcTemplate(database));
        made.put(JdbcClient.class, jdbc);
        made.put(TransactionTemplate.class, new TransactionTemplate(new JdbcTransactionManager(database)));
        InstantSource set = () -> now.atZone(ZONE).toInstant();
        made.put(Clock.class, set.withZone(ZONE));
        rules();
        insert("unit", "code", UNIT, "name", "财政分局", "kind", "department");
        insert("unit", "code", OTHER_UNIT, "name", "河田社区", "kind", "community");
        person(LEADER, null);
    }

    private static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    /** The same on PostgreSQL, for SQL that it might take otherwise; some seconds. */
    public static Slice onPostgres() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(Postgres.emptyDatabase());
        database.setUser("postgres");
        return new Slice(database, "postgresql");
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
     * The service of this class, made once, with all that it needs in turn. What stands before the engine ({@code *Process}),
     * the application itself (events, Spring Data) or the given classes is a dummy that does nothing.
     */
    public <T> T make(Class<T> type, Class<?>... dummies) {
        for (Class<?> dummy : dummies) {
            made.computeIfAbsent(dummy, Mockito::mock);
        }
        return type.cast(part(type));
    }

    private Object part(Parameter parameter) {
        return parameter.getType() == ObjectProvider.class
                ? BEANS.getBeanProvider(
                        ResolvableType.forType(parameter.getParameterizedType()).getGeneric(0))
                : part(parameter.getType());
    }

    private Object part(Class<?> type) {
        Object part = made.get(type);
        if (part == null) {
            part = isOurs(type) ? construct(type) : Mockito.mock(type);
            made.put(type, part);
        }
        return part;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().startsWith("org.zhenggai")
                && !type.isInterface()
                && !type.getSimpleName().endsWith("Process");
    }

    private Object construct(Class<?> type) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(
                    Arrays.stream(constructor.getParameters()).map(this::part).toArray());
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
}
