package org.zhenggai.intake.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of a CSV text, quoted cells with line feeds among them. */
final class Csv {

    private Csv() {}

    static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (isQuoted || c != ',' && c != '\n') {
                cell.append(c);
            } else {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        return rows;
    }

    static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.contains("\n") || cell.contains(",") ? "\"" + cell + "\"" : cell)
                .collect(Collectors.joining(","));
    }
}
