package org.zhenggai.round.item;

import java.time.LocalDate;
import java.time.LocalDateTime;
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
        ItemState state,
        LocalDateTime stateSince,
        String leadUnit,
        String leader,
        ItemKind kind,
        boolean major,
        LocalDate originalDeadline,
        LocalDate deadline,
        int progress,
        boolean returned,
        String waitingWho,
        String waitingFor,
        LocalDate askAgainOn,
        LocalDateTime closedAt,
        boolean confidential) {

    /**
     * The item in its next state.
     *
     * @throws Refusal when it is not in one of the states that the step starts from
     */
    Item moved(ItemState next, LocalDateTime at, ItemState... from) {
        boolean allowed = false;
        for (ItemState expected : from) {
            allowed |= state == expected;
        }
        Refusal.unless(allowed, "事项%s现处于“%s”，不能办理这一步。请刷新任务列表后再试。", number, state.word());
        LocalDateTime closed = next == ItemState.CLOSED ? at : closedAt;
        return with(
                next, at, leadUnit, leader, deadline, progress, returned, waitingWho, waitingFor, askAgainOn, closed);
    }

    Item assignedTo(String unit, String responsible) {
        return with(
                state,
                stateSince,
                unit,
                responsible,
                deadline,
                progress,
                returned,
                waitingWho,
                waitingFor,
                askAgainOn,
                closedAt);
    }

    Item reported(int percent) {
        return with(
                state,
                stateSince,
                leadUnit,
                leader,
                deadline,
                percent,
                false,
                waitingWho,
                waitingFor,
                askAgainOn,
                closedAt);
    }

    /** The item waiting for somebody's act until it asks again on that day; nulls when it waits no longer. */
    Item waiting(String who, String condition, LocalDate inquiry) {
        return with(
                state, stateSince, leadUnit, leader, deadline, progress, returned, who, condition, inquiry, closedAt);
    }

    Item sentBack() {
        return with(
                state,
                stateSince,
                leadUnit,
                leader,
                deadline,
                progress,
                true,
                waitingWho,
                waitingFor,
                askAgainOn,
                closedAt);
    }

    /** A closed item back in work: what was reported of it counts no more. */
    Item reopened(LocalDate due) {
        return with(state, stateSince, leadUnit, leader, due, 0, true, waitingWho, waitingFor, askAgainOn, null);
    }

    Item dueOn(LocalDate later) {
        return with(
                state,
                stateSince,
                leadUnit,
                leader,
                later,
                progress,
                returned,
                waitingWho,
                waitingFor,
                askAgainOn,
                closedAt);
    }

    /** The item with all that may change after the plan; the rest stays. */
    private Item with(
            ItemState nextState,
            LocalDateTime since,
            String unit,
            String responsible,
            LocalDate due,
            int percent,
            boolean sentBack,
            String who,
            String condition,
            LocalDate inquiry,
            LocalDateTime closed) {
        return new Item(
                id,
                version,
                round,
                finding,
                position,
                number,
                title,
                nextState,
                since,
                unit,
                responsible,
                kind,
                major,
                originalDeadline,
                due,
                percent,
                sentBack,
                who,
                condition,
                inquiry,
                closed,
                confidential);
    }
}
