package org.zhenggai.intake.parse.table.head;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.table.head.ColumnWords.Meaning;

/** A head of several rows: a word over several columns goes with the words below it, and one over several rows is said once. */
public final class StackedHead {

    private StackedHead() {}

    /** The word of each column: those that stand over each other, in the order in which they mean something. */
    public static List<String> words(List<List<String>> rows, ColumnWords known) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<List<String>> columns = IntStream.range(0, width)
                .<List<String>>mapToObj(any -> new ArrayList<>())
                .toList();
        for (int row = 0; row < rows.size(); row++) {
            String over = "";
            boolean isLast = row == rows.size() - 1;
            for (int column = 0; column < width; column++) {
                String word = cell(rows.get(row), column);
                // A word reaches over columns that have words below it and none beside it.
                boolean isOwnAbove = row > 0 && !cell(rows.get(row - 1), column).isEmpty();
                over = word.isEmpty() && !isOwnAbove ? over : word;
                String taken = word.isEmpty() && !isLast && hasWordBelow(rows, row, column) ? over : word;
                List<String> path = columns.get(column);
                boolean isSaid = taken.isEmpty()
                        || (!path.isEmpty() && path.get(path.size() - 1).equals(taken));
                if (!isSaid) {
                    path.add(taken);
                }
            }
        }
        return columns.stream().map(path -> word(path, known)).toList();
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    private static boolean hasWordBelow(List<List<String>> rows, int row, int column) {
        return IntStream.range(row + 1, rows.size())
                .anyMatch(below -> !cell(rows.get(below), column).isEmpty());
    }

    /** 责任 over 单位 is 责任单位, 单位 over 牵头 is 牵头单位, 时限 over 实际完成 is 实际完成. */
    private static String word(List<String> path, ColumnWords known) {
        String all = String.join("", path);
        if (path.size() < 2 || known.of(all).isPresent()) {
            return all;
        }
        String last = path.get(path.size() - 1);
        String above = path.get(path.size() - 2);
        Stream<String> exact = Stream.of(last, above + last, last + above, last + path.get(0))
                .filter(word -> known.of(word).map(Meaning::coverage).orElse(0) == 100);
        Stream<String> ending = Stream.of(path.get(0) + last, last)
                .filter(word -> known.of(word).isPresent());
        return Stream.concat(exact, ending).findFirst().orElse(all);
    }
}
