package org.zhenggai.intake.parse.outline;

import java.util.Optional;
import java.util.regex.Matcher;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;
import org.zhenggai.intake.parse.words.Labels.Label;
import org.zhenggai.intake.parse.words.Labels.Role;

/** Lines 1. 2. 3. below a label that stands alone (整改措施：) in a document whose findings are numbered in the same shape. */
final class CountedMeasures {

    private final Source source;
    private int expected;

    CountedMeasures(Source source) {
        this.source = source;
    }

    /** @param isBelowPoint whether a finding of this shape came before */
    boolean isMeasure(Source.Line line, boolean isBelowPoint) {
        Optional<Label> label = Labels.at(source.flat(), line.from(), line.to() + 1);
        if (label.isPresent()) {
            boolean isChapter = Shapes.shape(Headings.CHAPTER)
                    .matcher(source.flat())
                    .region(line.from(), line.to())
                    .lookingAt();
            boolean opens = isAccount(label.get()) && label.get().textFrom() >= line.to() && !isChapter;
            expected = opens && isBelowPoint ? 1 : 0;
            return false;
        }
        Matcher number = Shapes.shape(Headings.POINT).matcher(source.flat()).region(line.from(), line.to());
        if (expected == 0 || !number.lookingAt()) {
            return false;
        }
        if (Shapes.valueOf(number) != expected || isFinding(line, number.end())) {
            expected = 0;
            return false;
        }
        expected++;
        return true;
    }

    /** A heading that says what is wrong, or over measures of its own, is the next finding. */
    private boolean isFinding(Source.Line line, int textFrom) {
        boolean hasOwn = line.to() + 1 < source.length()
                && Labels.at(source.flat(), line.to() + 1, source.length())
                        .filter(label -> isAccount(label) || label.role() == Role.FINDING || label.role() == Role.GOAL)
                        .isPresent();
        return hasOwn || Caption.read(source, textFrom, line.to()).framed();
    }

    private static boolean isAccount(Label label) {
        return label.role() == Role.MEASURE || label.role() == Role.ACCOUNT || label.role() == Role.RESULT;
    }
}
