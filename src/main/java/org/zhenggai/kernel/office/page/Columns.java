package org.zhenggai.kernel.office.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lines of a page in the order of reading: where it has two columns, the left before the right. */
final class Columns {

    /**
     * Lines that follow each other.
     *
     * @param place 0 over the whole width, 1 left, 2 right
     */
    record Block(int place, List<TextLine> lines) {}

    private static final int LEAST_LINES = 5;
    private static final float LEAST_WIDTH = 8;
    private static final float NEAR = 0.7f;

    private record Part(List<Piece> pieces, float x, float right, float y, float size) {

        static Part of(List<Piece> pieces) {
            Piece first = pieces.get(0);
            float right =
                    (float) pieces.stream().mapToDouble(Piece::right).max().orElse(0);
            return new Part(pieces, first.x(), right, first.y(), first.size());
        }
    }

    /** Where the columns of the page before part, or negative: few lines at the end of a text do not tell. */
    private float before = -1;

    /** @param rows of tables, which go over the whole width */
    List<Block> of(Paper page, List<Piece> pieces, List<TextLine> rows) {
        List<List<Part>> heights = Rows.of(pieces).stream()
                .map(row -> Rows.parts(row).stream().map(Part::of).toList())
                .toList();
        float gutter = gutter(page, heights.stream().flatMap(List::stream).toList());
        before = gutter;
        List<Block> blocks = new ArrayList<>();
        List<TextLine> left = new ArrayList<>();
        List<TextLine> right = new ArrayList<>();
        List<TextLine> tables = new ArrayList<>(rows);
        for (List<Part> height : heights) {
            float y = height.get(0).y();
            boolean isBelowTable = !tables.isEmpty() && tables.get(0).y() < y;
            boolean isOver = gutter < 0 || height.stream().anyMatch(part -> part.x() < gutter && part.right() > gutter);
            if (isBelowTable || isOver) {
                flush(blocks, left, right);
            }
            while (!tables.isEmpty() && tables.get(0).y() < y) {
                add(blocks, 0, tables.remove(0));
            }
            if (isOver) {
                add(blocks, 0, line(height));
                continue;
            }
            List<Part> ofLeft =
                    height.stream().filter(part -> part.x() < gutter).toList();
            List<Part> ofRight =
                    height.stream().filter(part -> part.x() >= gutter).toList();
            if (!ofLeft.isEmpty()) {
                left.add(line(ofLeft));
            }
            if (!ofRight.isEmpty()) {
                right.add(line(ofRight));
            }
        }
        flush(blocks, left, right);
        tables.forEach(row -> add(blocks, 0, row));
        return blocks;
    }

    private static TextLine line(List<Part> parts) {
        return TextLine.of(
                parts.stream().flatMap(part -> part.pieces().stream()).toList());
    }

    private static void add(List<Block> blocks, int place, TextLine line) {
        if (blocks.isEmpty() || blocks.get(blocks.size() - 1).place() != place) {
            blocks.add(new Block(place, new ArrayList<>()));
        }
        blocks.get(blocks.size() - 1).lines().add(line);
    }

    private static void flush(List<Block> blocks, List<TextLine> left, List<TextLine> right) {
        left.forEach(line -> add(blocks, 1, line));
        right.forEach(line -> add(blocks, 2, line));
        left.clear();
        right.clear();
    }

    /**
     * Where two columns part: few lines go over it, many begin at one edge right of it, and those left of it fill their width.
     * A table without rules has short cells. Negative where there are no columns.
     */
    private float gutter(Paper page, List<Part> parts) {
        float best = -1;
        long fewest = Long.MAX_VALUE;
        for (float x = page.width() * 0.35f; x <= page.width() * 0.65f; x += 2) {
            float at = x;
            long over = parts.stream()
                    .filter(part -> part.x() < at && part.right() > at)
                    .count();
            List<Part> right = parts.stream().filter(part -> part.x() >= at).toList();
            List<Part> left = parts.stream().filter(part -> part.right() <= at).toList();
            if (over < fewest && over * 3 <= parts.size() && areColumns(left, right) && beside(left, right)) {
                best = at;
                fewest = over;
            }
        }
        boolean isAsBefore = before > 0
                && parts.stream().anyMatch(part -> part.x() >= before)
                && parts.stream()
                                        .filter(part -> part.x() < before && part.right() > before)
                                        .count()
                                * 3
                        <= parts.size();
        return best < 0 && isAsBefore ? before : best;
    }

    /** Both are wide and alike, or most of their lines are full. */
    private static boolean areColumns(List<Part> left, List<Part> right) {
        if (left.size() < LEAST_LINES || right.size() < LEAST_LINES) {
            return false;
        }
        float[] ofLeft = edges(left);
        float[] ofRight = edges(right);
        float least = LEAST_WIDTH * left.get(0).size();
        float widthLeft = ofLeft[1] - ofLeft[0];
        float widthRight = ofRight[1] - ofRight[0];
        boolean isAlike = Math.abs(widthLeft - widthRight) < 0.15f * Math.max(widthLeft, widthRight);
        float full = isAlike ? 0.2f : 0.5f;
        return Math.min(widthLeft, widthRight) > least
                && full(left, ofLeft) >= full * left.size()
                && full(right, ofRight) >= full * right.size();
    }

    /** A page number or a date in the margin is none. */
    private static float[] edges(List<Part> parts) {
        double[] xs = parts.stream().mapToDouble(Part::x).sorted().toArray();
        double[] rights = parts.stream().mapToDouble(Part::right).sorted().toArray();
        return new float[] {(float) xs[parts.size() / 10], (float) rights[parts.size() * 9 / 10]};
    }

    private static long full(List<Part> parts, float[] edges) {
        return parts.stream()
                .filter(part -> part.right() > edges[1] - 2 * part.size() && part.x() < edges[0] + 2.5 * part.size())
                .count();
    }

    private static boolean beside(List<Part> left, List<Part> right) {
        Comparator<Part> byHeight = Comparator.comparingDouble(Part::y);
        float top = Math.max(
                left.stream().min(byHeight).orElseThrow().y(),
                right.stream().min(byHeight).orElseThrow().y());
        float foot = Math.min(
                left.stream().max(byHeight).orElseThrow().y(),
                right.stream().max(byHeight).orElseThrow().y());
        return foot - top > NEAR * LEAST_LINES * left.get(0).size();
    }
}
