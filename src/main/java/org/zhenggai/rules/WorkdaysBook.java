package org.zhenggai.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.Table;
import org.zhenggai.kernel.office.Tables;
import org.zhenggai.kernel.setup.TemplateBook;
import org.zhenggai.kernel.setup.TemplateBook.Column;

/** The official calendar of a year as a workbook: out to be filled in, and back as the lines that the import knows. */
final class WorkdaysBook {

    private static final String DAY = "日期";
    private static final String KIND = "类型";
    private static final String NAME = "名称";
    private static final Map<String, String> KINDS = Map.of("放假", "holiday", "调休上班", "workday", "上班", "workday");

    private static final List<String> FEASTS = List.of("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节");

    private static final List<String> ADVICE = List.of(
            "1. 按国务院办公厅当年的放假通知填，每天一行；只填与周一至周五不同的日子。",
            "2. 日期写全年月日，例如 2027年1月1日 或 2027-01-01。",
            "3. 类型选“放假”或“调休上班”；落在周末的放假日也要填。",
            "4. 一个文件只放一年。填好后在“放假安排”页上传，先核对，再启用。");

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private WorkdaysBook() {}

    /** The workbook to fill in. */
    static byte[] write() {
        return new TemplateBook()
                .sheet(
                        "放假安排",
                        List.of(
                                Column.free(DAY, 18),
                                Column.oneOf(KIND, 12, List.of("放假", "调休上班")),
                                Column.offering(NAME, 16, FEASTS)),
                        List.of())
                .advice(ADVICE)
                .bytes();
    }

    static boolean isBook(byte[] bytes) {
        return bytes.length >= ZIP.length
                && bytes[0] == ZIP[0]
                && bytes[1] == ZIP[1]
                && bytes[2] == ZIP[2]
                && bytes[3] == ZIP[3];
    }

    /**
     * A filled-in workbook as lines of {@code date,kind,name}.
     *
     * @throws Refusal with every cell that cannot be used
     */
    static String text(String name, byte[] bytes) {
        List<String> faults = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Table table = Tables.of(name, bytes).get(0);
        List<Table.Row> rows = table.rows();
        Refusal.unless(
                !rows.isEmpty() && words(rows.get(0)).containsAll(List.of(DAY, KIND, NAME)),
                "%s的表头须有“日期”“类型”“名称”三列。请下载放假安排表格，填好后上传。",
                table.name());
        List<String> head = words(rows.get(0));
        for (Table.Row row : rows.subList(1, rows.size())) {
            String day = text(row, head.indexOf(DAY));
            String kind = text(row, head.indexOf(KIND));
            if (Days.parse(day).isEmpty()) {
                faults.add("第%d行日期“%s”不是完整的年月日".formatted(row.number(), day));
            } else if (!KINDS.containsKey(kind)) {
                faults.add("第%d行类型“%s”须为放假或调休上班".formatted(row.number(), kind));
            } else {
                lines.add(Days.iso(Days.parse(day).get()) + "," + KINDS.get(kind) + ","
                        + text(row, head.indexOf(NAME)).replaceAll("[,\"\\r\\n]", " "));
            }
        }
        Refusal.unless(faults.isEmpty(), "放假安排没有写入：%s。请改正后重新上传。", String.join("；", faults));
        return lines.stream().collect(Collectors.joining("\n", "date,kind,name\n", "\n"));
    }

    private static List<String> words(Table.Row row) {
        return row.cells().stream().map(Table.Cell::text).toList();
    }

    private static String text(Table.Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column).text() : "";
    }
}
