package org.zhenggai.round.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.item.ItemHistory.Event;

/** A return is read by whoever comes next until the next step of the course, whatever happens beside it. */
class ItemHistoryTest {

    /** What may happen between a return and its answer, and hides it from nobody. */
    private static final Set<EventKind> BESIDE = EnumSet.of(
            EventKind.REMINDED,
            EventKind.STALLED,
            EventKind.STALL_ENDED,
            EventKind.NAMED,
            EventKind.LETTER_SENT,
            EventKind.LETTER_RECEIVED,
            EventKind.REPORT_MISSING,
            EventKind.DEADLINE_WARNED,
            EventKind.ASKED_AGAIN,
            EventKind.TASK_ASSIGNED,
            EventKind.LEADER_CHANGED,
            EventKind.DECIDED,
            EventKind.EVIDENCE_ADDED,
            EventKind.TALK_HELD,
            EventKind.EXPLANATION_RETURNED);

    private static final Set<EventKind> STEPS = EnumSet.of(
            EventKind.REPORTED, EventKind.VERIFIED, EventKind.MEASURES_PROPOSED, EventKind.ACCEPTED, EventKind.CLOSED);

    private static List<Event> history(EventKind... kinds) {
        return Arrays.stream(kinds)
                .map(kind -> new Event(LocalDateTime.of(2024, 5, 13, 9, 0), "somebody", kind, kind.word()))
                .toList();
    }

    private static List<EventKind> unanswered(EventKind... kinds) {
        return ItemHistory.unanswered(history(kinds)).map(Event::kind).stream().toList();
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void whatHappensBesideTheCourseHidesNoReturn(EventKind kind) {
        if (BESIDE.contains(kind)) {
            assertThat(unanswered(EventKind.VERIFICATION_FAILED, kind)).containsExactly(EventKind.VERIFICATION_FAILED);
        }
        if (STEPS.contains(kind)) {
            assertThat(unanswered(EventKind.VERIFICATION_FAILED, kind)).isEmpty();
        }
        if (kind.isReturn()) {
            assertThat(unanswered(EventKind.VERIFICATION_FAILED, kind)).containsExactly(kind);
        }
    }

    @Test
    void returnsAreAllOfThemTheNewestFirst() {
        List<Event> history = history(
                EventKind.MEASURES_RETURNED, EventKind.REMINDED, EventKind.REPORTED, EventKind.SECRETARY_REFUSED);
        assertThat(ItemHistory.returns(history).stream().map(Event::kind))
                .containsExactly(EventKind.SECRETARY_REFUSED, EventKind.MEASURES_RETURNED);
        assertThat(unanswered()).isEmpty();
    }
}
