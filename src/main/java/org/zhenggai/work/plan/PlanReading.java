package org.zhenggai.work.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhenggai.kernel.office.BookReader;
import org.zhenggai.kernel.office.BookReader.Filled;
import org.zhenggai.kernel.office.BookReader.Line;
import org.zhenggai.kernel.office.BookReader.Value;
import org.zhenggai.kernel.office.BookWriter;
import org.zhenggai.kernel.office.RowKey;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.CellReading;
import org.zhenggai.work.Review;
import org.zhenggai.work.Review.Entry;
import org.zhenggai.work.Review.Fault;
import org.zhenggai.work.plan.PlanBook.Vocabulary;
import org.zhenggai.work.plan.PlanDeadlines.Doubtful;
import org.zhenggai.work.plan.PlanTable.Change;
import org.zhenggai.work.plan.PlanTable.Row;

/** Compares a filled-in plan with the plan as it is now. Nothing is guessed: what is not understood is a fault of its cell. */
final class PlanReading {

    private final Filled filled;
    private final Map<String, Row> rows;
    private final Map<Long, Editors> editors;
    private final Vocabulary words;
    private final Map<String, Long> keys;
    private final PlanCells cells;
    private final Map<Integer, Change> wishes = new LinkedHashMap<>();
    private final Map<Integer, Entry> entries = new LinkedHashMap<>();
    private final List<String> notes;
    private int untouched;

    private PlanReading(
            Filled filled,
            List<Row> rows,
            Map<Long, Editors> editors,
            Vocabulary words,
            Map<ItemKind, LocalDate> proposals) {
        this.filled = filled;
        this.editors = editors;
        this.rows = rows.stream()
                .collect(Collectors.toMap(
                        row -> Long.toString(row.id()), Function.identity(), (one, other) -> one, LinkedHashMap::new));
        this.words = words;
        this.cells = new PlanCells(words, proposals);
        this.notes = new ArrayList<>(PlanBook.notes(filled, rows));
        this.keys = filled.lines().stream()
                .map(line -> line.get(BookWriter.KEY).text())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /**
     * What would change.
     *
     * @param wishes the new values of rows without a fault, by their number in Excel
     * @param doubtful those of them whose deadline has to be decided on
     */
    record Outcome(Review review, Map<Integer, Change> wishes, List<Doubtful> doubtful) {}

    /** What a person's workbook would change now. */
    static Outcome of(Filled filled, long round, PlanTable table, Vocabulary words, String user) {
        List<Row> rows = table.rows(round);
        PlanReading reading = new PlanReading(
                filled, rows, table.editors(rows, versions(filled), user), words, table.proposals(round));
        filled.lines().forEach(reading::read);
        reading.check(table.faults(round, List.copyOf(reading.wishes.values())));
        List<Doubtful> doubtful = table.doubtful(round, List.copyOf(reading.wishes.values()));
        reading.doubt(doubtful);
        return new Outcome(
                new Review(List.copyOf(reading.entries.values()), reading.notes, reading.untouched),
                reading.wishes,
                doubtful);
    }

    /** The versions that the workbook was written from, by item; a copied row counts once. */
    private static Map<Long, Integer> versions(Filled filled) {
        return filled.lines().stream()
                .map(line -> RowKey.parse(line.get(BookWriter.KEY).text()))
                .flatMap(Optional::stream)
                .filter(key -> key.subject().matches("\\d{1,18}"))
                .collect(Collectors.toMap(key -> Long.valueOf(key.subject()), RowKey::version, (one, other) -> one));
    }

    private void read(Line line) {
        Value key = line.get(BookWriter.KEY);
        Optional<RowKey> parsed = RowKey.parse(key.text());
        Row row = parsed.map(found -> rows.get(found.subject())).orElse(null);
        String number = line.get(PlanBook.NUMBER).text();
        if (row == null) {
            String why =
                    key.text().isEmpty() ? "这一行是加进来的，没有行标识；方案里不能用 Excel 增加事项，请删去这一行" : "行标识不属于本轮方案，请删去这一行，或重新下载工作簿再填";
            fault(line, number, "", new Fault(key.ref(), why));
        } else if (keys.get(key.text()) > 1) {
            fault(line, row.number(), row.title(), new Fault(key.ref(), "这一行复制了另一行，同一事项出现几次；请只留一行"));
        } else if (filled.headings().contains(PlanBook.NUMBER) && !number.equals(row.number())) {
            fault(
                    line,
                    row.number(),
                    row.title(),
                    new Fault(
                            line.get(PlanBook.NUMBER).ref(),
                            "编号“" + number + "”与隐藏的行标识（事项" + row.number() + "）不一致，可能错行粘贴；请重新下载工作簿再填"));
        } else {
            compare(line, row, parsed.orElseThrow());
        }
    }

    private void fault(Line line, String number, String title, Fault fault) {
        entries.put(line.number(), new Entry(line.number(), number, title, List.of(), List.of(fault), null));
    }

    private void compare(Line line, Row row, RowKey key) {
        List<String> before = PlanBook.open(row, words);
        List<String> after = new ArrayList<>();
        for (int n = 0; n < before.size(); n++) {
            String word = PlanBook.OPEN.get(n);
            after.add(filled.headings().contains(word) ? line.get(word).text() : before.get(n));
        }
        if (RowKey.sum(after).equals(key.sum())) {
            untouched++;
            return;
        }
        CellReading read = new CellReading(line, filled.headings());
        Change change = cells.change(row, read);
        List<Review.Change> changes = changes(before, read.isFaulty() ? after : PlanBook.open(row, change, words));
        if (read.isFaulty() || !changes.isEmpty()) {
            String others = row.version() == key.version()
                    ? null
                    : "下载之后" + editors.get(row.id()).sinceDownload() + "，“现在”一栏是改后的值";
            entries.put(
                    line.number(), new Entry(line.number(), row.number(), row.title(), changes, read.faults(), others));
            if (!read.isFaulty()) {
                wishes.put(line.number(), change);
            }
        } else {
            untouched++;
        }
    }

    private static List<Review.Change> changes(List<String> before, List<String> after) {
        List<Review.Change> changes = new ArrayList<>();
        for (int n = 0; n < before.size(); n++) {
            if (!BookReader.plain(before.get(n)).equals(BookReader.plain(after.get(n)))) {
                changes.add(new Review.Change(PlanBook.OPEN.get(n), before.get(n), after.get(n)));
            }
        }
        return changes;
    }

    /** Adds what the rules of the plan say to the cells they are about. */
    private void check(Map<Long, List<PlanRules.Fault>> faults) {
        Map<Integer, Line> lines = filled.lines().stream().collect(Collectors.toMap(Line::number, Function.identity()));
        wishes.entrySet().removeIf(wish -> {
            List<PlanRules.Fault> wrong = faults.getOrDefault(wish.getValue().id(), List.of());
            Entry entry = entries.get(wish.getKey());
            Line line = lines.get(wish.getKey());
            if (!wrong.isEmpty()) {
                List<Fault> found = wrong.stream()
                        .map(fault -> new Fault(line.get(fault.field()).ref(), fault.sentence()))
                        .toList();
                entries.put(
                        wish.getKey(),
                        new Entry(entry.line(), entry.number(), entry.title(), entry.changes(), found, entry.others()));
            }
            return !wrong.isEmpty();
        });
    }

    private void doubt(List<Doubtful> rows) {
        Map<Long, Doubtful> doubtful = rows.stream().collect(Collectors.toMap(Doubtful::item, Function.identity()));
        entries.replaceAll((line, entry) -> {
            Doubtful row =
                    wishes.containsKey(line) ? doubtful.get(wishes.get(line).id()) : null;
            return row == null ? entry : entry.doubted(row.words());
        });
        if (!cells.proposed().isEmpty()) {
            notes.add("这些事项选了整改类型、没有填期限，取规则建议的期限：" + String.join("、", cells.proposed()) + "。");
        }
    }
}
