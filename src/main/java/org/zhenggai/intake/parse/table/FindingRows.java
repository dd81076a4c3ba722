package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.History;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.words.Owner;
import org.zhenggai.intake.parse.words.Owners;

/** The rows of one finding; each with an item of its own where the table has a column for items. */
@RequiredArgsConstructor
final class FindingRows {

    private final String cell;
    private final int number;
    private final int line;
    private final Doubts doubts;
    private final StringBuilder text = new StringBuilder();
    private final List<Item> items = new ArrayList<>();

    /** An item while its rows are read. */
    @RequiredArgsConstructor
    private static final class Item {

        private final String title;
        private final int line;
        private final int offset;
        private final StringBuilder text = new StringBuilder();
        private final Map<String, Passage> measures = new LinkedHashMap<>();
        private final Map<String, Passage> results = new LinkedHashMap<>();
        private Owner owner = Owner.NONE;
        private History history = History.NONE;

        private PreviewItem preview(String words) {
            return new PreviewItem(
                    "",
                    words,
                    line,
                    offset,
                    text.toString(),
                    List.copyOf(measures.values()),
                    List.copyOf(results.values()),
                    owner,
                    history);
        }
    }

    void add(TableColumns columns, Row row) {
        int offset = text.length() + (text.isEmpty() ? 0 : 1);
        // Rows between two of a finding, such as repeated heads, keep the lines that they stand on.
        text.append(text.isEmpty() ? "" : "\n").append(row.text());
        String words = item(columns, row);
        boolean isOwn = columns.has(ColumnRole.FINDING) && !words.isEmpty();
        Item last = items.isEmpty() ? null : items.get(items.size() - 1);
        Item item = last != null && (!isOwn || last.title.equals(TableCells.title(words)))
                ? last
                : new Item(TableCells.title(isOwn ? words : cell), row.line(), items.isEmpty() ? 0 : offset);
        if (item != last) {
            item.owner = Owners.in(cell);
            items.add(item);
        }
        item.text.append(item.text.isEmpty() ? "" : "\n").append(row.text());
        columns.passages(row, ColumnRole.MEASURE).stream()
                .flatMap(measure -> TableCells.parts(measure.text(), measure.line()).stream())
                .forEach(measure -> item.measures.putIfAbsent(measure.text(), measure));
        columns.passages(row, ColumnRole.RESULT).stream()
                .filter(result -> !TableCells.isNothing(result.text()) && !ColumnContent.isStatus(result.text()))
                .forEach(result -> item.results.putIfAbsent(result.text(), result));
        item.owner = owner(item.owner, TableOwner.in(columns, row), row.line());
        columns.passages(row, ColumnRole.MEASURE).forEach(measure -> item.owner = ownerWithin(item.owner, measure));
        item.history = item.history.and(TableHistory.in(columns, row));
    }

    /** What makes an item of its own: the column for items, else how the problem shows. */
    static String item(TableColumns columns, Row row) {
        return columns.cell(row, columns.has(ColumnRole.ITEM) ? ColumnRole.ITEM : ColumnRole.DETAIL);
    }

    /** The columns say who is responsible; what is known from rows above stays, and a difference is a doubt. */
    private Owner owner(Owner known, Owner read, int rowLine) {
        if (read.differsFrom(known)) {
            doubts.add(
                    rowLine,
                    "several-owners",
                    "“" + TableCells.title(cell) + "”在这一行另写了“" + read.inWords() + "”，与前面的不同，只取了前面的；请核对是否要拆成几项。");
        }
        return known.or(read);
    }

    /** What measures say in brackets of who does them: （责任部门：…）; the columns come first, and one difference is told. */
    private Owner ownerWithin(Owner known, Passage measures) {
        Owner all = known;
        for (Passage measure : TableCells.parts(measures.text(), measures.line())) {
            Owner own = Owners.in(measure.text());
            if (known.unit().isEmpty() && own.differsFrom(all)) {
                return owner(all, own, measure.line());
            }
            all = all.or(own);
        }
        return all;
    }

    PreviewFinding preview() {
        String title = TableCells.title(cell);
        List<PreviewItem> named = items.size() == 1
                ? List.of(items.get(0).preview(title))
                : items.stream().map(item -> item.preview(item.title)).toList();
        return new PreviewFinding(number, title, line, text.toString(), named);
    }

    /** Whether a row of another table names this finding: by the same number where both have one. */
    boolean isNumbered(int other) {
        return number == 0 || other == 0 || number == other;
    }

    /** The cell in which the problem stands. */
    String cell() {
        return cell;
    }
}
