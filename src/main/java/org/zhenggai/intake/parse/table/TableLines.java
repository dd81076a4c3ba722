package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.table.head.ColumnHead;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.table.head.ColumnWords;
import org.zhenggai.kernel.office.FileText;

/** Looks at lines around and below a head, and for tables that have none. */
@RequiredArgsConstructor
final class TableLines {

    /** So many rows below a head tell what its columns hold. */
    private static final int LOOKED_AT = 200;

    /** So many lines above a table may say what it is about. */
    private static final int LINES_ABOVE = 5;

    private static final int MOST_ROWS_OF_HEAD = 3;

    /** Fewer rows without a head are no list. */
    private static final int LEAST_HEADLESS = 3;

    private final List<String> lines;
    private final ColumnWords known;

    /**
     * A head.
     *
     * @param head null where there is none
     * @param below how many rows it has below its first
     */
    record Found(TableHead head, int below) {}

    /** The head that begins on a line, of as many rows as tell more; within a table it must tell what the problems are. */
    Found head(List<String> cells, int n, boolean isWithin) {
        Found found = new Found(null, 0);
        for (int more = 1; more < MOST_ROWS_OF_HEAD && n + more < lines.size(); more++) {
            List<List<String>> rows = lines.subList(n, n + more + 1).stream()
                    .map(TableFeedback::cells)
                    .toList();
            int below = more;
            found = TableHead.stacked(rows, known)
                    .map(head -> new Found(head, below))
                    .orElse(found);
        }
        return found.head() != null
                ? found
                : new Found(
                        TableHead.of(cells, known)
                                .or(() -> TableHead.like(cells, known).filter(like -> !isWithin))
                                .orElse(null),
                        0);
    }

    /** Whether a line alone is the head of a table of findings. */
    boolean isHead(int n) {
        return lines.get(n).indexOf('\t') >= 0
                && TableHead.of(TableFeedback.cells(lines.get(n)), known).isPresent();
    }

    /** Some of the rows below a head, up to the next one. */
    List<List<String>> below(int from) {
        List<List<String>> sample = new ArrayList<>();
        for (int n = from; n < Math.min(lines.size(), from + LOOKED_AT); n++) {
            List<String> cells = TableFeedback.cells(lines.get(n));
            Optional<TableHead> other = TableHead.of(cells, known).filter(TableHead::isPlain);
            if (other.isPresent() && !lines.subList(0, from).contains(lines.get(n))) {
                break;
            }
            if (cells.size() > 1 && other.isEmpty()) {
                sample.add(cells);
            }
        }
        return sample;
    }

    /** The lines on which a table or a card begins and none goes on. */
    BitSet begins(Cards cards) {
        BitSet begins = new BitSet();
        for (int n = 0; n < lines.size(); n++) {
            boolean isRow = lines.get(n).indexOf('\t') >= 0;
            boolean isFirst = isRow && (n == 0 || lines.get(n - 1).indexOf('\t') < 0);
            if (isFirst
                    && (TableHead.of(TableFeedback.cells(lines.get(n)), known).isPresent()
                            || cards.at(n).filter(run -> run.hasProblem(known)).isPresent())) {
                begins.set(n);
            }
        }
        return begins;
    }

    /** Whether a line can be the head of another table. */
    boolean isLikeHead(int n) {
        return n < lines.size()
                && TableHead.like(TableFeedback.cells(lines.get(n)), known).isPresent();
    }

    /** Whether rows below a head stand below lines of one cell: the first filled line is one, or the second. */
    boolean isBelowProblems(int from) {
        int alone = 0;
        for (int n = from; n < lines.size(); n++) {
            long filled = TableFeedback.cells(lines.get(n)).stream()
                    .filter(cell -> !cell.isEmpty())
                    .count();
            if (filled > 1) {
                return alone > 0 && alone <= 2;
            }
            alone += (int) filled;
        }
        return false;
    }

    /** The cells of the next row; none where no row follows. */
    List<String> rowBelow(int n) {
        return lines.subList(n + 1, lines.size()).stream()
                .map(TableFeedback::cells)
                .filter(cells -> cells.stream().anyMatch(cell -> !cell.isEmpty()))
                .findFirst()
                .orElse(List.of());
    }

    /** Lines over the first head, counted from 1, and the names of sheets. */
    List<String> over(int line) {
        return Stream.concat(
                        lines.subList(0, Math.max(0, line - 1)).stream().limit(2 * LINES_ABOVE),
                        lines.stream().filter(one -> one.startsWith(FileText.SHEET)))
                .toList();
    }

    String above(int n) {
        return lines.subList(Math.max(0, n - LINES_ABOVE), n).stream().collect(Collectors.joining());
    }

    /** The columns of a table without a head; nothing where its cells do not say what is wrong, and who or until when. */
    TableColumns withoutHead() {
        List<List<String>> all = below(0).stream()
                .filter(cells -> cells.stream().filter(cell -> !cell.isEmpty()).count() > 2)
                .toList();
        int width = all.stream().mapToInt(List::size).max().orElse(0);
        TableHead blank = TableHead.ofLabels(Collections.nCopies(width, ""), known);
        TableColumns columns = ColumnChoice.of(blank, all, "");
        boolean isSure =
                columns.has(ColumnRole.NUMBER) && (columns.has(ColumnRole.UNIT) || columns.has(ColumnRole.DEADLINE));
        return all.size() >= LEAST_HEADLESS && isSure ? columns : new TableColumns();
    }

    /** The first row that can be a head, whatever it means. */
    List<ColumnHead> firstWords() {
        for (int n = 0; n < lines.size(); n++) {
            List<String> cells = TableFeedback.cells(lines.get(n));
            boolean isHead = cells.stream().filter(cell -> !cell.isEmpty()).count() > 2
                    && cells.stream().allMatch(TableHead::isHead);
            if (isHead) {
                return ColumnChoice.ofCard(TableHead.ofLabels(cells, known), below(n + 1))
                        .heads();
            }
        }
        return List.of();
    }
}
