package org.zhenggai.engine.models.check.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zhenggai.engine.models.check.feel.Feel.Tree;

/**
 * An input column cut into cells: within a cell every entry of the column gives the same answer.
 *
 * @param cells a value of each
 * @param words what the values of each are, in Chinese
 * @param edges those beyond every number that the column names
 */
record Column(List<Object> cells, List<String> words, BitSet edges) {

    /** Any text that no entry names. */
    private static final String OTHER = "\u0000";

    /**
     * Cells of a column.
     *
     * @param type of its values, as DMN calls it
     * @param tests of all its rows; null for a row that takes anything
     * @param allowed values of the column; null when it names none
     */
    static Column of(String type, List<Tree> tests, Tree allowed) {
        List<Tree> all = new ArrayList<>(tests);
        all.add(allowed);
        Column column = cut(type, all);
        if (allowed == null) {
            return column;
        }
        List<Object> cells = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < column.cells.size(); i++) {
            if (!Boolean.FALSE.equals(Tests.holds(allowed, column.cells.get(i)))) {
                cells.add(column.cells.get(i));
                words.add(column.words.get(i));
            }
        }
        return new Column(cells, words, new BitSet());
    }

    private static Column cut(String type, List<Tree> tests) {
        SortedMap<BigDecimal, Point> points = new TreeMap<>();
        SortedSet<String> texts = new TreeSet<>();
        for (Tree test : tests) {
            if (test != null) {
                Tests.points(test).forEach(point -> points.putIfAbsent(point.at(), point));
                Tests.texts(test, texts);
            }
        }
        if (type.equals("boolean")) {
            return new Column(List.of(true, false), List.of("是", "否"), new BitSet());
        }
        if (!points.isEmpty()) {
            return ordered(
                    List.copyOf(points.values()), List.of("integer", "long").contains(type));
        }
        List<Object> cells = new ArrayList<>(texts);
        List<String> words =
                new ArrayList<>(texts.stream().map(text -> "“" + text + "”").toList());
        cells.add(OTHER);
        words.add(texts.isEmpty() ? "任意" : "其他");
        return new Column(cells, words, new BitSet());
    }

    private static Column ordered(List<Point> points, boolean areIntegers) {
        List<Object> cells = new ArrayList<>(List.of(points.get(0).plus(BigDecimal.ONE.negate())));
        List<String> words = new ArrayList<>(List.of("小于" + points.get(0).word()));
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            cells.add(point);
            words.add("等于" + point.word());
            if (i + 1 < points.size()) {
                Point next = points.get(i + 1);
                BigDecimal between = next.at().subtract(point.at());
                boolean isWhole = areIntegers || point.scale().isWhole();
                if (!isWhole || between.compareTo(BigDecimal.ONE) > 0) {
                    cells.add(point.plus(isWhole ? BigDecimal.ONE : between.divide(BigDecimal.valueOf(2))));
                    words.add("在" + point.word() + "和" + next.word() + "之间");
                }
            }
        }
        cells.add(points.get(points.size() - 1).plus(BigDecimal.ONE));
        words.add("大于" + points.get(points.size() - 1).word());
        BitSet edges = new BitSet();
        edges.set(0);
        edges.set(cells.size() - 1);
        return new Column(cells, words, edges);
    }

    /** Cells that an entry takes; null when that cannot be said. */
    BitSet takenBy(Tree test) {
        BitSet taken = new BitSet();
        for (int i = 0; i < cells.size(); i++) {
            Boolean holds = test == null ? Boolean.TRUE : Tests.holds(test, cells.get(i));
            if (holds == null) {
                return null;
            }
            taken.set(i, holds);
        }
        return taken;
    }
}
