package org.zhenggai.round.item;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import lombok.AccessLevel;
import lombok.With;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.zhenggai.kernel.Refusal;

/**
 * What is worked on, verified and closed (整改事项).
 *
 * @param number finding number and, for a finding of several items, its part: {@code 21-2}
 * @param originalDeadline deadline of the approved plan; never changes once the item is assigned
 * @param progress percent, as last reported
 * @param returned whether the last verification or sign-off sent it back and no report came since
 * @param waitingWho the authority whose act it waits for, or null when it waits for none
 * @param waitingFor what it expects of that authority, or null
 * @param confidential whether only the named roles and people see it
 * @param askAgainOn day to ask again; the item does not stall before it
 */
public record Item(
        @Id Long id,
        @Version int version,
        long round,
        long finding,
        int position,
        String number,
        String title,
        @With(AccessLevel.PRIVATE) ItemState state,
        @With(AccessLevel.PRIVATE) LocalDateTime stateSince,
        @With(AccessLevel.PRIVATE) String leadUnit,
        @With(AccessLevel.PRIVATE) String leader,
        ItemKind kind,
        boolean major,
        LocalDate originalDeadline,
        @With(AccessLevel.PRIVATE) LocalDate deadline,
        @With(AccessLevel.PRIVATE) int progress,
        @With(AccessLevel.PRIVATE) boolean returned,
        @With(AccessLevel.PRIVATE) String waitingWho,
        @With(AccessLevel.PRIVATE) String waitingFor,
        @With(AccessLevel.PRIVATE) LocalDate askAgainOn,
        @With(AccessLevel.PRIVATE) LocalDateTime closedAt,
        boolean confidential) {

    /**
     * The item in its next state.
     *
     * @throws Refusal when it is not in one of the states that the step starts from
     */
    Item moved(ItemState next, LocalDateTime at, ItemState... from) {
        Refusal.unless(Arrays.asList(from).contains(state), "事项%s现处于“%s”，不能办理这一步。请刷新任务列表后再试。", number, state.word());
        Item moved = withState(next).withStateSince(at);
        return next == ItemState.CLOSED ? moved.withClosedAt(at) : moved;
    }

    Item assignedTo(String unit, String responsible) {
        return withLeadUnit(unit).withLeader(responsible);
    }

    Item reported(int percent) {
        return withProgress(percent).withReturned(false);
    }

    /** The item waiting for somebody's act until it asks again on that day; nulls when it waits no longer. */
    Item waiting(String who, String condition, LocalDate inquiry) {
        return withWaitingWho(who).withWaitingFor(condition).withAskAgainOn(inquiry);
    }

    Item sentBack() {
        return withReturned(true);
    }

    /** A closed item back in work: what was reported of it counts no more. */
    Item reopened(LocalDate due) {
        return withDeadline(due).withProgress(0).withReturned(true).withClosedAt(null);
    }

    Item dueOn(LocalDate later) {
        return withDeadline(later);
    }
}
