package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.List;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Frames;

/**
 * 一是 and 二是 as headings: below an area that holds no numbered heading they count its problems, where they say what is wrong. In an
 * account they count what was done, and stay text.
 */
public final class MarkHeadings {

    private static final int FEWEST = 2;

    private MarkHeadings() {}

    /** These headings with such marks between them. */
    public static List<Heading> within(Source source, List<Heading> headings) {
        boolean hasPoints = headings.stream().anyMatch(heading -> heading.level() > Headings.SECTION);
        List<Heading> all = new ArrayList<>();
        for (int n = 0; n < headings.size(); n++) {
            Heading heading = headings.get(n);
            all.add(heading);
            int end = n + 1 < headings.size() ? headings.get(n + 1).from() : source.length();
            boolean isOver = heading.level() <= Headings.SECTION
                    && (!hasPoints
                            || Frames.weight(
                                            Frames.Meaning.AREA,
                                            heading.caption().flat())
                                    > 2);
            if (isOver) {
                all.addAll(problems(source, Math.min(heading.caption().bodyFrom(), end), end));
            }
        }
        return all.size() == headings.size() ? headings : Headings.nested(all);
    }

    private static List<Heading> problems(Source source, int from, int end) {
        List<Marks.Mark> marks = Marks.counting(source, from, end);
        List<Heading> problems = new ArrayList<>();
        int stated = 0;
        for (Marks.Mark mark : marks) {
            int lineEnd = source.lineEnd(mark.end());
            Caption caption = Caption.read(source, mark.end(), lineEnd);
            stated += caption.statesProblem() ? 1 : 0;
            problems.add(new Heading(Headings.LINE, mark.number(), mark.from(), source.length(), lineEnd, caption, -1));
        }
        return marks.size() >= FEWEST && stated * 3 >= marks.size() * 2 ? problems : List.of();
    }
}
