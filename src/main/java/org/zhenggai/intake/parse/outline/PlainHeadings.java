package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Brackets;
import org.zhenggai.intake.parse.words.Frames;
import org.zhenggai.intake.parse.words.Labels;

/** Headings without numbers: short lines that are no sentence, over paragraphs or one after the other. */
public final class PlainHeadings {

    private static final int LONGEST = 45;
    private static final Pattern DAY = Pattern.compile("(?:\\d{4}|[〇○零一二三四五六七八九]{4})年.{1,3}月.{1,3}日");
    private static final Pattern NONE = Pattern.compile(
            ".*[。；：！？，、]|.*(委员会|党组|支部|总支|办公室|政府|公司|学院|大学|医院|局)|.*\\d{4}年\\d{1,2}月.*|.*(?<!无|未|缺|没有|不)(通报|公告|公示|报告|清单|台账|方案|反馈意见)|[（(].*[)）]|.*[:：].*|附件.*|来源.*");

    private final Source source;
    private final List<Source.Line> lines;

    private PlainHeadings(Source source, int from, int to) {
        this.source = source;
        this.lines = source.linesBetween(from, to);
    }

    /**
     * The headings of a document that has no numbers: those over others, which stand in the frame of an area or else lead a run
     * of them, and the others.
     */
    public static List<Heading> of(Source source) {
        PlainHeadings plain = new PlainHeadings(source, 0, source.length());
        List<Heading> found = new ArrayList<>();
        boolean named = plain.lines.stream().anyMatch(plain::namesArea);
        for (int n = 1; n < plain.lines.size(); n++) {
            if (plain.isHeading(n)) {
                boolean leads = plain.isHeading(n + 1) && !plain.isHeading(n - 1) && n > 1;
                boolean above = named ? plain.namesArea(plain.lines.get(n)) : leads;
                found.add(plain.heading(n, above ? Headings.SECTION : Headings.LINE));
            }
        }
        return Headings.nested(found);
    }

    /** These headings with those that have no number, below areas that hold no others. */
    public static List<Heading> within(Source source, List<Heading> headings) {
        List<Heading> all = new ArrayList<>();
        for (int n = 0; n < headings.size(); n++) {
            Heading heading = headings.get(n);
            all.add(heading);
            int end = n + 1 < headings.size() ? headings.get(n + 1).from() : source.length();
            boolean isArea = heading.namesArea();
            if (isArea
                    && Marks.counting(source, Math.min(heading.lineEnd(), end), end)
                            .isEmpty()) {
                PlainHeadings below = new PlainHeadings(source, heading.lineEnd(), end);
                boolean holdsNone =
                        n + 1 == headings.size() || headings.get(n + 1).parent() != n;
                all.addAll(below.headings(holdsNone));
            }
        }
        return all.size() == headings.size() ? headings : Headings.nested(all);
    }

    /** These headings with the short lines over labelled problems that stand under no number, where the first has one over it. */
    public static List<Heading> overLabels(Source source, List<Heading> headings) {
        boolean areLabels =
                headings.size() > 1 && headings.stream().allMatch(heading -> heading.level() == Headings.LABEL);
        if (!areLabels) {
            return headings;
        }
        PlainHeadings plain = new PlainHeadings(source, 0, source.length());
        List<Heading> all = new ArrayList<>();
        for (Heading label : headings) {
            int before = plain.lineBefore(label.from());
            if (before > 0 && plain.isHeading(before)) {
                all.add(plain.heading(before, Headings.SECTION));
            }
            all.add(label);
        }
        boolean hasFirst = all.get(0).level() == Headings.SECTION;
        return hasFirst && all.size() > headings.size() + 1 ? Headings.nested(all) : headings;
    }

    /** The place of the line before this position, -1 where there is none. */
    private int lineBefore(int position) {
        int line = lines.size() - 1;
        while (line >= 0 && lines.get(line).from() >= position) {
            line--;
        }
        return line;
    }

    /**
     * The lines that are headings.
     *
     * @param alone whether nothing else stands below the area; then its paragraphs are, where they say what is wrong
     */
    private List<Heading> headings(boolean alone) {
        List<Heading> found = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            if (isHeading(n)) {
                found.add(heading(n, Headings.LINE));
            }
        }
        if (alone && found.isEmpty()) {
            for (int n = 0; n < lines.size(); n++) {
                found.add(heading(n, Headings.LINE));
            }
            boolean state = found.stream().allMatch(one -> one.caption().statesProblem());
            return state ? found : List.of();
        }
        return found;
    }

    private boolean isHeading(int n) {
        if (n < 0 || n >= lines.size()) {
            return false;
        }
        Source.Line line = lines.get(n);
        String text = source.flat(line.from(), line.to());
        return !isSignature(n)
                && text.length() <= LONGEST
                && text.length() > 2
                && !NONE.matcher(Brackets.without(text)).matches()
                && Labels.at(source.flat(), line.from(), line.to() + 1).isEmpty();
    }

    /** Whether only a day stands below a line at the end of the document; who signs it stands there. */
    private boolean isSignature(int n) {
        return lines.get(n).to() * 2 > source.length()
                && n + 1 < lines.size()
                && DAY.matcher(source.flat(
                                lines.get(n + 1).from(), lines.get(n + 1).to()))
                        .matches();
    }

    private boolean namesArea(Source.Line line) {
        return line.to() - line.from() <= LONGEST
                && Frames.weight(Frames.Meaning.AREA, source.flat(line.from(), line.to())) > 2;
    }

    private Heading heading(int n, int level) {
        Source.Line line = lines.get(n);
        return new Heading(
                level, 0, line.from(), source.length(), line.to(), Caption.read(source, line.from(), line.to()), -1);
    }
}
