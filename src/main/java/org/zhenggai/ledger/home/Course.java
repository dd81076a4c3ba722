package org.zhenggai.ledger.home;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zhenggai.bulletin.PastPeriods.Figures;

/**
 * A picture of the figures over the periods, in points of its own box, for the page to draw.
 *
 * @param numbers of the periods below the lines
 * @param most the figure at the upper edge
 * @param words the same for who does not see it
 */
record Course(List<Line> lines, List<Mark> numbers, int most, String words) {

    static final int WIDTH = 320;
    static final int HEIGHT = 120;

    private static final int LEFT = 14;
    private static final int RIGHT = 62;
    private static final int TOP = 12;
    private static final int BOTTOM = 24;

    /** Lines nearer to each other than this would print their words over each other. */
    private static final int APART = 15;

    /** A text at a place. */
    record Mark(int x, int y, String text) {}

    /**
     * One figure over the periods.
     *
     * @param points as SVG takes them
     * @param end what it is and how many, at its right end
     */
    record Line(String kind, String points, Mark end, List<Mark> dots) {}

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    public int base() {
        return HEIGHT - BOTTOM;
    }

    /** Null for fewer than two periods, which make no line. */
    static Course of(List<Figures> periods) {
        if (periods.size() < 2) {
            return null;
        }
        int most = Math.max(
                1,
                periods.stream()
                        .mapToInt(one -> Math.max(one.open(), one.closed()))
                        .max()
                        .orElse(1));
        Line open = line("open", "在办", periods, Figures::open, most);
        Line closed = line("closed", "销号", periods, Figures::closed, most);
        Line stalled = line("stalled", "停滞", periods, Figures::stalled, most);
        List<Mark> numbers = IntStream.range(0, periods.size())
                .mapToObj(n -> new Mark(
                        x(n, periods.size()),
                        HEIGHT - 7,
                        Integer.toString(periods.get(n).number())))
                .toList();
        String words = periods.stream()
                .map(one -> "第%d期在办%d项、销号%d项、停滞%d项".formatted(one.number(), one.open(), one.closed(), one.stalled()))
                .collect(Collectors.joining("；", "", "。"));
        return new Course(apart(List.of(open, closed, stalled)), numbers, most, words);
    }

    private static int x(int n, int all) {
        return LEFT + n * (WIDTH - LEFT - RIGHT) / (all - 1);
    }

    private static int y(int figure, int most) {
        return HEIGHT - BOTTOM - figure * (HEIGHT - TOP - BOTTOM) / most;
    }

    private static Line line(String kind, String word, List<Figures> periods, ToIntFunction<Figures> figure, int most) {
        List<Mark> dots = IntStream.range(0, periods.size())
                .mapToObj(n -> new Mark(
                        x(n, periods.size()),
                        y(figure.applyAsInt(periods.get(n)), most),
                        Integer.toString(figure.applyAsInt(periods.get(n)))))
                .toList();
        Mark last = dots.get(dots.size() - 1);
        return new Line(
                kind,
                dots.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" ")),
                new Mark(last.x() + 8, last.y() + 4, word + " " + last.text()),
                dots);
    }

    /** Moves the words at the ends apart, the lowest stays; what is moved stays in its order. */
    private static List<Line> apart(List<Line> lines) {
        List<Line> sorted = lines.stream()
                .sorted((one, other) ->
                        Integer.compare(other.end().y(), one.end().y()))
                .toList();
        int[] y = sorted.stream().mapToInt(line -> line.end().y()).toArray();
        for (int n = 1; n < y.length; n++) {
            y[n] = Math.min(y[n], y[n - 1] - APART);
        }
        return IntStream.range(0, y.length)
                .mapToObj(n -> {
                    Line line = sorted.get(n);
                    return new Line(
                            line.kind(),
                            line.points(),
                            new Mark(line.end().x(), y[n], line.end().text()),
                            line.dots());
                })
                .toList();
    }
}
