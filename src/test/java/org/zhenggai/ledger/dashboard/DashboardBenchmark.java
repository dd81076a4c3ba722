package org.zhenggai.ledger.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.ZhenggaiApplication;
import org.zhenggai.access.Visitor;
import org.zhenggai.bulletin.BulletinCompiled;
import org.zhenggai.database.Postgres;
import org.zhenggai.process.Cycle;

/**
 * What the dashboard costs over 100 rounds and 100,000 items on PostgreSQL, from kept figures and by a full count, in one run;
 * {@code benchmark/dashboard} starts it.
 */
public final class DashboardBenchmark {

    private static final int ROUNDS = 100;
    private static final int ITEMS = 1000;
    private static final int UNITS = 30;
    private static final int AREAS = 20;
    private static final int PERIODS = 12;
    private static final int TIMES = 7;
    private static final int WARM_UP = 3;

    private final ConfigurableApplicationContext application;
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Pictures pictures;

    private DashboardBenchmark(ConfigurableApplicationContext application) {
        this.application = application;
        this.jdbc = application.getBean(JdbcClient.class);
        this.template = application.getBean(JdbcTemplate.class);
        this.pictures = application.getBean(Pictures.class);
    }

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(
                        ZhenggaiApplication.class, Cycle.class)
                .profiles("test")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + Postgres.emptyDatabase(),
                        "--spring.datasource.username=postgres",
                        "--ZHENGGAI_ADMIN_USER=guanli",
                        "--ZHENGGAI_ADMIN_PASSWORD=test-only-password")) {
            new DashboardBenchmark(application).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        application.getBean(Cycle.class).people();
        fill();
        System.out.println("| what | median (ms) |\n|---|---:|");
        long start = System.nanoTime();
        pictures.refresh();
        say("all " + ROUNDS + " rounds counted anew, as on the first look of a day, once", System.nanoTime() - start);
        past();
        template.execute("analyze");
        int port = application.getEnvironment().getProperty("local.server.port", Integer.class);
        Visitor office = new Visitor(port);
        office.logIn(Cycle.OFFICE, "test-only");
        Visitor leader = new Visitor(port);
        leader.logIn(Cycle.LEADER, "test-only");
        long round = jdbc.sql("select max(id) from round").query(Long.class).single();
        page("page over all rounds, by HTTP", office, "/dashboard");
        page("the same for a leader with confidential items of his own in ten rounds", leader, "/dashboard");
        page("page over all rounds as of a past day", office, "/dashboard?day=" + day());
        page("page of one round", office, "/rounds/" + round + "/dashboard");
        page("page of one round as of a past period", office, "/rounds/" + round + "/dashboard?period=6");
        page(
                "items behind a figure of a past period",
                office,
                "/rounds/" + round + "/dashboard/rows?figure=OVERDUE&period=6");
        time("one round counted anew, after a change", () -> {
            jdbc.sql("insert into dashboard_mark (round) values (?)")
                    .param(round)
                    .update();
            pictures.refresh();
        });
        time("the figures of all rounds by a full count", this::countAll);
    }

    /** What a page over all rounds would have to ask the tables without kept figures: the present figures and spreads alone. */
    private void countAll() {
        LocalDate today = LocalDate.now(application.getBean(Clock.class));
        for (long round : jdbc.sql("select id from round").query(Long.class).list()) {
            Source source = Source.now(round, today);
            jdbc.sql("select f.unit, %s from %s group by f.unit".formatted(Figure.counts(), source.sql()))
                    .params(source.parameters())
                    .query()
                    .listOfRows();
            for (Spread spread : Spread.values()) {
                jdbc.sql(spread.select(source.sql()))
                        .params(source.parameters())
                        .params(Spread.parameters(today))
                        .query()
                        .listOfRows();
            }
            jdbc.sql(Spread.stays(source.sql()))
                    .params(source.parameters())
                    .param("until", Spread.untilNow(today))
                    .query()
                    .listOfRows();
        }
    }

    private String day() {
        return jdbc.sql("select max(as_of) from dashboard_picture where number = 6")
                .query(String.class)
                .single();
    }

    private void fill() {
        template.update("insert into unit (code, name, kind) select 'many' || x, '单位' || x, 'department'"
                + " from generate_series(1, " + UNITS + ") x");
        template.update(
                "insert into round (version, title, short_name, state, rule_set, document_name, document_sha256, document_text,"
                        + " created_at, created_by) select 1, '轮次' || x, '轮次' || x, 'IN_WORK', (select min(code) from rule_set),"
                        + " 'a.txt', lpad(cast(x as varchar), 64, '0'), '', now(), 'me' from generate_series(1, "
                        + ROUNDS + ") x");
        template.update("insert into area (round, number, title) select r.id, x, '方面' || x from round r"
                + " cross join generate_series(1, " + AREAS + ") x");
        template.update(
                "insert into finding (round, area, number, title, line, text) select a.round, a.id, x, '问题' || x, x, ''"
                        + " from generate_series(1, " + ITEMS + ") x join area a on a.number = mod(x, " + AREAS
                        + ") + 1");
        template.update(
                "insert into item (version, round, finding, position, number, title, state, state_since, lead_unit, leader,"
                        + " kind, major, deadline, original_deadline, progress, returned, closed_at, confidential, involves_money)"
                        + " select 1, f.round, f.id, f.number, cast(f.number as varchar), '整改事项' || f.number,"
                        + " (array['IN_WORK', 'CLOSED', 'VERIFICATION', 'CLOSED', 'IN_WORK'])[mod(f.number, 5) + 1],"
                        + " now() - mod(f.number, 150) * interval '1 day', 'many' || (mod(f.number, " + UNITS
                        + ") + 1), ?, 'DATED', false, current_date + mod(f.number, 300) - 60, current_date, 0, false,"
                        + " case when mod(f.number, 5) in (1, 3) then now() end, mod(f.number, 100) = 0 and mod(f.round, 10) = 0,"
                        + " mod(f.number, 7) = 0 from finding f",
                Cycle.LEADER);
        template.update(
                "insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent, stalled,"
                        + " returned, closed) select r.id, x, 'PUBLISHED', now(), now() - (" + PERIODS
                        + " - x) * interval '14 days', 0, 0, 0, 0, 0, 0 from round r cross join generate_series(1, "
                        + PERIODS + ") x");
        template.update("insert into fortnightly_report (period, item, sequence, state, unit, has_moved, submitted_at)"
                + " select p.id, i.id, 1, case when mod(i.position, 9) = 0 then 'MISSING' else 'SUBMITTED' end, i.lead_unit, true,"
                + " now() from item i join reporting_period p on p.round = i.round");
        template.update("insert into stall (period, item, reasons) select p.id, i.id, '未按期报告' from item i"
                + " join reporting_period p on p.round = i.round where mod(i.position, 9) = 0");
        template.update(
                "insert into escalation_episode (item, first_period, last_period, fortnights, level, started_at)"
                        + " select s.item, min(s.period), max(s.period), 12, 2, now() from stall s group by s.item");
        template.update("insert into event (round, item, at, actor, kind, text) select i.round, i.id, now(), 'me',"
                + " (array['ASSIGNED', 'ACCEPTED', 'REPORTED', 'VERIFICATION_FAILED', 'VERIFIED'])[mod(i.position + x, 5) + 1], ''"
                + " from item i cross join generate_series(1, 20) x");
        template.update("insert into item_stay (item, state, entered_at, left_at, working_days) select i.id,"
                + " (array['PLANNED', 'ASSIGNED', 'ACCEPTED', 'MEASURES_REVIEW', 'IN_WORK', 'VERIFICATION'])[x], now(),"
                + " now() - interval '1 day', mod(i.position * x, 40) from item i cross join generate_series(1, 6) x");
        template.execute("analyze");
    }

    /** The last period of each round is taken as its bulletin does; the others are copies of it, since only their number counts. */
    private void past() {
        jdbc.sql("select id from reporting_period where number = " + PERIODS)
                .query(Long.class)
                .list()
                .forEach(period -> pictures.take(new BulletinCompiled(period)));
        template.update("insert into dashboard_picture (round, number, as_of, taken_at, counted)"
                + " select p.round, p.number, cast(p.cut_off as date), p.cut_off, true from reporting_period p where p.number < "
                + PERIODS);
        copy("dashboard_item", Source.COLUMNS);
        copy("dashboard_count", "part, member, cell, confidential, " + Figure.columns());
        copy("dashboard_spread", "kind, state, bucket, confidential, items");
    }

    private void copy(String table, String columns) {
        String qualified = "k." + String.join(", k.", columns.strip().split("\\s*,\\s*"));
        template.update(
                ("insert into %s (picture, %s) select q.id, %s from dashboard_picture q join dashboard_picture l"
                                + " on l.round = q.round and l.number = %d join %s k on k.picture = l.id where q.number between 1 and %d")
                        .formatted(table, columns, qualified, PERIODS, table, PERIODS - 1));
    }

    private static void page(String name, Visitor visitor, String path) throws Exception {
        time(name, () -> {
            int status = visitor.get(path).statusCode();
            if (status != 200) {
                throw new IllegalStateException(path + " was answered with " + status);
            }
        });
    }

    private static void time(String name, Work work) throws Exception {
        for (int n = 0; n < WARM_UP; n++) {
            work.run();
        }
        long[] times = new long[TIMES];
        for (int n = 0; n < TIMES; n++) {
            long start = System.nanoTime();
            work.run();
            times[n] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        say(name, times[TIMES / 2]);
    }

    private static void say(String name, long nanos) {
        System.out.println(String.format(Locale.ROOT, "| %s | %d |", name, nanos / 1_000_000));
    }
}
