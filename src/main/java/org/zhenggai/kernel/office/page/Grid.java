package org.zhenggai.kernel.office.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table by the lines that are drawn around its cells. As in other formats, a cell over several rows stands in each of them,
 * and one over several columns leaves the others empty.
 */
final class Grid {

    private static final float NEAR = 3;
    private static final int MOST_LINES = 400;

    private final List<Stroke> across;
    private final List<Stroke> down;
    private final float[] ys;
    private final float[] xs;

    private Grid(List<Stroke> strokes) {
        across = strokes.stream().filter(Stroke::isAcross).toList();
        down = strokes.stream().filter(stroke -> !stroke.isAcross()).toList();
        ys = places(across.stream().map(Stroke::y1).toList());
        xs = places(down.stream().map(Stroke::x1).toList());
    }

    /** The tables of a page, from its top: lines that meet, with at least two cells. */
    static List<Grid> of(List<Stroke> strokes) {
        List<Stroke> whole = merged(strokes);
        if (whole.size() > MOST_LINES) {
            return List.of();
        }
        List<Grid> grids = new ArrayList<>();
        List<Stroke> rest = new ArrayList<>(whole);
        while (!rest.isEmpty()) {
            List<Stroke> met = new ArrayList<>(List.of(rest.remove(0)));
            for (int n = 0; n < met.size(); n++) {
                Stroke one = met.get(n);
                List<Stroke> more =
                        rest.stream().filter(other -> meet(one, other)).toList();
                met.addAll(more);
                rest.removeAll(more);
            }
            Grid grid = new Grid(met);
            if (grid.ys.length > 1 && grid.xs.length > 2) {
                grids.add(grid);
            }
        }
        grids.sort((a, b) -> Float.compare(a.ys[0], b.ys[0]));
        return grids;
    }

    /** Many programs draw a line cell by cell, and twice. */
    private static List<Stroke> merged(List<Stroke> strokes) {
        List<Stroke> sorted = new ArrayList<>(strokes);
        sorted.sort((a, b) -> a.isAcross() != b.isAcross()
                ? Boolean.compare(a.isAcross(), b.isAcross())
                : a.isAcross() ? Float.compare(a.x1(), b.x1()) : Float.compare(a.y1(), b.y1()));
        List<Stroke> merged = new ArrayList<>();
        for (Stroke stroke : sorted) {
            int same = IntStream.range(0, merged.size())
                    .filter(n -> follows(merged.get(n), stroke))
                    .findFirst()
                    .orElse(-1);
            if (same < 0) {
                merged.add(stroke);
                if (merged.size() > MOST_LINES) {
                    break;
                }
            } else {
                Stroke before = merged.get(same);
                merged.set(
                        same,
                        new Stroke(
                                before.x1(),
                                before.y1(),
                                stroke.isAcross() ? Math.max(before.x2(), stroke.x2()) : before.x2(),
                                stroke.isAcross() ? before.y2() : Math.max(before.y2(), stroke.y2())));
            }
        }
        return merged;
    }

    private static boolean follows(Stroke before, Stroke next) {
        return before.isAcross() == next.isAcross()
                && (before.isAcross()
                        ? Math.abs(before.y1() - next.y1()) < NEAR && next.x1() <= before.x2() + NEAR
                        : Math.abs(before.x1() - next.x1()) < NEAR && next.y1() <= before.y2() + NEAR);
    }

    private static boolean meet(Stroke a, Stroke b) {
        return a.isAcross() != b.isAcross()
                && a.x1() <= b.x2() + NEAR
                && b.x1() <= a.x2() + NEAR
                && a.y1() <= b.y2() + NEAR
                && b.y1() <= a.y2() + NEAR;
    }

    private static float[] places(List<Float> all) {
        List<Float> places = new ArrayList<>();
        for (float place : new TreeSet<>(all)) {
            if (places.isEmpty() || place - places.get(places.size() - 1) > NEAR) {
                places.add(place);
            }
        }
        float[] found = new float[places.size()];
        IntStream.range(0, found.length).forEach(n -> found[n] = places.get(n));
        return found;
    }

    /** Whether a piece stands in the table. */
    boolean holds(Piece piece) {
        float y = piece.y() - piece.size() / 3;
        return piece.middle() > xs[0] && piece.middle() < xs[xs.length - 1] && y > ys[0] && y < ys[ys.length - 1];
    }

    /** Its rows as lines, without those that are blank. */
    List<TextLine> rows(List<Piece> pieces) {
        Map<Integer, List<Piece>> byCell = pieces.stream()
                .filter(this::holds)
                .collect(Collectors.groupingBy(piece ->
                        origin(index(ys, piece.y() - piece.size() / 3), index(xs, piece.middle()))));
        Map<Integer, String> texts = new HashMap<>();
        byCell.forEach((cell, held) -> texts.put(cell, words(held)));
        List<TextLine> rows = new ArrayList<>();
        float size = pieces.isEmpty() ? 10 : pieces.get(0).size();
        for (int row = 0; row < ys.length - 1; row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < xs.length - 1; column++) {
                int origin = origin(row, column);
                cells.add(origin % xs.length == column ? texts.getOrDefault(origin, "") : "");
            }
            if (!cells.stream().allMatch(String::isBlank)) {
                rows.add(TextLine.row(
                        String.join("\t", cells).stripTrailing(), xs[0], xs[xs.length - 1], ys[row + 1], size));
            }
        }
        return rows;
    }

    private static int index(float[] places, float place) {
        int index = 0;
        while (index < places.length - 2 && place >= places[index + 1]) {
            index++;
        }
        return index;
    }

    /** The first cell of what looks like one: no line parts them. */
    private int origin(int row, int column) {
        int first = column;
        while (first > 0 && !isDrawn(down, xs[first], (ys[row] + ys[row + 1]) / 2)) {
            first--;
        }
        int top = row;
        while (top > 0 && !isDrawn(across, (xs[first] + xs[first + 1]) / 2, ys[top])) {
            top--;
        }
        return top * xs.length + first;
    }

    private static boolean isDrawn(List<Stroke> strokes, float x, float y) {
        return strokes.stream()
                .anyMatch(stroke -> stroke.x1() - NEAR < x
                        && x < stroke.x2() + NEAR
                        && stroke.y1() - NEAR < y
                        && y < stroke.y2() + NEAR);
    }

    private static String words(List<Piece> pieces) {
        List<TextLine> lines = Rows.of(pieces).stream().map(TextLine::of).toList();
        float right = (float) lines.stream().mapToDouble(TextLine::right).max().orElse(0);
        StringBuilder words = new StringBuilder();
        TextLine before = null;
        for (TextLine line : lines) {
            boolean isWrapped = before != null && before.right() + line.opening() > right;
            String joined = isWrapped ? TextLine.joined(words.toString(), line.text()) : words + " " + line.text();
            words.replace(0, words.length(), joined);
            before = line;
        }
        return words.toString().strip().replace('\t', ' ');
    }
}
