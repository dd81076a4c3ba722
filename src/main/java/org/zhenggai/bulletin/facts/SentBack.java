package org.zhenggai.bulletin.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhenggai.round.EventKind;

/** The steps at which something comes back; the word is what a bulletin calls its list. */
enum SentBack {
    MEASURES("措施退回", EventKind.MEASURES_RETURNED),
    VERIFICATION("核验退回", EventKind.VERIFICATION_FAILED),
    SIGN_OFF(
            "审批退回",
            EventKind.LEADER_REFUSED,
            EventKind.SECRETARY_REFUSED,
            EventKind.COMMITTEE_REFUSED,
            EventKind.SUMS_REFUSED),
    OTHER_STEP("其他环节退回", EventKind.STEP_RETURNED),
    /** The unit itself gives back what it was to do. */
    ASSIGNMENT("退回分派", EventKind.HANDED_BACK),
    EXTENSION("延期未同意", EventKind.EXTENSION_NOT_SUPPORTED, EventKind.EXTENSION_REFUSED);

    /** Those that send a unit's work back to it, which is what is counted as a return. */
    static final List<SentBack> OF_WORK = List.of(MEASURES, VERIFICATION, SIGN_OFF, OTHER_STEP);

    private final String word;
    private final List<EventKind> kinds;

    SentBack(String word, EventKind... kinds) {
        this.word = word;
        this.kinds = List.of(kinds);
    }

    String word() {
        return word;
    }

    static Stream<EventKind> allKinds() {
        return Arrays.stream(values()).flatMap(SentBack::kinds);
    }

    Stream<EventKind> kinds() {
        return kinds.stream();
    }

    /** The step that such an event belongs to; empty for one that sends nothing back. */
    static Optional<SentBack> of(EventKind kind) {
        return Arrays.stream(values()).filter(step -> step.kinds.contains(kind)).findFirst();
    }
}
