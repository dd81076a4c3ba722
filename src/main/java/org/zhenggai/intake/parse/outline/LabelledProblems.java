package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.List;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;

/** What 存在问题： is among numbered headings: a problem, the detail of one, or one over numbered measures. */
final class LabelledProblems {

    private final Source source;
    private final List<Heading> found;

    LabelledProblems(Source source, List<Heading> found) {
        this.source = source;
        this.found = new ArrayList<>(found);
    }

    /** The headings without those that are details, and with those in their rank that stand over numbers. */
    List<Heading> arranged() {
        dropDetails();
        return blocksOverPoints() ? found.stream().map(LabelledProblems::raised).toList() : found;
    }

    /** 存在问题： once below a numbered heading tells more of it and is no problem of its own. */
    private void dropDetails() {
        boolean areBlocks =
                !found.isEmpty() && (found.get(0).level() == Headings.LABEL || blocksOverPoints() || areSeveral());
        for (int n = found.size() - 1; n > 0 && !areBlocks; n--) {
            Heading before = found.get(n - 1);
            boolean isAlone = n + 1 == found.size() || found.get(n + 1).level() != Headings.LABEL;
            boolean isNumbered = before.level() != Headings.LABEL && before.level() != Headings.PART;
            boolean follows = source.flat(before.lineEnd(), found.get(n).from()).length() <= 1;
            boolean isTitled = before.caption().titleTo() - before.caption().titleFrom() > 3
                    && Labels.ofHeading(before.caption().flat()).isEmpty()
                    && Labels.unknown(source.flat(), before.from(), before.lineEnd())
                            .isEmpty();
            if (found.get(n).level() == Headings.LABEL
                    && isAlone
                    && isNumbered
                    && follows
                    && isTitled
                    && !before.namesArea()) {
                found.remove(n);
            }
        }
    }

    /** Whether a numbered heading has several labelled problems below it, so that one with a single one has, too. */
    private boolean areSeveral() {
        for (int n = 1; n + 1 < found.size(); n++) {
            if (found.get(n - 1).level() < Headings.LABEL
                    && found.get(n).level() == Headings.LABEL
                    && found.get(n + 1).level() == Headings.LABEL) {
                return true;
            }
        }
        return false;
    }

    /** Whether 1. and 2. count measures below labelled problems, and not the problems. */
    private boolean blocksOverPoints() {
        for (int n = 0; n + 1 < found.size(); n++) {
            Heading label = found.get(n);
            Heading next = found.get(n + 1);
            if (label.level() == Headings.LABEL && next.level() == Headings.POINT && next.number() == 1) {
                return Fields.of(source, label.caption().bodyFrom(), next.from()).stream()
                        .anyMatch(Fields.Field::isAccount);
            }
        }
        return false;
    }

    private static Heading raised(Heading heading) {
        return heading.level() == Headings.LABEL ? heading.at(Headings.BLOCK) : heading;
    }
}
