package org.zhenggai.intake.parse.reading;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.zhenggai.intake.parse.outline.Section;
import org.zhenggai.intake.parse.words.Brackets;
import org.zhenggai.intake.parse.words.Frames;

/** The parts of a document that tell other things than single problems: how the work was organised, what comes next. */
final class OtherParts {

    private final List<Section> top;
    private final Set<Section> parts = Collections.newSetFromMap(new IdentityHashMap<>());

    OtherParts(List<Section> top) {
        this.top = top;
        for (Section section : top) {
            if (tellsOtherThings(section)) {
                parts.add(section);
            }
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

    private boolean tellsOtherThings(Section section) {
        String words = Brackets.without(section.heading().caption().flat());
        if (Frames.weight(Frames.Meaning.AREA, words) > 2
                || section.heading().caption().framed()) {
            return false;
        }
        boolean isOpening = Frames.weight(Frames.Meaning.OPENING, words) > 0 && isFirst(section);
        boolean isNext =
                Frames.weight(Frames.Meaning.NEXT, words) > 0 && section == top.get(top.size() - 1) || isNext(section);
        return (isOpening || isNext) && !isMostlyStated(section);
    }

    /** Whether nothing but other openings stands before a part. */
    private boolean isFirst(Section section) {
        return parts.containsAll(top.subList(0, top.indexOf(section)));
    }

    /** Whether a heading stands over what is still to be done. */
    static boolean isNext(Section section) {
        String words = Brackets.without(section.heading().caption().flat());
        return Frames.weight(Frames.Meaning.AREA, words) < 3
                && !section.heading().caption().framed()
                && Frames.weight(Frames.Meaning.NEXT, words) > 2;
    }

    private static boolean isMostlyStated(Section section) {
        List<Section> leaves = section.children();
        long framed = leaves.stream()
                .filter(child -> child.heading().caption().framed()
                        || child.children().stream()
                                .anyMatch(one -> one.heading().caption().framed()))
                .count();
        return framed > 0 && framed * 2 >= leaves.size();
    }
}
