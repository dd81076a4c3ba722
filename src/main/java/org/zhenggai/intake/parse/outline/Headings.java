package org.zhenggai.intake.parse.outline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;

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

    /** A finding that lost its number, recognised by its frame only. */
    private static final Pattern UNNUMBERED = Pattern.compile("针对[“‘\"][^\n]{2,200}?[”’\"]的?问题");

    private static final Pattern ATTACHED = Pattern.compile("附件(?:\\d{1,2})?：");

    private final Source source;
    private final List<Heading> found = new ArrayList<>();
    private final CountedMeasures counted;
    private final OddNumbers oddNumbers;
    /** Of a document that uses none of the known ones; looked for when a line asks for it. */
    private Optional<String> problemLabel;

    private int lastPoint;
    private boolean isAttached;
    private int[] lastDecimal = {0, 0};

    private Headings(Source source) {
        this.source = source;
        this.counted = new CountedMeasures(source);
        this.oddNumbers = new OddNumbers(source);
    }

    public static List<Heading> of(Source source) {
        Headings headings = new Headings(source);
        source.lines().forEach(headings::read);
        headings.dropOrdinals();
        List<Heading> found = Ranks.arranged(new LabelledProblems(source, headings.found).arranged());
        return Chapters.within(
                source, nested(source.isPlain() ? found : LookRanks.of(source, found, LookLines.of(source, found))));
    }

    /** 第一， counts measures where other numbers come before it. */
    private void dropOrdinals() {
        if (!found.isEmpty() && found.get(0).level() != PART) {
            found.removeIf(heading -> heading.level() == PART
                    && Shapes.ORDINAL
                            .matcher(source.flat(heading.from(), heading.lineEnd()))
                            .lookingAt());
        }
    }

    private void read(Source.Line line) {
        if (counted.isMeasure(line, lastPoint > 0) || isAttached(line) || readDecimal(line)) {
            return;
        }
        for (int level = PART; level <= CIRCLED; level++) {
            if (level == DECIMAL || level == THIRD) {
                continue;
            }
            Matcher number = Shapes.shape(level).matcher(source.flat()).region(line.from(), line.to());
            boolean isAlone = (level == BLOCK || level == POINT)
                    && number.useTransparentBounds(true).lookingAt()
                    && number.end() == line.to()
                    && line.to() + 1 < source.length()
                    && source.flat(line.from(), line.to()).matches("[【\\[（]?[问第].*");
            if (isAlone) {
                addOverNext(level, Shapes.valueOf(number), line);
                return;
            }
            if (number.lookingAt() && isHeading(number, line, level)) {
                add(level, Shapes.valueOf(number), line, number.end());
                return;
            }
        }
        readOthers(line);
    }

    /** What is enclosed is listed behind the text, and is no part of it. */
    private boolean isAttached(Source.Line line) {
        isAttached |= line.from() * 2 > source.length()
                && !found.isEmpty()
                && ATTACHED.matcher(source.flat())
                        .region(line.from(), line.to())
                        .lookingAt();
        return isAttached;
    }

    private void readOthers(Source.Line line) {
        Matcher bare = Shapes.BARE
                .matcher(source.flat())
                .region(line.from(), line.to())
                .useTransparentBounds(true);
        if (bare.lookingAt()
                && source.hasBlankBefore(bare.end())
                && !Shapes.isFigure(source, bare.end(), line.to())
                && line.to() - line.from() <= Caption.LONGEST) {
            add(POINT, Integer.parseInt(bare.group(1)), line, bare.end());
            return;
        }
        Optional<Heading> odd = oddNumbers.at(line);
        if (odd.isPresent()) {
            found.add(odd.get());
            return;
        }
        Matcher unnumbered = UNNUMBERED.matcher(source.flat()).region(line.from(), line.to());
        if (unnumbered.lookingAt()) {
            add(POINT, 0, line, line.from());
            return;
        }
        problemFrom(line)
                // A label over a heading is one itself.
                .filter(from -> from < source.length() && source.look(from).heading() == 0)
                // A first line such as 反馈意见 is the title.
                .filter(from -> line.from() > 0 || from <= line.to())
                .ifPresent(from -> found.add(new Heading(
                        LABEL,
                        0,
                        line.from(),
                        source.length(),
                        Math.max(line.to(), source.lineEnd(from)),
                        Caption.read(source, from, source.lineEnd(from)).asProblem(),
                        -1)));
    }

    /** Where the text of a labelled problem begins. */
    private Optional<Integer> problemFrom(Source.Line line) {
        Optional<Labels.Label> known = Labels.at(source.flat(), line.from(), source.length());
        if (known.isPresent()) {
            return known.filter(label -> label.role() == Labels.Role.FINDING || isProblemLabel(label.word()))
                    .map(Labels.Label::textFrom);
        }
        return Labels.unknown(source.flat(), line.from(), line.to())
                .filter(label -> isProblemLabel(label.word()))
                .map(Labels.Unknown::textFrom);
    }

    private boolean isProblemLabel(String word) {
        if (problemLabel == null) {
            problemLabel = ProblemLabel.in(source);
        }
        return problemLabel.filter(word::equals).isPresent();
    }

    /** 1.1 is a heading where it goes on counting; else it is a figure. */
    private boolean readDecimal(Source.Line line) {
        for (int level = THIRD; level >= DECIMAL; level--) {
            Matcher number = Shapes.shape(level).matcher(source.flat()).region(line.from(), line.to());
            if (!number.lookingAt() || !Shapes.beginsText(source, number.end(), line.to(), SUBPOINT)) {
                continue;
            }
            String[] parts = number.group().split("\\.");
            int first = Integer.parseInt(parts[0]);
            int second = Integer.parseInt(parts[1].replaceAll("\\D", ""));
            boolean goesOn = first == lastDecimal[0] && (second == lastDecimal[1] + 1 || level == THIRD);
            boolean begins = second == 1 && (first == lastPoint || first == lastDecimal[0] + 1 || first == 1);
            boolean isClosed = "、.".indexOf(source.at(number.end() - 1)) >= 0;
            if ((goesOn || begins) && (isClosed || !Shapes.isFigure(source, number.end(), line.to()))) {
                lastDecimal = new int[] {first, second};
                add(level, Shapes.valueOf(number), line, number.end());
                return true;
            }
        }
        return false;
    }

    /** 3.5 at the beginning of a line is heading 3 if heading 2 was the last one, else a decimal. */
    private boolean isHeading(Matcher number, Source.Line line, int level) {
        int value = level == POINT ? Shapes.valueOf(number) : 0;
        boolean restarts = value == 1
                && !found.isEmpty()
                && found.get(found.size() - 1).level() < POINT
                && Shapes.COUNTED
                        .matcher(source.flat())
                        .region(number.end(), line.to())
                        .lookingAt();
        boolean next = restarts || (value > 0 && value == lastPoint + 1 && lastPoint > 0);
        return Shapes.beginsText(source, number.end(), line.to(), level) || (next && number.end() < line.to());
    }

    /** A number that stands alone, over a title on the next line. */
    private void addOverNext(int level, int number, Source.Line line) {
        lastPoint = level == POINT ? number : lastPoint;
        int next = source.lineEnd(line.to() + 1);
        Caption caption = Caption.read(source, line.to() + 1, next).asProblem();
        found.add(new Heading(level, number, line.from(), source.length(), next, caption, -1));
    }

    private void add(int ofShape, int number, Source.Line line, int textFrom) {
        // A problem that goes on counting is one of them, also where its number has another shape.
        boolean goesOn = ofShape >= SUBPOINT
                && lastPoint > 0
                && number == lastPoint + 1
                && UNNUMBERED.matcher(source.flat()).region(textFrom, line.to()).lookingAt();
        int level = goesOn ? POINT : ofShape;
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
            while (!open.isEmpty() && found.get(open.peek()).rank() >= heading.rank()) {
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
