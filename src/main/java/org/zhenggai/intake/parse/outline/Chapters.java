package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;

/**
 * A problem told in numbered chapters that are labels, 一、反馈问题 二、整改目标 三、整改措施: the text of the first is the problem, and the others are
 * its parts and no headings of the document.
 */
final class Chapters {

    private final Source source;
    private final List<Heading> headings;
    private final List<Heading> kept = new ArrayList<>();

    private Chapters(Source source, List<Heading> headings) {
        this.source = source;
        this.headings = headings;
    }

    /** These headings with each such problem as one of them. */
    static List<Heading> within(Source source, List<Heading> headings) {
        Chapters chapters = new Chapters(source, headings);
        chapters.read();
        return chapters.kept.size() == headings.size() ? headings : Headings.nested(chapters.kept);
    }

    private void read() {
        for (int n = 0; n < headings.size(); n++) {
            Heading heading = headings.get(n);
            int next = n + 1;
            if (heading.parent() < 0 && isProblem(heading, next) && isPart(next, heading.level())) {
                kept.add(problem(heading));
                while (isPart(next, heading.level())) {
                    next = behind(next);
                }
                n = next - 1;
            } else {
                kept.add(heading);
            }
        }
    }

    /** A label over a text that is not divided. */
    private boolean isProblem(Heading heading, int next) {
        boolean isDivided = next < headings.size() && headings.get(next).parent() == next - 1;
        return !isDivided
                && heading.lineEnd() + 1 < source.length()
                && role(heading).filter(role -> role == Labels.Role.FINDING).isPresent()
                && Marks.counting(source, heading.lineEnd(), heading.end()).isEmpty();
    }

    private boolean isPart(int n, int level) {
        return n < headings.size()
                && headings.get(n).level() == level
                && role(headings.get(n))
                        .filter(role -> role != Labels.Role.FINDING)
                        .isPresent();
    }

    /** The heading behind those that stand below this one. */
    private int behind(int n) {
        int next = n + 1;
        while (next < headings.size()
                && headings.get(next).from() < headings.get(n).end()) {
            next++;
        }
        return next;
    }

    private static Optional<Labels.Role> role(Heading heading) {
        return Labels.ofHeading(heading.caption().flat());
    }

    private Heading problem(Heading label) {
        int textFrom = label.lineEnd() + 1;
        int lineEnd = source.lineEnd(textFrom);
        Caption caption = Caption.read(source, textFrom, lineEnd).asProblem();
        return new Heading(Headings.LABEL, 0, label.from(), source.length(), lineEnd, caption, -1);
    }
}
