package org.zhenggai.intake.parse.outline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;
import org.zhenggai.intake.parse.words.Numerals;

/** Finds the numbered lines of a document and which stands below which, by the shape of their numbers only. */
public final class Headings {

    /** 第一部分 */
    static final int PART = 0;
    /** 一、 */
    public static final int CHAPTER = 1;
    /** （一） */
    public static final int SECTION = 2;
    /** 反馈问题： over numbered measures */
    static final int BLOCK = 3;
    /** 1. */
    public static final int POINT = 4;
    /** 1.1 */
    public static final int DECIMAL = 5;
    /** 1.1.1 */
    static final int THIRD = 6;
    /** 反馈问题： */
    static final int LABEL = 7;
    /** （1） */
    public static final int SUBPOINT = 8;
    /** ① */
    static final int CIRCLED = 9;
    /** A line without number. */
    public static final int LINE = 10;

    private static final String HAN = "([" + Numerals.CHARACTERS + "]{1,6})";
    private static final Pattern NEVER = Pattern.compile("(?!)");
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("第" + HAN + "(?:(?:部分|章|编|篇)[：、，]?|[、，：])"),
            Pattern.compile(HAN + "[、。.，：]"),
            Pattern.compile("(?:（?" + HAN + "）|[【\\[〔]" + HAN + "[】\\]〕])[、。.，：]?"),
            NEVER,
            Pattern.compile("[【\\[（]?问题(?:\\d{1,3}|" + HAN + ")[】\\]）：、.。][：]?|(?:问题)?(\\d{1,3})[.、）。，：]"),
            Pattern.compile("(?:\\d{1,2})\\.(\\d{1,2})[.、]?(?![\\d.%])"),
            Pattern.compile("(?:\\d{1,2})\\.(?:\\d{1,2})\\.(\\d{1,2})[.、]?(?![\\d.%])"),
            NEVER,
            Pattern.compile("（(\\d{1,3})）[、.]?"),
            Pattern.compile("([①-⑳])"),
            NEVER);
    /** How people call the shapes. */
    private static final List<String> NAMES =
            List.of("第一部分", "一、", "（一）", "标签", "1.", "1.1", "1.1.1", "标签", "（1）", "①", "行");
    /** 1 and a blank. */
    private static final Pattern BARE = Pattern.compile("(\\d{1,2})(?=\\p{IsHan})");
    /** A finding that lost its number, recognised by its frame only. */
    private static final Pattern UNNUMBERED = Pattern.compile("针对[“‘\"][^\n]{2,200}?[”’\"]的?问题");
    /** What no heading begins with; it tells （二）》 wrapped to a new line from a heading. */
    private static final String NOT_A_BEGINNING = "》”’）、，。；：！？.%~";

    /** What makes a number at the beginning of a line a figure. */
    private static final Pattern FIGURE = Pattern.compile(
            "(?:年|月|日|号|时|点)(?=\\d|[，。、的至起前后底末初]|$).*"
                    + "|(?:个|项|名|件|条|户|人|次|家|处|村|类|份|天|元|万|亿|亩|倍|吨|米|宗|台|辆|公里|公斤|公顷|平方|%)(?![别体员大常案民生级风务均厕籍头作规例庄委干社财方际物才事力居目]).*");

    /** 2个单位 behind a number is the beginning of a sentence and no decimal. */
    private static final Pattern COUNTED = Pattern.compile("\\d{1,4}(?:个|家|名|项|户|宗|笔|所|座|条|台|处|人|辆|件|村|支)");

    private static final Pattern ORDINAL = Pattern.compile("第" + HAN + "[、，：]");

    private final Source source;
    private final List<Heading> found = new ArrayList<>();
    private int lastPoint;
    private int[] lastDecimal = {0, 0};

    private Headings(Source source) {
        this.source = source;
    }

    public static List<Heading> of(Source source) {
        Headings headings = new Headings(source);
        source.lines().forEach(headings::read);
        headings.dropOrdinals();
        return nested(
                headings.blocksOverPoints()
                        ? headings.found.stream().map(Headings::raised).toList()
                        : headings.found);
    }

    /** 第一， counts measures where other numbers come before it. */
    private void dropOrdinals() {
        if (!found.isEmpty() && found.get(0).level() != PART) {
            found.removeIf(heading -> heading.level() == PART
                    && ORDINAL.matcher(source.flat(heading.from(), heading.lineEnd()))
                            .lookingAt());
        }
    }

    /** Whether 1. and 2. count measures below labelled problems, and not the problems. */
    private boolean blocksOverPoints() {
        for (int n = 0; n + 1 < found.size(); n++) {
            Heading label = found.get(n);
            Heading next = found.get(n + 1);
            if (label.level() == LABEL && next.level() == POINT && next.number() == 1) {
                return Fields.of(source, label.caption().bodyFrom(), next.from()).stream()
                        .anyMatch(Fields.Field::isAccount);
            }
        }
        return false;
    }

    private static Heading raised(Heading heading) {
        return heading.level() == LABEL ? heading.at(BLOCK) : heading;
    }

    /** Returns the shape of a level's number. */
    static Pattern shape(int level) {
        return SHAPES.get(level);
    }

    /** What people read for the shape of a level. */
    public static String name(int level) {
        return NAMES.get(level);
    }

    private void read(Source.Line line) {
        if (readDecimal(line)) {
            return;
        }
        for (int level = PART; level <= CIRCLED; level++) {
            if (level == DECIMAL || level == THIRD) {
                continue;
            }
            Matcher number = shape(level).matcher(source.flat()).region(line.from(), line.to());
            if (number.lookingAt() && isHeading(number, line, level)) {
                add(level, valueOf(number), line, number.end());
                return;
            }
        }
        readOthers(line);
    }

    private void readOthers(Source.Line line) {
        Matcher bare =
                BARE.matcher(source.flat()).region(line.from(), line.to()).useTransparentBounds(true);
        if (bare.lookingAt()
                && source.hasBlankBefore(bare.end())
                && !isFigure(bare.end(), line.to())
                && line.to() - line.from() <= Caption.LONGEST) {
            add(POINT, Integer.parseInt(bare.group(1)), line, bare.end());
            return;
        }
        Matcher unnumbered = UNNUMBERED.matcher(source.flat()).region(line.from(), line.to());
        if (unnumbered.lookingAt()) {
            add(POINT, 0, line, line.from());
            return;
        }
        Labels.at(source.flat(), line.from(), source.length())
                .filter(label -> label.role() == Labels.Role.FINDING && label.textFrom() < source.length())
                .ifPresent(label -> found.add(new Heading(
                        LABEL,
                        0,
                        line.from(),
                        source.length(),
                        Math.max(line.to(), source.lineEnd(label.textFrom())),
                        Caption.read(source, label.textFrom(), source.lineEnd(label.textFrom()))
                                .asProblem(),
                        -1)));
    }

    /** 1.1 is a heading where it goes on counting; else it is a figure. */
    private boolean readDecimal(Source.Line line) {
        for (int level = THIRD; level >= DECIMAL; level--) {
            Matcher number = shape(level).matcher(source.flat()).region(line.from(), line.to());
            if (!number.lookingAt() || !beginsText(source, number.end(), line.to(), SUBPOINT)) {
                continue;
            }
            String[] parts = number.group().split("\\.");
            int first = Integer.parseInt(parts[0]);
            int second = Integer.parseInt(parts[1].replaceAll("\\D", ""));
            boolean goesOn = first == lastDecimal[0] && (second == lastDecimal[1] + 1 || level == THIRD);
            boolean begins = second == 1 && (first == lastPoint || first == lastDecimal[0] + 1 || first == 1);
            boolean isClosed = "、.".indexOf(source.at(number.end() - 1)) >= 0;
            if ((goesOn || begins) && (isClosed || !isFigure(number.end(), line.to()))) {
                lastDecimal = new int[] {first, second};
                add(level, valueOf(number), line, number.end());
                return true;
            }
        }
        return false;
    }

    private boolean isFigure(int from, int lineEnd) {
        return FIGURE.matcher(source.flat(from, Math.min(from + 6, lineEnd))).matches();
    }

    /** 3.5 at the beginning of a line is heading 3 if heading 2 was the last one, else a decimal. */
    private boolean isHeading(Matcher number, Source.Line line, int level) {
        int value = level == POINT ? valueOf(number) : 0;
        boolean restarts = value == 1
                && !found.isEmpty()
                && found.get(found.size() - 1).level() < POINT
                && COUNTED.matcher(source.flat())
                        .region(number.end(), line.to())
                        .lookingAt();
        boolean next = restarts || (value > 0 && value == lastPoint + 1 && lastPoint > 0);
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
        String digits = null;
        for (int group = 1; group <= number.groupCount() && digits == null; group++) {
            digits = number.group(group);
        }
        if (digits == null) {
            digits = number.group().replaceAll("\\D", "");
        }
        char first = digits.charAt(0);
        if (first >= '①' && first <= '⑳') {
            return first - '①' + 1;
        }
        return Character.isDigit(first) ? Integer.parseInt(digits) : Numerals.parse(digits);
    }

    private void add(int level, int number, Source.Line line, int textFrom) {
        lastPoint = level == POINT ? number : lastPoint;
        boolean calledProblem =
                source.flat(line.from(), Math.min(line.from() + 3, textFrom)).contains("问题");
        Caption read = Caption.read(source, textFrom, line.to());
        found.add(new Heading(
                level, number, line.from(), source.length(), line.to(), calledProblem ? read.asProblem() : read, -1));
    }

    /** Gives every heading its end and the heading above it: the nearest earlier one of a higher rank. */
    static List<Heading> nested(List<Heading> found) {
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
