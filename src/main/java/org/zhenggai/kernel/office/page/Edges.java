package org.zhenggai.kernel.office.page;

import java.util.List;

/** Where the lines of a column begin and end on all pages alike. */
record Edges(float left, float right) {

    /** How far a paragraph is set in at least, in signs. */
    static final float SET_IN = 0.8f;

    private static final int LEAST_LINES = 8;

    /**
     * The edges of some lines.
     *
     * @param width of the page
     * @param isOver whether the column is all of the page, whose margins are alike
     */
    static Edges of(List<TextLine> lines, float width, boolean isOver) {
        if (lines.isEmpty()) {
            return new Edges(0, width);
        }
        int support = Math.max(2, lines.size() / 30);
        float size = size(lines);
        float left = (float) at(lines.stream().mapToDouble(TextLine::x).sorted().toArray(), support, 0.3f * size);
        float right = right(lines.stream().mapToDouble(TextLine::right).sorted().toArray(), 0.6f * size);
        float reach = right;
        long full = lines.stream().filter(line -> line.right() > reach - size).count();
        boolean isKnown = lines.size() >= LEAST_LINES && full * 4 >= lines.size();
        return new Edges(left, isOver && !isKnown ? Math.max(right, width - left - 2 * size) : right);
    }

    /** The last place where nearly as many lines end as at any: marks that hang over it are on some lines only. */
    private static float right(double[] sorted, float near) {
        int[] counts = new int[sorted.length];
        int from = 0;
        int most = 0;
        for (int n = 0; n < sorted.length; n++) {
            while (sorted[n] - sorted[from] > near) {
                from++;
            }
            counts[n] = n - from + 1;
            most = Math.max(most, counts[n]);
        }
        int last = sorted.length - 1;
        while (counts[last] * 5 < most * 2) {
            last--;
        }
        return (float) sorted[last];
    }

    /** The first place that several share; the first of all where none do. */
    private static double at(double[] sorted, int support, float near) {
        for (int n = 0; n + support <= sorted.length; n++) {
            if (sorted[n + support - 1] - sorted[n] <= near) {
                return sorted[n];
            }
        }
        return sorted[0];
    }

    static float size(List<TextLine> lines) {
        return (float) lines.stream()
                .mapToDouble(TextLine::size)
                .sorted()
                .skip(lines.size() / 2)
                .findFirst()
                .orElse(10);
    }

    /** Whether a line has no room for what the next one begins with. */
    boolean isFull(TextLine line, TextLine next) {
        return overhang(line, next) > -line.size() / 2;
    }

    /** How far a line would reach over the edge with what the next one begins with; where it is not spread, more or less. */
    float overhang(TextLine line, TextLine next) {
        return line.right() + next.opening() - right;
    }

    boolean isIn(TextLine line) {
        return line.x() > left + SET_IN * line.size();
    }

    boolean isCentred(TextLine line) {
        float before = line.x() - left;
        float behind = right - line.right();
        return before > 2.5f * line.size() && Math.abs(before - behind) < line.size();
    }
}
