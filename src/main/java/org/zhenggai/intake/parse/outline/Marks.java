package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Numerals;

/** Finds the marks that count something within a finding: 一是, 第一， and the numbers of parts. */
public final class Marks {

    /**
     * @param level level of the number's shape as in {@link Headings}, 0 for spoken marks
     * @param number value of the mark
     * @param from where the mark begins
     * @param end where what it counts begins
     */
    public record Mark(int level, int number, int from, int end) {}

    private static final Pattern SPOKEN = Pattern.compile("([" + Numerals.CHARACTERS + "]{1,3})是(?![否非])");
    private static final Pattern ORDINAL =
            Pattern.compile("[第其]([" + Numerals.CHARACTERS + "]{1,3})(?:步|方面|个方面)?[，、：]");
    private static final Pattern NEED = Pattern.compile("([" + Numerals.CHARACTERS + "]{1,3})要(?![求点素件闻目])");
    /** 措施一：, 举措2、 */
    private static final Pattern NAMED =
            Pattern.compile("(?:整改)?(?:措施|举措)([" + Numerals.CHARACTERS + "]{1,3}|\\d{1,2})[：、.，]");
    /** a) and b), or dots that were taken out as text, stand before the items of some lists. */
    static final Pattern LETTER = Pattern.compile("(?:[a-zA-Z]|[ivx]{1,4})[）、.]|[·•●◆■]");

    private static final Pattern FIRST = Pattern.compile("(首先|其次|再次|再者|然后|最后|此外)[，、：]?");
    private static final String CLAUSE_ENDS = "。；：，、！？\n）”】";
    private static final String SENTENCE_ENDS = "。；：！？\n";

    private Marks() {}

    /** Returns the marks 一是, 二是 and so on that begin a clause; else 第一， or 一要, or 首先 and 其次, where they count. */
    public static List<Mark> counting(Source source, int from, int to) {
        List<Mark> marks = find(source, from, to, SPOKEN);
        for (Pattern pattern : List.of(ORDINAL, NEED)) {
            if (marks.isEmpty()) {
                marks = counted(find(source, from, to, pattern));
            }
        }
        if (marks.isEmpty()) {
            marks = named(source, from, to);
        }
        return marks.isEmpty() ? spelled(source, from, to) : marks;
    }

    /** Also one alone: it says of itself what it is. */
    private static List<Mark> named(Source source, int from, int to) {
        List<Mark> marks = new ArrayList<>();
        Matcher matcher = NAMED.matcher(source.flat()).region(Math.min(from, to), to);
        while (matcher.find()) {
            if (begins(source, matcher.start(), from, SENTENCE_ENDS)) {
                marks.add(new Mark(0, Shapes.valueOf(matcher), matcher.start(), matcher.end()));
            }
        }
        return marks;
    }

    /** None where it does not begin with one, or counts only that. */
    private static List<Mark> counted(List<Mark> marks) {
        return marks.size() > 1 && marks.get(0).number() == 1 ? marks : List.of();
    }

    private static List<Mark> spelled(Source source, int from, int to) {
        List<Mark> marks = new ArrayList<>();
        int first = source.flat().substring(from, Math.max(from, to)).indexOf("首先");
        if (first < 0) {
            return marks;
        }
        Matcher matcher = FIRST.matcher(source.flat()).region(from + first, to);
        while (matcher.find()) {
            boolean isFirst = matcher.group(1).equals("首先");
            if (begins(source, matcher.start(), from, CLAUSE_ENDS) && (isFirst || !marks.isEmpty())) {
                marks.add(new Mark(
                        0, isFirst ? 1 : marks.get(marks.size() - 1).number() + 1, matcher.start(), matcher.end()));
            }
        }
        return counted(marks);
    }

    private static List<Mark> find(Source source, int from, int to, Pattern pattern) {
        List<Mark> marks = new ArrayList<>();
        Matcher matcher = pattern.matcher(source.flat());
        for (int at = from; at < to; at++) {
            if (isNumeral(source.at(at)) || (pattern == ORDINAL && "第其".indexOf(source.at(at)) >= 0)) {
                matcher.region(at, to);
                if (matcher.lookingAt()) {
                    int number = Numerals.parse(matcher.group(1));
                    if (number > 0 && begins(source, at, from, CLAUSE_ENDS)) {
                        marks.add(new Mark(0, number, at, matcher.end()));
                    }
                    at = matcher.end() - 1;
                }
            }
        }
        return marks;
    }

    /**
     * Returns the numbers of parts, of the first shape met below the finding's own. A number that does not go up is
     * a reference and no part.
     */
    public static List<Mark> parts(Source source, int from, int to, int findingLevel) {
        List<Mark> best = List.of();
        for (int level = findingLevel + 1; level <= Headings.CIRCLED; level++) {
            boolean isDecimal = level == Headings.DECIMAL || level == Headings.THIRD;
            if (isDecimal && findingLevel != level - 1) {
                continue;
            }
            List<Mark> marks = rising(source, from, to, level);
            if (!marks.isEmpty()
                    && (best.isEmpty() || marks.get(0).from() < best.get(0).from())) {
                best = marks;
            }
        }
        return best.isEmpty() ? listed(source, from, to) : best;
    }

    /** The items of a list without numbers that a person would see, where the file says that they are some. */
    private static List<Mark> listed(Source source, int from, int to) {
        List<Mark> marks = new ArrayList<>();
        if (source.isPlain()) {
            return marks;
        }
        int depth = 0;
        for (Source.Line line : source.linesBetween(from, to)) {
            int list = source.look(line.from()).list();
            depth = depth == 0 ? list : depth;
            if (list > 0 && list <= depth) {
                Matcher letter = LETTER.matcher(source.flat()).region(line.from(), line.to());
                marks.add(new Mark(
                        Headings.LINE, marks.size() + 1, line.from(), letter.lookingAt() ? letter.end() : line.from()));
            }
        }
        return marks;
    }

    private static List<Mark> rising(Source source, int from, int to, int level) {
        List<Mark> marks = new ArrayList<>();
        Matcher matcher = Shapes.shape(level).matcher(source.flat());
        String before =
                level == Headings.POINT || level == Headings.DECIMAL || level == Headings.THIRD ? "\n" : SENTENCE_ENDS;
        int last = 0;
        for (int at = from; at < to; at++) {
            boolean isCircled = level == Headings.CIRCLED && last > 0 && source.at(at) == '①' + last;
            if ((!isCircled && !begins(source, at, from, before))
                    || !matcher.region(at, to).lookingAt()) {
                continue;
            }
            before = at == from ? SENTENCE_ENDS : before;
            int number = Shapes.beginsText(source, matcher.end(), to, level) ? Shapes.valueOf(matcher) : 0;
            if (number > last) {
                marks.add(new Mark(level, number, at, matcher.end()));
                last = number;
            }
            at = matcher.end() - 1;
        }
        return marks;
    }

    private static boolean isNumeral(char c) {
        return Numerals.CHARACTERS.indexOf(c) >= 0;
    }

    private static boolean begins(Source source, int position, int from, String before) {
        return position == from || before.indexOf(source.at(position - 1)) >= 0;
    }
}
