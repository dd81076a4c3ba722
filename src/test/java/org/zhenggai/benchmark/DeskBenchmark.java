package org.zhenggai.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.Visitor;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.kernel.search.ItemWords;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.DocumentWriter;
import org.zhenggai.paper.Progress;
import org.zhenggai.people.Directory;
import org.zhenggai.process.Cycle;

/** Measures the office's desk in one run: benchmark/README.md says how to start it. */
public final class DeskBenchmark {

    private static final int LARGE = 100_000;

    private final Bench bench;
    private final JdbcClient jdbc;
    private final Visitor office;

    private DeskBenchmark(Bench bench) {
        this.bench = bench;
        this.jdbc = bench.jdbc();
        this.office = bench.visitor(Cycle.OFFICE);
    }

    public static void main(String[] folder) throws Exception {
        try (Bench bench = Bench.onH2(folder[0])) {
            new DeskBenchmark(bench).measure();
        }
    }

    private void measure() throws Exception {
        say("| what | median (ms) |");
        say("|---|---:|");
        documents();
        ClockUtil.reset();
        long template = jdbc.sql("select max(id) from round").query(Long.class).single();
        long small = round(template, 1_000);
        long large = round(template, LARGE);
        tasks();
        for (long round : new long[] {small, large}) {
            String of = " (" + (round == small ? "1 000" : "100 000") + " items)";
            bench.page("round page" + of, office, "/rounds/" + round);
            bench.page("ledger, first page" + of, office, "/rounds/" + round + "/ledger");
            bench.page("ledger, last page" + of, office, "/rounds/" + round + "/ledger?page=999999");
            bench.page("ledger, one unit" + of, office, "/rounds/" + round + "/ledger?unit=unit1");
            bench.page("ledger, silent in this period" + of, office, "/rounds/" + round + "/ledger?report=SILENT");
            bench.page(
                    "ledger, by deadline downwards" + of,
                    office,
                    "/rounds/" + round + "/ledger?sort=DEADLINE&down=true");
            bench.page("ledger, by title" + of, office, "/rounds/" + round + "/ledger?sort=TITLE");
            bench.page("ledger, by last report" + of, office, "/rounds/" + round + "/ledger?sort=REPORT");
            bench.page("ledger, words" + of, office, "/rounds/" + round + "/ledger?words=99999");
        }
        export("ledger as CSV (100 000 items)", "/rounds/" + large + "/ledger.csv");
        export("ledger as Excel (100 000 items)", "/rounds/" + large + "/ledger.xlsx");
    }

    private void documents() throws Exception {
        IntakeService intake = bench.bean(IntakeService.class);
        bench.time(
                "import of a .docx with 60 items",
                () -> intake.commit("feedback.docx", feedback(60), Cycle.START.toLocalDate(), Cycle.OFFICE));
        Cycle cycle = bench.bean(Cycle.class);
        long round = cycle.startedRound(100);
        cycle.items(round).forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        long bulletin =
                jdbc.sql("select max(id) from bulletin").query(Long.class).single();
        DocumentWriter writer = bench.bean(DocumentWriter.class);
        for (DocumentKind kind : List.of(DocumentKind.BULLETIN, DocumentKind.LEDGER, DocumentKind.PLAN)) {
            long subject = kind == DocumentKind.BULLETIN ? bulletin : round;
            bench.time(
                    kind.word() + " of 100 items as " + kind.extension(),
                    () -> writer.write(kind, subject, Scope.ALL, Progress.NONE, new ByteArrayOutputStream()));
        }
    }

    private static byte[] feedback(int items) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("关于整改进展情况的通报" + System.nanoTime());
            for (int n = 1; n <= items; n++) {
                if (n % 3 == 1) {
                    document.createParagraph()
                            .createRun()
                            .setText("（" + "一二三四五六七八九十".charAt(n / 3 % 10) + "）关于第" + n + "类管理方面");
                }
                document.createParagraph()
                        .createRun()
                        .setText(n + ".针对“第" + n + "类台账不清”的问题。一是修订办法，明确责任人和时限。二是逐笔核对，建立台账。三是每季抽查，结果公示。");
            }
            document.write(out);
            return out.toByteArray();
        }
    }

    /** A round with so many items in work, each asked for a report in the newest period; half of them have reported. */
    private long round(long template, int items) {
        jdbc.sql(
                        "insert into round (version, title, short_name, state, rule_set, feedback_on, concentrated_end, document_name, document_sha256,"
                                + " document_text, created_at, created_by) select 1, ?, '样例', 'IN_WORK', rule_set, feedback_on, concentrated_end,"
                                + " document_name, ?, '', created_at, created_by from round where id = ?")
                .params("样例轮次" + items, String.format("%064d", items), template)
                .update();
        long round = jdbc.sql("select max(id) from round").query(Long.class).single();
        jdbc.sql("insert into area (round, number, title) select ?, x, '方面' || x from system_range(1, 20)")
                .param(round)
                .update();
        jdbc.sql(
                        "insert into finding (round, area, number, title, line, text) select ?, (select id from area where round = ?"
                                + " and number = mod(x, 20) + 1), x, '问题' || x, x, '问题' || x || '的原文' from system_range(1, ?)")
                .params(round, round, items)
                .update();
        jdbc.sql(
                        "insert into item (version, round, finding, position, number, title, passage_from, state, state_since, lead_unit,"
                                + " leader, kind, deadline, original_deadline, major, progress, returned) select 1, ?, f.id, f.number,"
                                + " cast(f.number as varchar), '整改事项' || f.number, 0, 'IN_WORK', now(), case when mod(f.number, 2) = 0"
                                + " then 'unit1' else 'unit2' end, ?, 'DATED', dateadd(day, mod(f.number, 400), current_date),"
                                + " current_date, false, mod(f.number, 100), false from finding f where f.round = ?")
                .params(round, Cycle.LEADER, round)
                .update();
        bench.bean(ItemWords.class).addFrom(0);
        jdbc.sql(
                        "insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent, stalled,"
                                + " returned, closed) values (?, 1, 'OPEN', now(), now(), 0, 0, 0, 0, 0, 0)")
                .param(round)
                .update();
        jdbc.sql("insert into fortnightly_report (period, item, sequence, state, unit, has_moved, submitted_at) select"
                        + " (select max(id) from reporting_period where round = ?), i.id, 1, case when mod(i.position, 4) < 2 then"
                        + " 'SUBMITTED' else 'DUE' end, i.lead_unit, true, now() from item i where i.round = ?")
                .params(round, round)
                .update();
        return round;
    }

    /** The engine's own list of as many tasks, as Tasklist asks for it: a page and the count. */
    private void tasks() throws Exception {
        String group = bench.bean(Directory.class).groupsOf(Cycle.OFFICE).stream()
                .findFirst()
                .orElseThrow();
        jdbc.sql("insert into ACT_RU_TASK (ID_, REV_, NAME_, PRIORITY_, CREATE_TIME_, SUSPENSION_STATE_)"
                        + " select 'benchmark-' || x, 1, '填报两周报告', 50, now(), 1 from system_range(1, ?)")
                .param(LARGE)
                .update();
        jdbc.sql("insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_)"
                        + " select 'benchmark-' || x, 1, ?, 'candidate', 'benchmark-' || x from system_range(1, ?)")
                .params(group, LARGE)
                .update();
        TaskService tasks = bench.bean(TaskService.class);
        bench.time(
                "for comparison: the engine's list of 100 000 tasks, first page and count (H2 answers a repeated question from its cache)",
                () -> {
                    var query = tasks.createTaskQuery()
                            .taskCandidateGroupIn(List.of(group))
                            .active()
                            .orderByTaskCreateTime()
                            .desc();
                    query.listPage(0, 15);
                    query.count();
                });
    }

    private void export(String name, String path) throws Exception {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        long size = office.size(path);
        long millis = (System.nanoTime() - start) / 1_000_000;
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        say(String.format(
                Locale.ROOT,
                "| %s: %d MB written, peak heap %d MB of %d MB | %d |",
                name,
                size >> 20,
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                millis));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
