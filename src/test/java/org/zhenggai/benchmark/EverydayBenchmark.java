package org.zhenggai.benchmark;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.Visitor;
import org.zhenggai.kernel.search.ItemWords;
import org.zhenggai.process.Cycle;
import org.zhenggai.round.item.ItemHistory;

/**
 * What everybody opens, among 100,000 items with a task each on PostgreSQL: the list of tasks, the badge of every page, the
 * first page, and search; {@code benchmark/everyday} starts it.
 */
public final class EverydayBenchmark {

    /** Lines of history of one item that has more of it than any other. */
    private static final int LONG_HISTORY = 5_000;

    private final Bench bench;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    private EverydayBenchmark(Bench bench) {
        this.bench = bench;
        this.template = bench.bean(JdbcTemplate.class);
        this.jdbc = bench.jdbc();
    }

    public static void main(String[] arguments) throws Exception {
        try (Bench bench = Bench.onPostgres()) {
            new EverydayBenchmark(bench).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        ManyRounds.fill(template);
        template.update("update item set lead_unit = 'unit1' where lead_unit = 'many1'");
        tasks();
        words();
        template.execute("analyze");
        System.out.println("| what | median (ms) |\n|---|---:|");
        Visitor office = bench.visitor(Cycle.OFFICE);
        Visitor unit = bench.visitor(Cycle.HANDLER);
        of("office", office);
        of("unit", unit);
        bench.page("home, secretary", bench.visitor(Cycle.SECRETARY), "/");
        bench.page("home, leader of all items", bench.visitor(Cycle.LEADER), "/");
        history();
    }

    private void of(String who, Visitor visitor) throws Exception {
        bench.page("tasks, " + who, visitor, "/tasks");
        bench.page("tasks overdue, " + who, visitor, "/tasks?part=OVERDUE");
        bench.page("tasks, last page, " + who, visitor, "/tasks?page=99999");
        bench.page("tasks by a word, " + who, visitor, "/tasks?q=777");
        bench.page("tasks of one round, " + who, visitor, "/tasks?round=50");
        bench.page("badge, " + who, visitor, "/tasks/counts/mine");
        bench.page("badge of unread notices, " + who, visitor, "/inbox/count");
        bench.page("home, " + who, visitor, "/");
        for (String word : List.of("公章", "777", "整改", "查无此事")) {
            bench.page("search for " + word + ", " + who, visitor, "/search?q=" + word);
        }
    }

    /** A task of each item, every other one the office's, the others their units'; a third is late, a third has no date. */
    private void tasks() {
        String definition = jdbc.sql("select id_ from act_re_procdef where key_ = 'rectification-item'")
                .query(String.class)
                .single();
        template.update(
                "insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_,"
                        + " is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_,"
                        + " sequence_counter_) select 'e' || id, 1, 'e' || id, 'e' || id, cast(id as varchar), ?, true, false,"
                        + " true, false, 1, 0, 1 from item",
                definition);
        template.update(
                "insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, priority_,"
                        + " create_time_, suspension_state_, due_date_, description_) select 't' || i.id, 1, 'e' || i.id,"
                        + " 'e' || i.id, ?, case when mod(i.id, 2) = 0 then '审核整改措施 ' else '填报两周报告 ' end || i.number, case"
                        + " when mod(i.id, 2) = 0 then 'userTask_reviewMeasures' else 'userTask_reportProgress' end, 50,"
                        + " now() - mod(i.id, 90) * interval '1 day', 1, case mod(i.id / 2, 3) when 0 then"
                        + " now() - mod(i.id, 60) * interval '1 day' - interval '1 hour' when 1 then"
                        + " now() + mod(i.id, 60) * interval '1 day' + interval '1 hour' end, '※' || i.round || '※·' || i.round"
                        + " || '\n' || i.number || '\n·' || i.number || '\n' || i.title || '\n' from item i",
                definition);
        template.update(
                "insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_) select 'l' || id, 1, case"
                        + " when mod(id, 2) = 0 then 'rectification-office' else 'inspected-unit:' || lead_unit end, 'candidate',"
                        + " 't' || id from item");
        template.update(
                "insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_) select"
                        + " 'a' || id, 1, 1, case when mod(id, 2) = 0 then 'rectification-office' else 'inspected-unit:'"
                        + " || lead_unit end, 7, 't' || id, 70 from item");
    }

    /** What search finds: words of items, findings, reports of the last two periods, and files; documents of every tenth item. */
    private void words() {
        bench.bean(ItemWords.class).addFrom(0);
        template.update("update finding set words = '·' || number || '\n问题·' || number || '\n',"
                + " text_words = '查阅发现公章台账登记不全共' || number || '处\n'");
        template.update("update fortnightly_report t set done = '已核对公章使用登记', words = '已核对公章使用登记·' || t.item || '\n'"
                + " from reporting_period p where p.id = t.period and p.number > " + (ManyRounds.PERIODS - 2));
        template.update("insert into evidence_content (sha256, size, content_type, store, stored_at) values ("
                + "repeat('a', 64), 1, 'application/pdf', 'database', now())");
        template.update(
                "insert into evidence (item, content, file_name, kind, note, uploaded_by, uploaded_at, words) select i.id,"
                        + " (select max(id) from evidence_content), '公章登记' || i.number || '.pdf', 'PDF', '', 'me', now(),"
                        + " '公章登记' || '·' || i.number || '.pdf\n' from item i");
        template.update(
                "insert into document_file (kind, subject, round, item, state, percent, asked_by, asked_at, attempts, name,"
                        + " content, made_at, words) select 'SIGN_OFF_FORM', i.id, i.round, i.id, 'MADE', 100, 'me', now(), 1,"
                        + " '公章整改销号审批表' || i.number || '.docx', (select max(id) from evidence_content), now(),"
                        + " '公章整改销号审批表·' || i.number || '.docx\n' from item i where mod(i.id, 10) = 0");
    }

    /** What the submission of a form asks about the history of an item. */
    private void history() throws Exception {
        long item = jdbc.sql("select max(id) from item").query(Long.class).single();
        template.update(
                "insert into event (round, item, at, actor, kind, text) select round, id, now(), 'me', 'REPORTED', '已核对'"
                        + " from item cross join generate_series(1, " + LONG_HISTORY + ") x where id = ?",
                item);
        ItemHistory histories = bench.bean(ItemHistory.class);
        bench.time("history of " + LONG_HISTORY + " lines, counted", () -> histories.size(item));
        bench.time(
                "history of " + LONG_HISTORY + " lines, read to be counted",
                () -> histories.of(item).size());
    }
}
