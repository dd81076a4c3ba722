package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;

/**
 * 一是 and 二是, or bullets, as headings: below an area that holds no numbered heading they count its problems, where they say what is wrong. In an
 * account they count what was done, and stay text.
 */
public final class MarkHeadings {

    private static final int FEWEST = 2;
    private static final Pattern BULLET = Pattern.compile("\n(?:——|—|●|•|·|◆|■|★|※|▲|►|○)");

    private MarkHeadings() {}

    /** These headings with such marks between them. */
    public static List<Heading> within(Source source, List<Heading> headings) {
        boolean hasPoints = headings.stream().anyMatch(heading -> !isHigh(heading));
        List<Heading> all = new ArrayList<>();
        int marks = 0;
        int stated = 0;
        for (int n = 0; n < headings.size(); n++) {
            Heading heading = headings.get(n);
            all.add(heading);
            int end = n + 1 < headings.size() ? headings.get(n + 1).from() : source.length();
            boolean isOver =
                    isHigh(heading) && (heading.namesArea() || (!hasPoints && !isBelowArea(headings, heading)));
            for (Heading mark :
                    isOver ? marks(source, Math.min(heading.caption().bodyFrom(), end), end) : List.<Heading>of()) {
                all.add(mark);
                marks++;
                stated += mark.caption().statesProblem() ? 1 : 0;
            }
        }
        return marks >= FEWEST && stated * 2 >= marks ? Headings.nested(all) : headings;
    }

    private static boolean isHigh(Heading heading) {
        return heading.level() <= Headings.SECTION || Kind.isStyle(heading.level());
    }

    /** What stands below an area is a finding; its marks are parts of it. */
    private static boolean isBelowArea(List<Heading> headings, Heading heading) {
        return heading.parent() >= 0 && headings.get(heading.parent()).namesArea();
    }

    /** What stands first counts: bullets may have 一是 in their text. */
    private static List<Heading> marks(Source source, int from, int end) {
        List<Heading> bullets = bullets(source, from, end);
        List<Heading> counted = new ArrayList<>();
        for (Marks.Mark mark : Marks.counting(source, from, end)) {
            counted.add(heading(source, mark.number(), mark.from(), mark.end()));
        }
        boolean areBullets = counted.isEmpty()
                || !bullets.isEmpty() && bullets.get(0).from() < counted.get(0).from();
        return areBullets ? bullets : counted;
    }

    private static List<Heading> bullets(Source source, int from, int end) {
        List<Heading> found = new ArrayList<>();
        Matcher bullet =
                BULLET.matcher(source.flat()).region(from > 0 && source.at(from - 1) == '\n' ? from - 1 : from, end);
        while (bullet.find()) {
            found.add(heading(source, 0, bullet.start() + 1, bullet.end()));
        }
        return found;
    }

    private static Heading heading(Source source, int number, int from, int textFrom) {
        int lineEnd = source.lineEnd(textFrom);
        return new Heading(
                Headings.LINE, number, from, source.length(), lineEnd, Caption.read(source, textFrom, lineEnd), -1);
    }
}
