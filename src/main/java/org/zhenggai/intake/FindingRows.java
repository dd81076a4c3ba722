package org.zhenggai.intake;

import java.util.ArrayList;
import java.util.List;
import org.zhenggai.intake.TableHead.Role;

/** The rows of one finding; each with an item of its own where the table has a column for items. */
final class FindingRows {

    private final TableHead head;
    private final String cell;
    private final int number;
    private final int line;
    private final StringBuilder text = new StringBuilder();
    private final List<PreviewItem> items = new ArrayList<>();

    FindingRows(TableHead head, String cell, int number, int line) {
        this.head = head;
        this.cell = cell;
        this.number = number;
        this.line = line;
    }

    void add(List<String> cells, String row, int rowLine, String item) {
        int offset = text.length() + (text.isEmpty() ? 0 : 1);
        // Rows between two of a finding, such as repeated heads, keep the lines that they stand on.
        text.append(text.isEmpty() ? "" : "\n").append(row.stripTrailing());
        List<Passage> measures = TableCells.parts(head.cell(cells, Role.MEASURE), rowLine);
        String result = head.cell(cells, Role.RESULT);
        List<Passage> results = TableCells.isNothing(result) ? List.of() : List.of(new Passage(rowLine, result));
        boolean isOwn = head.has(Role.ITEM) && head.has(Role.FINDING) && !item.isEmpty();
        PreviewItem last = items.isEmpty() ? null : items.get(items.size() - 1);
        if (last != null && (!isOwn || last.title().equals(TableCells.title(item)))) {
            items.set(items.size() - 1, joined(last, row, measures, results));
            return;
        }
        items.add(new PreviewItem(
                "",
                TableCells.title(isOwn ? item : cell),
                rowLine,
                items.isEmpty() ? 0 : offset,
                row.stripTrailing(),
                measures,
                results,
                owner(cells)));
    }

    private PreviewItem joined(PreviewItem item, String row, List<Passage> measures, List<Passage> results) {
        List<Passage> allMeasures = new ArrayList<>(item.measures());
        measures.stream().filter(one -> !hasText(allMeasures, one)).forEach(allMeasures::add);
        List<Passage> allResults = new ArrayList<>(item.results());
        results.stream().filter(one -> !hasText(allResults, one)).forEach(allResults::add);
        return new PreviewItem(
                item.label(),
                item.title(),
                item.line(),
                item.offset(),
                item.text() + "\n" + row.stripTrailing(),
                allMeasures,
                allResults,
                item.owner());
    }

    private static boolean hasText(List<Passage> passages, Passage other) {
        return passages.stream().anyMatch(passage -> passage.text().equals(other.text()));
    }

    private Owner owner(List<String> cells) {
        return new Owner(
                head.cell(cells, Role.UNIT),
                head.cell(cells, Role.ASSISTING),
                head.cell(cells, Role.LEADER),
                head.cell(cells, Role.DEADLINE));
    }

    PreviewFinding preview() {
        String title = TableCells.title(cell);
        List<PreviewItem> named = items.size() == 1 ? List.of(items.get(0).titled(title)) : items;
        return new PreviewFinding(number, title, line, text.toString(), named);
    }

    /** The cell in which the problem stands. */
    String cell() {
        return cell;
    }
}
