package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.Owner;
import org.zhenggai.intake.parse.Owners;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.table.TableHead.Role;

/** The rows of one finding; each with an item of its own where the table has a column for items. */
@RequiredArgsConstructor
final class FindingRows {

    private final String cell;
    private final int number;
    private final int line;
    private final Doubts doubts;
    private final StringBuilder text = new StringBuilder();
    private final List<PreviewItem> items = new ArrayList<>();

    void add(TableHead head, List<String> cells, String row, int rowLine) {
        int offset = text.length() + (text.isEmpty() ? 0 : 1);
        // Rows between two of a finding, such as repeated heads, keep the lines that they stand on.
        text.append(text.isEmpty() ? "" : "\n").append(row.stripTrailing());
        List<Passage> measures = head.cells(cells, Role.MEASURE).stream()
                .flatMap(measure -> TableCells.parts(measure, rowLine).stream())
                .toList();
        List<Passage> results = head.cells(cells, Role.RESULT).stream()
                .filter(result -> !TableCells.isNothing(result))
                .map(result -> new Passage(rowLine, result))
                .toList();
        String item = head.cell(cells, Role.ITEM);
        boolean isOwn = head.has(Role.ITEM) && head.has(Role.FINDING) && !item.isEmpty();
        PreviewItem last = items.isEmpty() ? null : items.get(items.size() - 1);
        if (last != null && (!isOwn || last.title().equals(TableCells.title(item)))) {
            items.set(
                    items.size() - 1, joined(last, row, measures, results, owner(last.owner(), head, cells, rowLine)));
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
                owner(Owners.in(cell), head, cells, rowLine)));
    }

    private static PreviewItem joined(
            PreviewItem item, String row, List<Passage> measures, List<Passage> results, Owner owner) {
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
                owner);
    }

    private static boolean hasText(List<Passage> passages, Passage other) {
        return passages.stream().anyMatch(passage -> passage.text().equals(other.text()));
    }

    /** The columns say who is responsible; what is known from rows above stays, and a difference is a doubt. */
    private Owner owner(Owner known, TableHead head, List<String> cells, int rowLine) {
        Owner read = new Owner(
                head.cell(cells, Role.UNIT),
                head.cell(cells, Role.ASSISTING),
                head.cell(cells, Role.LEADER),
                head.cell(cells, Role.DEADLINE));
        if (read.differsFrom(known)) {
            doubts.add(
                    rowLine,
                    "several-owners",
                    "“" + TableCells.title(cell) + "”在这一行另写了“" + read.inWords() + "”，与前面的不同，只取了前面的；请核对是否要拆成几项。");
        }
        return known.or(read);
    }

    PreviewFinding preview() {
        String title = TableCells.title(cell);
        List<PreviewItem> named = items.size() == 1 ? List.of(items.get(0).titled(title)) : items;
        return new PreviewFinding(number, title, line, text.toString(), named);
    }

    /** Whether a row of another table names this finding: by the same words, and the same number where both have one. */
    boolean isNamed(String words, int other) {
        return TableCells.title(words).equals(TableCells.title(cell)) && (number == 0 || other == 0 || number == other);
    }

    /** The cell in which the problem stands. */
    String cell() {
        return cell;
    }
}
