package org.zhenggai.bulletin;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in plain text, where a Chinese character is as wide as two figures. */
final class FixedWidth {

    private static final int FIRST_WIDE = 0x1100;

    private FixedWidth() {}

    /** The rows below each other: the first column begins at the left, the others, figures, end at the right. */
    static String table(List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> column == 0
                                ? row.get(0) + " ".repeat(widths.get(0) - width(row.get(0)))
                                : " ".repeat(widths.get(column) - width(row.get(column))) + row.get(column))
                        .collect(Collectors.joining("  ")))
                .collect(Collectors.joining("\n"));
    }

    static int width(String text) {
        return text.codePoints().map(point -> point < FIRST_WIDE ? 1 : 2).sum();
    }
}
