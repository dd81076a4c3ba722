package org.zhenggai.kernel.office.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Paragraphs out of the lines of all pages. A line goes on where it is full: what the next one begins with would not have found
 * room on it. A paragraph begins where it is set in, where lines stand wider apart, or, where nothing is set in, with a number.
 */
final class Paragraphs {

    /** A paragraph with the number of the page that it begins on. */
    record Paragraph(int page, String text) {}

    /** Lines of one column on one page; a table's rows are not in a column. */
    record Column(int page, float width, Columns.Block block) {}

    private static final Pattern NUMBER = Pattern.compile(
            "([（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]\\d{1,3}[）)]|\\d{1,3}[.．、](?!\\d)|[①-⑳]|第[一二三四五六七八九十]{1,3}[章条、，]|[•●■◆▪]).*");

    private static final String ENDS = "。；：！？”）;:!?)";
    private static final float WIDE = 1.22f;
    private static final float OTHER_SIZE = 0.15f;

    private final List<Column> columns;
    private final Map<String, Edges> edges = new HashMap<>();
    private final boolean isSetIn;
    private final float apart;
    private final float size;

    private Paragraphs(List<Column> columns) {
        this.columns = columns;
        columns.forEach(column -> edges.computeIfAbsent(key(column), this::edges));
        this.isSetIn = setIn();
        this.apart = apart();
        this.size = Edges.size(columns.stream()
                .flatMap(column -> column.block().lines().stream())
                .toList());
    }

    static List<Paragraph> of(List<Column> columns) {
        return new Paragraphs(columns).read();
    }

    /** Odd and even pages may be mirrored. */
    private static String key(Column column) {
        return Math.round(column.width()) + " " + column.block().place() + " " + column.page() % 2;
    }

    private Edges edges(String key) {
        List<TextLine> lines = new ArrayList<>();
        Column last = columns.get(0);
        for (Column column : columns) {
            if (key(column).equals(key)) {
                column.block().lines().stream().filter(line -> !line.isRow()).forEach(lines::add);
                last = column;
            }
        }
        return Edges.of(lines, last.width(), last.block().place() == 0);
    }

    /** Whether paragraphs are set in: most lines behind one that is not full are. */
    private boolean setIn() {
        int all = 0;
        int in = 0;
        for (Column column : columns) {
            Edges edge = edges.get(key(column));
            TextLine before = null;
            for (TextLine line : column.block().lines()) {
                if (before != null && !line.isRow() && !edge.isFull(before, line) && !edge.isCentred(line)) {
                    all++;
                    in += edge.isIn(line) ? 1 : 0;
                }
                before = line.isRow() ? null : line;
            }
        }
        return in * 2 >= all;
    }

    /** The usual distance of two lines, in the heights of a sign. */
    private float apart() {
        List<Float> all = new ArrayList<>();
        for (Column column : columns) {
            List<TextLine> lines = column.block().lines();
            for (int n = 1; n < lines.size(); n++) {
                all.add((lines.get(n).y() - lines.get(n - 1).y()) / lines.get(n).size());
            }
        }
        all.removeIf(distance -> distance <= 0);
        all.sort(null);
        return all.isEmpty() ? Float.MAX_VALUE : all.get(all.size() / 2);
    }

    private List<Paragraph> read() {
        List<Paragraph> read = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<TextLine> lines = new ArrayList<>();
        int page = 0;
        Edges edgeBefore = null;
        for (Column column : columns) {
            Edges edge = edges.get(key(column));
            List<TextLine> all = column.block().lines();
            for (int n = 0; n < all.size(); n++) {
                TextLine line = all.get(n);
                TextLine next = n + 1 < all.size() ? all.get(n + 1) : null;
                boolean goesOn = !lines.isEmpty() && goesOn(lines, edgeBefore, line, edge, next, n > 0);
                if (!goesOn) {
                    if (!text.isEmpty()) {
                        read.add(new Paragraph(page, text.toString()));
                    }
                    text.setLength(0);
                    lines.clear();
                    page = column.page();
                }
                text.replace(0, text.length(), TextLine.joined(text.toString(), line.text()));
                lines.add(line);
                edgeBefore = edge;
            }
        }
        if (!text.isEmpty()) {
            read.add(new Paragraph(page, text.toString()));
        }
        return read;
    }

    private boolean goesOn(
            List<TextLine> paragraph,
            Edges edgeBefore,
            TextLine line,
            Edges edge,
            TextLine next,
            boolean isSameColumn) {
        TextLine before = paragraph.get(paragraph.size() - 1);
        if (before.isRow() || line.isRow() || Math.abs(before.size() - line.size()) > OTHER_SIZE * line.size()) {
            return false;
        }
        if (isSameColumn && (line.y() - before.y()) / line.size() > WIDE * apart) {
            return false;
        }
        if (edgeBefore.isCentred(before) && edge.isCentred(line)) {
            return isSameColumn
                    && before.fontAtStart().equals(line.fontAtStart())
                    && !isNumbered(line)
                    && !isEnded(before);
        }
        if (!edgeBefore.isFull(before, line)) {
            return false;
        }
        if (isSameColumn && line.size() > size * (1 + OTHER_SIZE) && edge.isCentred(line)) {
            return true;
        }
        if (edge.isIn(line)) {
            return isSameColumn && isBlock(paragraph, line, next);
        }
        boolean isOtherFont = !before.fontAtEnd().equals(line.fontAtStart());
        boolean mayBegin = isNumbered(line) || isEnded(before);
        boolean begins = isNumbered(line) && (isEnded(before) || !isSetIn && isHeading(paragraph));
        return isSetIn
                ? !(begins && isOtherFont)
                : !begins && !(mayBegin && edgeBefore.overhang(before, line) < line.size() / 4);
    }

    /** A paragraph that is set in as a whole, or all of it but its first line. */
    private boolean isBlock(List<TextLine> paragraph, TextLine line, TextLine next) {
        TextLine before = paragraph.get(paragraph.size() - 1);
        boolean isAsBefore = Math.abs(before.x() - line.x()) < 0.3f * line.size();
        if (paragraph.size() > 1 || !isSetIn) {
            return isAsBefore && (paragraph.size() > 1 || !isNumbered(line));
        }
        boolean isHanging = line.x() > before.x() + Edges.SET_IN * line.size() && isNumbered(before);
        return isHanging && next != null && Math.abs(next.x() - line.x()) < 0.3f * line.size();
    }

    private static boolean isNumbered(TextLine line) {
        return NUMBER.matcher(line.text()).matches();
    }

    /** One numbered line that is no sentence. */
    private static boolean isHeading(List<TextLine> paragraph) {
        TextLine line = paragraph.get(0);
        return paragraph.size() == 1 && isNumbered(line) && line.text().chars().noneMatch(c -> "。；;".indexOf(c) >= 0);
    }

    private static boolean isEnded(TextLine line) {
        return ENDS.indexOf(line.text().charAt(line.text().length() - 1)) >= 0;
    }
}
