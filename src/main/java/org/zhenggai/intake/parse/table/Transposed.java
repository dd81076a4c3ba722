package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.table.head.ColumnWords;
import org.zhenggai.intake.parse.table.head.ColumnWords.Meaning;

/**
 * Tables on their side: the heads stand below each other in the first column, and each further column is a finding. Every such
 * column is a card.
 */
@RequiredArgsConstructor
final class Transposed {

    private static final int LEAST_LINES = 3;
    private static final int LEAST_COVERAGE = 30;

    private final List<String> lines;
    private final ColumnWords known;

    /** The cards that begin on a line; empty where no table on its side does. */
    Optional<Cards.Run> at(int from) {
        if (lines.get(from).indexOf('\t') < 0
                || role(TableFeedback.cells(lines.get(from))).isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        for (int n = from; n < lines.size() && isRow(TableFeedback.cells(lines.get(n))); n++) {
            rows.add(TableFeedback.cells(lines.get(n)));
        }
        return isTable(rows) ? Optional.of(new Cards.Run(cards(rows, from), from + rows.size())) : Optional.empty();
    }

    private Optional<ColumnRole> role(List<String> cells) {
        return known.of(cells.get(0))
                .filter(meaning -> meaning.coverage() >= LEAST_COVERAGE)
                .map(Meaning::role);
    }

    /** Whether a line begins with what can be a head, and no other stands beside it. */
    private boolean isRow(List<String> cells) {
        return cells.size() > 1
                && !cells.get(0).isEmpty()
                && TableHead.isHead(cells.get(0))
                && cells.stream()
                        .skip(1)
                        .noneMatch(cell -> known.of(cell)
                                .filter(meaning -> meaning.coverage() == 100)
                                .isPresent());
    }

    private boolean isTable(List<List<String>> rows) {
        Set<ColumnRole> roles = EnumSet.noneOf(ColumnRole.class);
        rows.forEach(row -> role(row).filter(role -> role != ColumnRole.OTHER).ifPresent(roles::add));
        long named = rows.stream().filter(row -> role(row).isPresent()).count();
        return rows.size() >= LEAST_LINES
                && roles.size() >= LEAST_LINES
                && 2 * named > rows.size()
                && rows.stream()
                        .filter(row -> role(row).filter(ColumnRole::isProblem).isPresent())
                        .anyMatch(row -> filled(row) > 1);
    }

    private static long filled(List<String> row) {
        return row.stream().skip(1).filter(cell -> !cell.isEmpty()).count();
    }

    private List<Cards.Card> cards(List<List<String>> rows, int from) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<String> labels = rows.stream().map(row -> row.get(0)).toList();
        List<Integer> places =
                IntStream.range(0, rows.size()).mapToObj(row -> from + row + 1).toList();
        return IntStream.range(1, width)
                .mapToObj(column -> rows.stream()
                        .map(row -> column < row.size() ? row.get(column) : "")
                        .toList())
                .filter(values -> values.stream().anyMatch(value -> !value.isEmpty()))
                .map(values -> new Cards.Card(labels, new Row(values, text(labels, values), from + 1, places)))
                .toList();
    }

    /** A line a head, as in the table, so that each stays on its line. */
    private static String text(List<String> labels, List<String> values) {
        return String.join(
                "\n",
                IntStream.range(0, labels.size())
                        .mapToObj(n -> labels.get(n) + "\t" + values.get(n))
                        .toList());
    }
}
