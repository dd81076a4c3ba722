package org.zhenggai.intake.parse.reading;

import java.util.List;
import org.zhenggai.intake.parse.outline.Fields;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Marks;
import org.zhenggai.intake.parse.source.Source;

/** What stands inside a finding: its labelled parts, what 一是 counts, and its numbers; each is looked for once. */
final class Inside {

    private final Source source;
    private final Heading finding;
    private final int end;
    private List<Marks.Mark> counting;
    private List<Marks.Mark> numbers;
    private Boolean hasAccount;

    Inside(Source source, Heading finding, int end) {
        this.source = source;
        this.finding = finding;
        this.end = end;
    }

    Heading finding() {
        return finding;
    }

    int from() {
        return Math.min(finding.caption().bodyFrom(), end);
    }

    int end() {
        return end;
    }

    List<Marks.Mark> counting() {
        if (counting == null) {
            counting = Marks.counting(source, from(), end);
        }
        return counting;
    }

    List<Marks.Mark> numbers() {
        if (numbers == null) {
            numbers = Marks.parts(source, from(), end, finding.overParts());
        }
        return numbers;
    }

    /** Whether a label says what was or is to be done. */
    boolean hasAccount() {
        if (hasAccount == null) {
            hasAccount = Fields.of(source, from(), end).stream().anyMatch(Fields.Field::isAccount);
        }
        return hasAccount;
    }
}
