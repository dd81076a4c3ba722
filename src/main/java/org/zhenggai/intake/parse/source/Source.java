package org.zhenggai.intake.parse.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.words.Numerals;

/**
 * A document twice: as it is, and flat. The flat text has one shape for every character, no blanks, no empty lines
 * and no page numbers; rules look at it. Every position in it leads back to the text as it is, which alone is given out.
 */
public final class Source {

    /** A line of the flat text without its line feed. */
    public record Line(int from, int to) {}

    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-—–－_·]*\\d{1,4}[-—–－_·]*|第\\d{1,4}页([，/]?共\\d{1,4}页)?|\\d{1,4}/\\d{1,4}");
    private static final int LONGEST_PAGE_NUMBER = 16;

    private final String raw;
    private final BitSet soft;
    /** Whether the last line goes on in the next. */
    private boolean isOpen;

    private final String flat;
    private StringBuilder building = new StringBuilder();
    private final List<Line> lines = new ArrayList<>();
    private final BitSet pageNumberLines = new BitSet();
    private int[] rawPositions;
    private int[] lineStarts = new int[64];
    private int lineCount;

    public Source(String text) {
        raw = SourceText.withLineFeeds(text);
        rawPositions = new int[raw.length() + 16];
        soft = SoftBreaks.of(raw);
        for (int start = 0; start <= raw.length(); ) {
            int end = raw.indexOf('\n', start);
            end = end < 0 ? raw.length() : end;
            addLine(start, end);
            start = end + 1;
        }
        flat = building.toString();
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
            addCharacter(i, end);
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
            append('\n', Math.min(end, raw.length() - 1));
            return;
        }
        if (building.length() == begin) {
            return;
        }
        isOpen = soft.get(lineCount);
        lines.add(new Line(from, building.length()));
        append('\n', Math.min(end, raw.length() - 1));
    }

    private void addCharacter(int i, int end) {
        char c = raw.charAt(i);
        if (Glyphs.isBlank(c)) {
            return;
        }
        String spelled = Glyphs.spellOut(c);
        if (spelled != null) {
            spelled.chars().forEach(part -> append((char) part, i));
            return;
        }
        char next = i + 1 < end ? raw.charAt(i + 1) : '\n';
        char folded = Glyphs.fold(c);
        boolean betweenDigits = Character.isDigit(last()) && Character.isDigit(next);
        if (betweenDigits && (c == ',' || c == ':')) {
            folded = c;
        } else if (folded == '.' && endsSentence(next)) {
            folded = '。';
        }
        append(folded, i);
    }

    /** A half-width full stop after Chinese text ends a sentence; after a digit it belongs to a number or a heading. */
    private boolean endsSentence(char next) {
        char last = last();
        boolean isWord = Glyphs.isHan(last) && (!Character.isDigit(next) || Numerals.CHARACTERS.indexOf(last) < 0);
        return isWord || ("”’）》%".indexOf(last) >= 0 && !Character.isDigit(next));
    }

    private char last() {
        return building.isEmpty() ? '\n' : building.charAt(building.length() - 1);
    }

    private void append(char c, int rawPosition) {
        if (building.length() == rawPositions.length) {
            rawPositions = Arrays.copyOf(rawPositions, building.length() * 2);
        }
        rawPositions[building.length()] = rawPosition;
        building.append(c);
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
        int first = firstLine(from, Line::from);
        int last = firstLine(to + 1, Line::to);
        return lines.subList(first, Math.max(first, last));
    }

    /** Where the line ends on which this position stands. */
    public int lineEnd(int position) {
        int line = firstLine(position, Line::to);
        return line < lines.size() ? lines.get(line).to() : position;
    }

    /** The first line of which this place is not before the position; as many as there are where none is. */
    private int firstLine(int position, ToIntFunction<Line> place) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place.applyAsInt(lines.get(middle)) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
