package org.zhenggai.intake.parse.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.zhenggai.kernel.office.Look;
import org.zhenggai.kernel.office.Looks;

/**
 * A document twice: as it is, and flat. The flat text has one shape for every character, no blanks, no empty lines
 * and no page numbers; rules look at it. Every position in it leads back to the text as it is, which alone is given out.
 */
public final class Source {

    /** A line of the flat text without its line feed. */
    public record Line(int from, int to) {}

    private static final Pattern PAGE_NUMBER =
            // 01 on a line of its own is the number of a chapter on pages for phones.
            Pattern.compile("(?!0\\d$)[-—–－_·]*\\d{1,4}[-—–－_·]*|第\\d{1,4}页([，/]?共\\d{1,4}页)?|\\d{1,4}/\\d{1,4}");
    private static final int LONGEST_PAGE_NUMBER = 16;

    private final String raw;
    private final Looks looks;
    private final BitSet soft;
    /** Whether the last line goes on in the next. */
    private boolean isOpen;

    private final String flat;
    private FlatText building = new FlatText();
    private final List<Line> lines = new ArrayList<>();
    private final BitSet pageNumberLines = new BitSet();
    private final int[] rawPositions;
    private int[] lineStarts = new int[64];
    private int lineCount;

    public Source(String text) {
        this(Written.plain(text));
    }

    public Source(Written document) {
        raw = SourceText.withLineFeeds(document.text());
        looks = document.looks();
        soft = SoftBreaks.of(raw);
        looks.byLine().forEach((line, look) -> {
            if (look.heading() > 0 || look.list() > 0) {
                soft.clear(line - 1);
                soft.set(line, soft.get(line) && look.heading() == 0);
            }
        });
        for (int start = 0; start <= raw.length(); ) {
            int end = raw.indexOf('\n', start);
            end = end < 0 ? raw.length() : end;
            addLine(start, end);
            start = end + 1;
        }
        flat = building.text();
        rawPositions = building.rawPositions();
        building = null;
    }

    private void addLine(int start, int end) {
        if (lineCount == lineStarts.length) {
            lineStarts = Arrays.copyOf(lineStarts, lineCount * 2);
        }
        lineStarts[lineCount++] = start;
        int from = building.length();
        if (isOpen) {
            Line before = lines.remove(lines.size() - 1);
            building.setLength(before.to());
            from = before.from();
        }
        int begin = building.length();
        for (int i = start; i < end; i++) {
            building.add(raw, i, end);
        }
        int length = building.length() - begin;
        boolean isPageNumber = length > 0
                && length <= LONGEST_PAGE_NUMBER
                && PAGE_NUMBER.matcher(building.substring(begin)).matches();
        if (isPageNumber) {
            pageNumberLines.set(lineCount);
            building.setLength(begin);
        }
        if (from < begin && building.length() == begin) {
            // What went on is interrupted here and stays open.
            lines.add(new Line(from, begin));
            building.append('\n', Math.min(end, raw.length() - 1));
            return;
        }
        if (building.length() == begin) {
            return;
        }
        isOpen = soft.get(lineCount);
        lines.add(new Line(from, building.length()));
        building.append('\n', Math.min(end, raw.length() - 1));
    }

    /** The lines that are only a page number. */
    List<Passage> pageNumbers() {
        return pageNumberLines.stream()
                .mapToObj(number -> {
                    int end = number < lineCount ? lineStarts[number] - 1 : raw.length();
                    return new Passage(
                            number, raw.substring(lineStarts[number - 1], end).strip());
                })
                .toList();
    }

    public String flat() {
        return flat;
    }

    public int length() {
        return flat.length();
    }

    public char at(int position) {
        return flat.charAt(position);
    }

    public String flat(int from, int to) {
        return flat.substring(from, Math.max(from, to));
    }

    public List<Line> lines() {
        return lines;
    }

    /** The lines that stand whole between two positions. */
    public List<Line> linesBetween(int from, int to) {
        return FlatLines.between(lines, from, to);
    }

    /** Where the line ends on which this position stands. */
    public int lineEnd(int position) {
        return FlatLines.end(lines, position);
    }

    /** Whether the file says nothing of its lines but their words. */
    public boolean isPlain() {
        return looks.isEmpty();
    }

    /** What the file says of the line that begins here. */
    public Look look(int lineFrom) {
        return looks.isEmpty() ? Look.NONE : looks.of(lineOf(lineFrom));
    }

    /** Where the bold words end with which a line begins; the beginning of the line where it does not. */
    public int boldEnd(Line line) {
        int bold = look(line.from()).bold();
        int end = line.from();
        int rawEnd = bold == 0 ? 0 : lineStarts[lineOf(line.from()) - 1] + bold;
        while (end < line.to() && rawPositions[end] < rawEnd) {
            end++;
        }
        return end;
    }

    /** Returns the line of the file, from 1. */
    public int lineOf(int position) {
        if (flat.isEmpty()) {
            return 1;
        }
        int rawPosition = rawPositions[Math.min(position, flat.length() - 1)];
        int found = Arrays.binarySearch(lineStarts, 0, lineCount, rawPosition);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Tells whether blanks stand before the character at this position in the text as it is. */
    public boolean hasBlankBefore(int position) {
        return position > 0 && position < flat.length() && rawPositions[position] > rawPositions[position - 1] + 1;
    }

    /** Returns the text as it is between two flat positions, without blanks around it. */
    public String verbatim(int from, int to) {
        int first = from;
        int last = to;
        while (first < last && flat.charAt(first) == '\n') {
            first++;
        }
        while (last > first && flat.charAt(last - 1) == '\n') {
            last--;
        }
        return first == last ? "" : raw.substring(rawPositions[first], rawPositions[last - 1] + 1);
    }

    /** Returns how far the text at one position is behind that at another in the text as it is. */
    public int distance(int from, int to) {
        return rawStart(to) - rawStart(from);
    }

    private int rawStart(int position) {
        int first = position;
        while (first < flat.length() && flat.charAt(first) == '\n') {
            first++;
        }
        return first < flat.length() ? rawPositions[first] : raw.length();
    }

    /** Returns a heading: verbatim but for zero-width marks and line feeds, which nobody can see in a list. */
    public String title(int from, int to) {
        StringBuilder title = new StringBuilder();
        verbatim(from, to)
                .codePoints()
                .filter(c -> c != '\n' && Character.getType(c) != Character.FORMAT)
                .forEach(title::appendCodePoint);
        return title.toString();
    }

    public Passage passage(int from, int to) {
        int first = from;
        while (first < to && flat.charAt(first) == '\n') {
            first++;
        }
        int line = lineOf(first);
        String text = verbatim(first, to);
        if (pageNumberLines.isEmpty() || text.indexOf('\n') < 0) {
            return new Passage(line, text);
        }
        List<String> kept = new ArrayList<>();
        int current = line;
        for (String part : text.split("\n", -1)) {
            if (!pageNumberLines.get(current++)) {
                kept.add(part);
            }
        }
        return new Passage(line, String.join("\n", kept));
    }
}
