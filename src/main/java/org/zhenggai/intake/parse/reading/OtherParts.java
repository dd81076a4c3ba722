package org.zhenggai.intake.parse.reading;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Section;
import org.zhenggai.intake.parse.words.Brackets;
import org.zhenggai.intake.parse.words.Frames;

/** The parts of a document that tell other things than single problems: how the work was organised, what comes next. */
final class OtherParts {

    private final List<Section> top;
    private final Set<Section> parts = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<Section, Boolean> next = new IdentityHashMap<>();

    OtherParts(List<Section> top) {
        this.top = top;
        boolean isFirst = true;
        boolean afterProblems = false;
        for (int place = 0; place < top.size(); place++) {
            Section section = top.get(place);
            boolean tellsMeasures = afterProblems && MeasuresApart.isNamed(section);
            if (tellsMeasures || tellsOtherThings(place, isFirst)) {
                parts.add(section);
            } else {
                isFirst = false;
            }
            afterProblems |= isProblems(section);
        }
    }

    boolean contains(Section section) {
        return parts.contains(section);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    void addAll(List<Section> others) {
        parts.addAll(others);
    }

    /** Leaves only what clearly comes next, where nothing was found in the rest. */
    void keepWhatComesNext() {
        parts.removeIf(section -> !isNext(section));
    }

    /** @param isFirst whether nothing but other such parts stands before it */
    private boolean tellsOtherThings(int place, boolean isFirst) {
        Section section = top.get(place);
        String words = Brackets.without(section.heading().caption().flat());
        if (section.heading().caption().framed() || Frames.weight(Frames.Meaning.AREA, words) > 2) {
            return false;
        }
        boolean isOpening = isFirst && Frames.weight(Frames.Meaning.OPENING, words) > 0;
        boolean isNext =
                Frames.weight(Frames.Meaning.NEXT, words) > 0 && section == top.get(top.size() - 1) || isNext(section);
        return (isOpening || isNext) && !isMostlyStated(section) && !isCountedOn(place);
    }

    /** A part that is headed as problems. */
    private static boolean isProblems(Section section) {
        String words = Brackets.without(section.heading().caption().flat());
        return !section.children().isEmpty() && Frames.weight(Frames.Meaning.INTRO, words) > 0;
    }

    /** Whether the next part goes on with the numbers of this one, so that both hold the same. */
    private boolean isCountedOn(int place) {
        Section section = top.get(place);
        if (place + 1 == top.size() || section.children().isEmpty()) {
            return false;
        }
        Heading last = section.children().get(section.children().size() - 1).heading();
        return top.get(place + 1).children().stream()
                .map(Section::heading)
                .findFirst()
                .filter(next -> next.level() == last.level() && last.number() > 0 && next.number() == last.number() + 1)
                .isPresent();
    }

    /** Whether a heading stands over what is still to be done. */
    boolean isNext(Section section) {
        return next.computeIfAbsent(section, OtherParts::saysNext);
    }

    private static boolean saysNext(Section section) {
        String words = Brackets.without(section.heading().caption().flat());
        return !section.heading().caption().framed()
                && Frames.weight(Frames.Meaning.NEXT, words) > 2
                && Frames.weight(Frames.Meaning.AREA, words) < 3;
    }

    private static boolean isMostlyStated(Section section) {
        List<Section> leaves = section.children();
        long stated = leaves.stream()
                .filter(child -> child.heading().caption().statesProblem()
                        || child.children().stream()
                                .anyMatch(one -> one.heading().caption().framed()))
                .count();
        return stated > 0 && stated * 2 >= leaves.size();
    }
}
