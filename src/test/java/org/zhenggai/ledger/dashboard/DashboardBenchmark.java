package org.zhenggai.ledger.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.Visitor;
import org.zhenggai.benchmark.Bench;
import org.zhenggai.benchmark.ManyRounds;
import org.zhenggai.bulletin.BulletinCompiled;
import org.zhenggai.process.Cycle;

/**
 * What the dashboard costs over 100 rounds and 100,000 items on PostgreSQL, from kept figures and by a full count, in one run;
 * {@code benchmark/dashboard} starts it.
 */
public final class DashboardBenchmark {

    private static final int PERIODS = ManyRounds.PERIODS;

    private final Bench bench;
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Pictures pictures;

    private DashboardBenchmark(Bench bench) {
        this.bench = bench;
        this.jdbc = bench.jdbc();
        this.template = bench.bean(JdbcTemplate.class);
        this.pictures = bench.bean(Pictures.class);
    }

    public static void main(String[] arguments) throws Exception {
        try (Bench bench = Bench.onPostgres()) {
            new DashboardBenchmark(bench).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        ManyRounds.fill(template);
        System.out.println("| what | median (ms) |\n|---|---:|");
        bench.once("all " + ManyRounds.ROUNDS + " rounds counted anew", pictures::refresh);
        past();
        template.execute("analyze");
        Visitor office = bench.visitor(Cycle.OFFICE);
        Visitor leader = bench.visitor(Cycle.LEADER);
        long round = jdbc.sql("select max(id) from round").query(Long.class).single();
        bench.page("page over all rounds", office, "/dashboard");
        bench.page("the same for a leader with confidential items of his own in ten rounds", leader, "/dashboard");
        bench.page("page over all rounds as of a past day", office, "/dashboard?day=" + day());
        bench.page("items behind a figure over all rounds", office, "/dashboard/rows?figure=OVERDUE");
        bench.page("the last of 100,000 items over all rounds", office, "/dashboard/rows?figure=ITEMS&page=999999");
        bench.page("stays behind a time over all rounds", office, "/dashboard/rows?stay=IN_WORK");
        bench.page("items behind a figure of a past day", leader, "/dashboard/rows?figure=OVERDUE&day=" + day());
        bench.page("page of one round", office, "/rounds/" + round + "/dashboard");
        bench.page("page of one round as of a past period", office, "/rounds/" + round + "/dashboard?period=6");
        bench.page(
                "items behind a figure of a past period",
                office,
                "/rounds/" + round + "/dashboard/rows?figure=OVERDUE&period=6");
        bench.time("one round counted anew, after a change", () -> {
            jdbc.sql("insert into dashboard_mark (round) values (?)")
                    .param(round)
                    .update();
            pictures.refresh();
        });
        template.update("update dashboard_picture set as_of = as_of - 1 where number = 0");
        bench.once("first look of a day at all rounds", () -> office.get("/dashboard"));
        bench.once("what it left, counted by the job", pictures::refresh);
        bench.once("the present figures of all rounds by a full count", this::countAll);
    }

    /** What a page over all rounds would have to ask the tables without kept figures: the present figures and spreads alone. */
    private void countAll() {
        LocalDate today = LocalDate.now(bench.bean(Clock.class));
        for (long round : jdbc.sql("select id from round").query(Long.class).list()) {
            Source source = Source.now(round, today);
            jdbc.sql("select f.unit, %s from %s group by f.unit".formatted(Figure.counts(), source.sql()))
                    .params(source.parameters())
                    .query()
                    .listOfRows();
            jdbc.sql(Spread.all(source.sql()))
                    .params(source.parameters())
                    .query()
                    .listOfRows();
        }
    }

    private String day() {
        return jdbc.sql("select max(as_of) from dashboard_picture where number = 6")
                .query(String.class)
                .single();
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
}
