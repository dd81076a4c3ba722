package org.zhenggai.intake.parse.table;

import java.util.List;

/**
 * A row of a table, or a card, whose cells stand on several lines.
 *
 * @param text verbatim
 * @param line its first line, from 1
 * @param lines of each cell; empty where all stand on the first
 */
record Row(List<String> cells, String text, int line, List<Integer> lines) {

    static Row of(List<String> cells, String text, int line) {
        return new Row(cells, text, line, List.of());
    }

    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    int lineOf(int column) {
        return column < lines.size() ? lines.get(column) : line;
    }

    /** The first cell with anything in it. */
    String first() {
        return cells.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse("");
    }
}
