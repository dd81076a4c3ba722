package org.zhenggai.work.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.office.BookColumn;
import org.zhenggai.kernel.office.BookReader.Filled;
import org.zhenggai.kernel.office.BookWriter;
import org.zhenggai.kernel.office.Names;
import org.zhenggai.kernel.office.RowKey;
import org.zhenggai.people.Directory;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanTable.Change;
import org.zhenggai.work.plan.PlanTable.Row;

/** The plan of a round as a workbook: a row an item. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PlanBook {

    static final String NUMBER = "编号";
    static final String LEAD_UNIT = "牵头单位";
    static final String ASSISTING = "配合单位";
    static final String LEADER = "责任领导";
    static final String KIND = "整改类型";
    static final String DEADLINE = "整改期限";
    static final String MAJOR = "重大事项";
    static final String MONEY = "涉及资金";

    /** What people fill in. */
    static final List<String> OPEN = List.of(LEAD_UNIT, ASSISTING, LEADER, KIND, DEADLINE, MAJOR, MONEY);

    public static final String YES = "是";
    public static final String NO = "否";

    private static final Set<String> LOCKED = Set.of(BookWriter.KEY, NUMBER, "方面", "问题", "整改事项");

    private static final List<String> ADVICE = List.of(
            "1. 只填“整改方案”工作表中白色的各列；灰色各列来自反馈意见，改了也不会导入。",
            "2. 牵头单位、责任领导、整改类型、重大事项、涉及资金请从下拉列表中选；配合单位可填几个，用顿号隔开。",
            "3. 整改期限写全年月日，例如 2026年12月31日；不填的，选定整改类型后取规则建议的期限。不是工作日等存疑的期限须写明理由决定采用。",
            "4. 可以排序、筛选、隐藏列、移动列；不要增加或复制行。删去的行不改动。",
            "5. 填好后在整改方案页“导入 Excel”，先看改动和错误，确认后才写入。");

    private final PlanTable table;
    private final Directory directory;

    /** The names that codes have in workbooks. */
    record Vocabulary(Names units, Names leaders, Names kinds) {}

    Vocabulary vocabulary() {
        return new Vocabulary(
                Names.of(directory.units(), Directory.Unit::code, Directory.Unit::name),
                Names.of(directory.leaders(), Directory.Choice::value, Directory.Choice::label),
                Names.of(Arrays.asList(ItemKind.values()), ItemKind::name, ItemKind::word));
    }

    /** What the workbook of this round says it is. */
    static String stamp(long round) {
        return "zhenggai-plan-" + round;
    }

    /** The workbook with the rows as they are now. */
    byte[] write(long round) {
        Vocabulary words = vocabulary();
        List<String> yesNo = List.of(YES, NO);
        BookWriter writer = new BookWriter(
                "整改方案",
                stamp(round),
                List.of(
                        BookColumn.locked(NUMBER, 7),
                        BookColumn.locked("方面", 18),
                        BookColumn.locked("问题", 26),
                        BookColumn.locked("整改事项", 32),
                        BookColumn.open(LEAD_UNIT, 16, words.units().all()),
                        BookColumn.open(ASSISTING, 18, List.of()),
                        BookColumn.open(LEADER, 12, words.leaders().all()),
                        BookColumn.open(KIND, 12, words.kinds().all()),
                        BookColumn.open(DEADLINE, 12, List.of()),
                        BookColumn.open(MAJOR, 6, yesNo),
                        BookColumn.open(MONEY, 6, yesNo)),
                ADVICE);
        for (Row row : table.rows(round)) {
            List<String> open = open(row, words);
            writer.add(
                    RowKey.of(row.id(), row.version(), open).text(),
                    List.of(
                            row.number(),
                            row.area(),
                            row.finding(),
                            row.title(),
                            open.get(0),
                            open.get(1),
                            open.get(2),
                            open.get(3),
                            open.get(4),
                            open.get(5),
                            open.get(6)));
        }
        return writer.bytes();
    }

    /** The values of a row in words, in the order of {@link #OPEN}. */
    static List<String> open(Row row, Vocabulary words) {
        return List.of(
                words.units().word(row.leadUnit()),
                row.assisting().stream().map(words.units()::word).collect(Collectors.joining("、")),
                words.leaders().word(row.leader()),
                row.kind() == null ? "" : row.kind().word(),
                Days.words(row.deadline()),
                row.major() ? YES : NO,
                row.involvesMoney() ? YES : NO);
    }

    /** The same as a change would make them. */
    static List<String> open(Row row, Change change, Vocabulary words) {
        return open(
                new Row(
                        row.id(),
                        row.version(),
                        row.number(),
                        row.title(),
                        row.area(),
                        row.finding(),
                        change.leadUnit(),
                        change.assisting(),
                        change.leader(),
                        change.kind(),
                        change.deadline(),
                        change.major(),
                        change.involvesMoney()),
                words);
    }

    /** What a filled-in workbook lacks or has too much of as a whole: columns, and rows that are not there. */
    static List<String> notes(Filled filled, List<Row> rows) {
        List<String> notes = new ArrayList<>();
        headings(notes, filled);
        removed(notes, filled, rows);
        return notes;
    }

    private static void headings(List<String> notes, Filled filled) {
        List<String> missing =
                OPEN.stream().filter(word -> !filled.headings().contains(word)).toList();
        if (!missing.isEmpty()) {
            notes.add("没有找到这些列，不改动：" + String.join("、", missing) + "。如果是改了表头，请改回原来的名称再上传。");
        }
        List<String> others = filled.headings().stream()
                .filter(word -> !LOCKED.contains(word) && !OPEN.contains(word))
                .toList();
        if (!others.isEmpty()) {
            notes.add("这些列不是方案的内容，不导入：" + String.join("、", others) + "。");
        }
    }

    private static void removed(List<String> notes, Filled filled, List<Row> rows) {
        Set<String> present = filled.lines().stream()
                .map(line -> RowKey.parse(line.get(BookWriter.KEY).text()))
                .flatMap(Optional::stream)
                .map(RowKey::subject)
                .collect(Collectors.toSet());
        List<String> gone = rows.stream()
                .filter(row -> !present.contains(Long.toString(row.id())))
                .map(Row::number)
                .toList();
        if (!gone.isEmpty()) {
            notes.add("工作簿里没有这%d个事项，不改动：%s%s。"
                    .formatted(
                            gone.size(),
                            gone.stream().limit(20).collect(Collectors.joining("、")),
                            gone.size() > 20 ? "等" : ""));
        }
    }
}
