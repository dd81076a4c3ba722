package org.zhenggai.intake.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;

/** Finds the numbered lines of a document and which stands below which, by the shape of their numbers only. */
final class Headings {

    /** 一、 */
    static final int CHAPTER = 1;
    /** （一） */
    static final int SECTION = 2;
    /** 1. */
    static final int POINT = 3;
    /** （1） */
    static final int SUBPOINT = 4;
    /** ① */
    static final int CIRCLED = 5;

    private static final String HAN = "([" + Numerals.CHARACTERS + "]{1,6})";
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile(HAN + "[、。.]"),
            Pattern.compile("（" + HAN + "）[、。.]?"),
            Pattern.compile("(?:问题)?(\\d{1,3})[.、）。]|问题(?:\\d{1,3}|" + HAN + ")："),
            Pattern.compile("（(\\d{1,3})）[、.]?"),
            Pattern.compile("([①-⑳])"));
    /** A finding that lost its number, recognised by its frame only. */
    private static final Pattern UNNUMBERED = Pattern.compile("针对[“‘\"][^\n]{2,200}?[”’\"]的?问题");
    /** What no heading begins with; it tells （二）》 wrapped to a new line from a heading. */
    private static final String NOT_A_BEGINNING = "》”’）、，。；：！？.%~";

    private final Source source;
    private final List<Heading> found = new ArrayList<>();
    private int lastPoint;

    private Headings(Source source) {
        this.source = source;
    }

    static List<Heading> of(Source source) {
        Headings headings = new Headings(source);
        source.lines().forEach(headings::read);
        return headings.nested();
    }

    /** Returns the shape of a level's number. */
    static Pattern shape(int level) {
        return SHAPES.get(level - 1);
    }

    private void read(Source.Line line) {
        for (int level = CHAPTER; level <= CIRCLED; level++) {
            Matcher number = shape(level).matcher(source.flat()).region(line.from(), line.to());
            if (number.lookingAt() && isHeading(number, line, level)) {
                add(level, valueOf(number), line, number.end());
                return;
            }
        }
        Matcher unnumbered = UNNUMBERED.matcher(source.flat()).region(line.from(), line.to());
        if (unnumbered.lookingAt()) {
            add(POINT, 0, line, line.from());
        }
    }

    /** 3.5 at the beginning of a line is heading 3 if heading 2 was the last one, else a decimal. */
    private boolean isHeading(Matcher number, Source.Line line, int level) {
        boolean next = level == POINT && valueOf(number) == lastPoint + 1 && lastPoint > 0;
        return beginsText(source, number.end(), line.to(), level) || (next && number.end() < line.to());
    }

    /** Tells whether what stands behind a number can be a heading's text, so that the number is one of a heading. */
    static boolean beginsText(Source source, int textFrom, int lineEnd, int level) {
        if (textFrom >= lineEnd || NOT_A_BEGINNING.indexOf(source.at(textFrom)) >= 0) {
            return false;
        }
        boolean decimal = level == POINT
                && source.at(textFrom - 1) == '.'
                && Character.isDigit(source.at(textFrom))
                && !source.hasBlankBefore(textFrom)
                && !source.flat(textFrom, Math.min(textFrom + 5, lineEnd)).matches("\\d{4}年");
        return !decimal;
    }

    /** Returns the number a shape matched. */
    static int valueOf(Matcher number) {
        String digits = number.group(1);
        if (digits == null) {
            digits = number.groupCount() > 1 && number.group(2) != null
                    ? number.group(2)
                    : number.group().replaceAll("\\D", "");
        }
        char first = digits.charAt(0);
        if (first >= '①' && first <= '⑳') {
            return first - '①' + 1;
        }
        return Character.isDigit(first) ? Integer.parseInt(digits) : Numerals.parse(digits);
    }

    private void add(int level, int number, Source.Line line, int textFrom) {
        lastPoint = level == POINT ? number : lastPoint;
        Caption read = Caption.read(source, textFrom, line.to());
        boolean calledProblem = source.at(line.from()) == '问' && textFrom > line.from();
        Caption caption = calledProblem ? read.asProblem() : read;
        found.add(new Heading(level, number, line.from(), source.length(), line.to(), caption, -1));
    }

    /** Gives every heading its end and the heading above it: the nearest earlier one of a higher rank. */
    private List<Heading> nested() {
        Deque<Integer> open = new ArrayDeque<>();
        List<Heading> nested = new ArrayList<>(found);
        for (int i = 0; i < found.size(); i++) {
            Heading heading = found.get(i);
            while (!open.isEmpty() && found.get(open.peek()).level() >= heading.level()) {
                int ended = open.pop();
                nested.set(ended, nested.get(ended).endingAt(heading.from()));
            }
            int parent = open.isEmpty() ? -1 : open.peek();
            nested.set(i, heading.below(parent));
            open.push(i);
        }
        return nested;
    }
}
