package org.zhenggai.engine.models.check.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
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
        SortedSet<BigDecimal> numbers = new TreeSet<>();
        SortedSet<String> texts = new TreeSet<>();
        for (Tree test : tests) {
            if (test != null) {
                Tests.numbers(test, numbers);
                Tests.texts(test, texts);
            }
        }
        if (type.equals("boolean")) {
            return new Column(List.of(true, false), List.of("是", "否"), new BitSet());
        }
        if (!numbers.isEmpty()) {
            return numeric(new ArrayList<>(numbers), List.of("integer", "long").contains(type));
        }
        List<Object> cells = new ArrayList<>(texts);
        List<String> words =
                new ArrayList<>(texts.stream().map(text -> "“" + text + "”").toList());
        cells.add(OTHER);
        words.add(texts.isEmpty() ? "任意" : "其他");
        return new Column(cells, words, new BitSet());
    }

    private static Column numeric(List<BigDecimal> points, boolean isWhole) {
        List<Object> cells = new ArrayList<>(List.of(points.get(0).subtract(BigDecimal.ONE)));
        List<String> words = new ArrayList<>(List.of("小于" + points.get(0).toPlainString()));
        for (int i = 0; i < points.size(); i++) {
            BigDecimal point = points.get(i);
            cells.add(point);
            words.add("等于" + point.toPlainString());
            BigDecimal next = i + 1 < points.size() ? points.get(i + 1) : null;
            boolean isNothingBetween =
                    isWhole && next != null && next.subtract(point).compareTo(BigDecimal.ONE) <= 0;
            if (next != null && !isNothingBetween) {
                cells.add(isWhole ? point.add(BigDecimal.ONE) : point.add(next).divide(BigDecimal.valueOf(2)));
                words.add("在" + point.toPlainString() + "和" + next.toPlainString() + "之间");
            }
        }
        cells.add(points.get(points.size() - 1).add(BigDecimal.ONE));
        words.add("大于" + points.get(points.size() - 1).toPlainString());
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
