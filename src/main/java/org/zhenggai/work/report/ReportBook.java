package org.zhenggai.work.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.office.BookColumn;
import org.zhenggai.kernel.office.BookWriter;
import org.zhenggai.kernel.office.RowKey;
import org.zhenggai.work.plan.PlanBook;
import org.zhenggai.work.report.Report.Request;

/** The reports that are asked of somebody as a workbook: a row an item, for a unit without network. */
@Component
@RequiredArgsConstructor
class ReportBook {

    static final String STAMP = "zhenggai-report";
    static final String NUMBER = "编号";
    static final String PROGRESS = "累计进度";
    static final String DONE = "本期完成情况";
    static final String FINISHED = "本期完成的措施";
    static final String EVIDENCE = "佐证材料";
    static final String DIFFICULTIES = "困难问题";
    static final String NEXT = "下步打算";
    static final String REQUEST = "本期申请";
    static final String UNTIL = "申请延至";
    static final String REASON = "延期理由";
    static final String DOUBT_TAKEN = "日期存疑仍采用";
    static final String WHO = "等待哪个单位";
    static final String WHAT = "等待什么";
    static final String AGAIN = "再次询问日期";

    /** What people fill in. */
    static final List<String> OPEN = List.of(
            PROGRESS,
            DONE,
            FINISHED,
            EVIDENCE,
            DIFFICULTIES,
            NEXT,
            REQUEST,
            UNTIL,
            REASON,
            WHO,
            WHAT,
            AGAIN,
            DOUBT_TAKEN);

    private static final List<String> ADVICE = List.of(
            "1. 只填“两周报告”工作表中白色的各列，一行一个事项；不填的行不上报。",
            "2. 累计进度填 0 到 100 的整数；本期完成的措施填“未完成的措施”一列中的序号，用顿号隔开。",
            "3. 本期申请从下拉列表中选。申请延期的填“申请延至”和“延期理由”，所填不是工作日、或在两年以后而确实要用的，“日期存疑仍采用”选“是”；等待外部条件的填“等待哪个单位”等三列。日期写全年月日。",
            "4. 佐证材料的文件仍在“待办”里上传；这里填材料的名称、文号和存放处。",
            "5. 填好后回到首页“用 Excel 填报两周报告”上传，先看内容和错误，确认后才上报。截止以后不能上报。");

    private final JdbcClient jdbc;

    /** An item that is to be reported on; {@code measures} are those not finished, by their number. */
    record Asked(
            long id,
            String task,
            String number,
            String title,
            String round,
            LocalDate deadline,
            int progress,
            List<Measure> measures) {

        String measuresInWords() {
            return measures.stream()
                    .map(measure -> measure.position() + "." + measure.text())
                    .collect(Collectors.joining("\n"));
        }
    }

    record Measure(long id, long item, int position, String text) {}

    /** The items of these tasks, in the order of their rounds. */
    @Transactional(readOnly = true)
    public List<Asked> asked(Map<Long, String> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Measure>> measures = measures(tasks.keySet());
        return jdbc.sql("""
                        select i.id, i.number, i.title, r.title as round, i.deadline, i.progress
                        from item i join round r on r.id = i.round where i.id in (:items) order by i.round, i.position
                        """)
                .param("items", tasks.keySet())
                .query((row, n) -> new Asked(
                        row.getLong("id"),
                        tasks.get(row.getLong("id")),
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("round"),
                        row.getObject("deadline", LocalDate.class),
                        row.getInt("progress"),
                        measures.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private Map<Long, List<Measure>> measures(Collection<Long> items) {
        return jdbc.sql("""
                        select id, item, position, text from measure
                        where item in (:items) and state = 'AGREED' order by item, position
                        """).param("items", items).query(Measure.class).list().stream()
                .collect(Collectors.groupingBy(Measure::item));
    }

    byte[] write(List<Asked> asked) {
        List<String> requests = new ArrayList<>();
        for (Request request : Request.values()) {
            requests.add(request.word());
        }
        BookWriter writer = new BookWriter(
                "两周报告",
                STAMP,
                List.of(
                        BookColumn.locked(NUMBER, 7),
                        BookColumn.locked("整改事项", 28),
                        BookColumn.locked("轮次", 18),
                        BookColumn.locked("整改期限", 11),
                        BookColumn.locked("上期进度", 8),
                        BookColumn.locked("未完成的措施", 28),
                        BookColumn.open(PROGRESS, 8, List.of()),
                        BookColumn.open(DONE, 30, List.of()),
                        BookColumn.open(FINISHED, 10, List.of()),
                        BookColumn.open(EVIDENCE, 20, List.of()),
                        BookColumn.open(DIFFICULTIES, 20, List.of()),
                        BookColumn.open(NEXT, 20, List.of()),
                        BookColumn.open(REQUEST, 12, requests),
                        BookColumn.open(UNTIL, 12, List.of()),
                        BookColumn.open(REASON, 16, List.of()),
                        BookColumn.open(WHO, 14, List.of()),
                        BookColumn.open(WHAT, 16, List.of()),
                        BookColumn.open(AGAIN, 12, List.of()),
                        BookColumn.open(DOUBT_TAKEN, 8, List.of(PlanBook.YES))),
                ADVICE);
        for (Asked item : asked) {
            List<String> values = new ArrayList<>(List.of(
                    item.number(),
                    item.title(),
                    item.round(),
                    Days.words(item.deadline()),
                    item.progress() + "%",
                    item.measuresInWords()));
            OPEN.forEach(word -> values.add(""));
            writer.add(RowKey.of(item.task(), 0, blank()).text(), values);
        }
        return writer.bytes();
    }

    private static List<String> blank() {
        return OPEN.stream().map(word -> "").toList();
    }
}
