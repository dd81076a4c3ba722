package org.zhenggai.kernel.office.old;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;

/**
 * The rows of a table of a .doc with tabs between their cells: a cell that is merged over several rows stands in each of them, and
 * one over several columns leaves the others empty. Which column a cell is in is told by where it begins on the page.
 */
final class OldRows {

    /** Edges nearer to each other than that, in twentieths of a point, are one. */
    private static final int SAME_EDGE = 60;

    private final Table table;
    private final List<Integer> edges = new ArrayList<>();

    OldRows(Table table) {
        this.table = table;
        TreeSet<Integer> all = new TreeSet<>();
        for (int row = 0; row < table.numRows(); row++) {
            for (int cell = 0; cell < table.getRow(row).numCells(); cell++) {
                all.add(table.getRow(row).getCell(cell).getLeftEdge());
            }
        }
        for (int edge : all) {
            if (edges.isEmpty() || edge - edges.get(edges.size() - 1) > SAME_EDGE) {
                edges.add(edge);
            }
        }
    }

    /** @param words what stands in a cell, a line a paragraph; asked once for each, in their order */
    List<String> lines(Function<TableCell, List<String>> words) {
        List<String> lines = new ArrayList<>();
        List<String> above = List.of();
        for (int n = 0; n < table.numRows(); n++) {
            TableRow row = table.getRow(n);
            if (row.numCells() == 1) {
                // It frames what stands in it.
                lines.addAll(words.apply(row.getCell(0)));
                continue;
            }
            above = cells(row, above, words);
            lines.add(String.join("\t", above).stripTrailing());
        }
        return lines;
    }

    private List<String> cells(TableRow row, List<String> above, Function<TableCell, List<String>> words) {
        List<String> cells = new ArrayList<>();
        for (int n = 0; n < row.numCells(); n++) {
            TableCell cell = row.getCell(n);
            int column = Math.max(column(cell.getLeftEdge()), cells.size());
            cells.addAll(Collections.nCopies(column - cells.size(), ""));
            String text = String.join(" ", words.apply(cell))
                    .replaceAll("[\\t\\n]+", " ")
                    .strip();
            boolean isBelow = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged();
            cells.add(isBelow && text.isEmpty() && column < above.size() ? above.get(column) : text);
        }
        return cells;
    }

    private int column(int edge) {
        int column = 0;
        while (column + 1 < edges.size() && edges.get(column + 1) <= edge + SAME_EDGE / 2) {
            column++;
        }
        return column;
    }
}
