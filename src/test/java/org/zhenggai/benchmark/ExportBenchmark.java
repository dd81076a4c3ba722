package org.zhenggai.benchmark;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.Visitor;
import org.zhenggai.process.Cycle;

/** Measures the live heap while a ledger is exported, with PostgreSQL in a process of its own. */
public final class ExportBenchmark {

    private static final int PAUSE = 100;

    private ExportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (Bench bench = Bench.onPostgres()) {
            JdbcClient jdbc = bench.jdbc();
            long template = bench.bean(Cycle.class).round(1);
            org.camunda.bpm.engine.impl.util.ClockUtil.reset();
            Visitor office = bench.visitor(Cycle.OFFICE);
            for (int items : new int[] {1_000, 10_000, 100_000}) {
                long round = round(jdbc, template, items);
                for (String format : new String[] {"csv", "xlsx"}) {
                    export(office, items, "/rounds/" + round + "/ledger." + format);
                }
            }
        }
    }

    private static long round(JdbcClient jdbc, long template, int items) {
        jdbc.sql(
                        "insert into round (version, title, short_name, state, rule_set, feedback_on, concentrated_end, document_name, document_sha256,"
                                + " document_text, created_at, created_by) select 1, ?, '样例', 'IN_WORK', rule_set, feedback_on, concentrated_end,"
                                + " document_name, ?, '', created_at, created_by from round where id = ?")
                .params("样例轮次" + items, String.format("%064d", items), template)
                .update();
        long round = jdbc.sql("select max(id) from round").query(Long.class).single();
        jdbc.sql("insert into area (round, number, title) values (?, 1, '方面')")
                .param(round)
                .update();
        jdbc.sql(
                        "insert into finding (round, area, number, title, line, text) select ?, (select id from area where round = ?),"
                                + " x, '问题' || x, x, '原文' from generate_series(1, ?) x")
                .params(round, round, items)
                .update();
        jdbc.sql(
                        "insert into item (version, round, finding, position, number, title, passage_from, state, state_since, lead_unit,"
                                + " leader, kind, deadline, original_deadline, major, progress, returned) select 1, ?, f.id, f.number,"
                                + " cast(f.number as varchar), '整改事项' || f.number, 0, 'IN_WORK', now(), 'unit1', ?, 'DATED',"
                                + " current_date, current_date, false, 50, false from finding f where f.round = ?")
                .params(round, Cycle.LEADER, round)
                .update();
        return round;
    }

    private static void export(Visitor office, int items, String path) throws InterruptedException {
        AtomicLong live = new AtomicLong();
        AtomicBoolean isRunning = new AtomicBoolean(true);
        Thread collector = new Thread(() -> {
            while (isRunning.get()) {
                System.gc();
                Runtime heap = Runtime.getRuntime();
                live.accumulateAndGet(heap.totalMemory() - heap.freeMemory(), Math::max);
                sleep();
            }
        });
        collector.start();
        long size = office.size(path);
        isRunning.set(false);
        collector.join();
        System.out.println(String.format(
                Locale.ROOT,
                "| %d items, %s | %d KB | %d MB |",
                items,
                path.replaceAll(".*\\.", ""),
                size >> 10,
                live.get() >> 20));
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
