package org.zhenggai.round.item;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.Changes;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.Events.Touched;

/**
 * The steps an item can take. Each step names the states it starts from, writes one line of history, and is refused
 * with a {@link Refusal} from any other state: a task that was overtaken changes nothing.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Items {

    private final ItemRepository items;
    private final Events events;
    private final Stays stays;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    /**
     * The item of this id.
     *
     * @throws Refusal when there is none
     */
    @Transactional(readOnly = true)
    public Item get(long id) {
        return items.findById(id).orElseThrow(() -> new Refusal("没有这个整改事项（内部编号" + id + "），请刷新页面。"));
    }

    /** The item of a number such as {@code 21-2} in a round, refused when there is none. */
    @Transactional(readOnly = true)
    public Item get(long round, String number) {
        return items.findByRoundAndNumber(round, number)
                .orElseThrow(() -> new Refusal("本轮没有编号为“" + number + "”的事项，请核对编号。"));
    }

    /** Moves the item to its next state, from one of the given states only. */
    public Item move(long id, String actor, EventKind kind, String text, ItemState next, ItemState... from) {
        return change(id, actor, kind, text, item -> item.moved(next, LocalDateTime.now(clock), from));
    }

    /** Returns the item to its unit's work after a failed verification or a refused sign-off, from one of these states. */
    public Item sendBack(long id, String actor, EventKind kind, String reason, ItemState... from) {
        return change(
                id,
                actor,
                kind,
                reason,
                item -> item.moved(ItemState.IN_WORK, LocalDateTime.now(clock), from)
                        .sentBack());
    }

    /**
     * Takes a closed item back into work; its progress begins anew, its original deadline stays.
     *
     * @param deadline by when it is to be closed again
     */
    public Item reopen(long id, String actor, String reason, LocalDate deadline) {
        return change(
                id,
                actor,
                EventKind.REOPENED,
                reason,
                item -> item.moved(ItemState.IN_WORK, LocalDateTime.now(clock), ItemState.CLOSED)
                        .reopened(deadline));
    }

    /** Gives a handed-back item to another unit, which assists in it no more, and leader. */
    public Item reassign(long id, String actor, String unit, String leader, String text) {
        items.endAssistance(id, unit);
        return change(
                id,
                actor,
                EventKind.REASSIGNED,
                text,
                item -> item.moved(ItemState.ASSIGNED, LocalDateTime.now(clock), ItemState.HANDED_BACK)
                        .assignedTo(unit, leader));
    }

    /**
     * Takes over what a report says.
     *
     * @param next where the report's request leads the item
     */
    public Item report(long id, String actor, String text, int progress, ItemState next) {
        return change(
                id,
                actor,
                EventKind.REPORTED,
                text,
                item -> item.moved(
                                next,
                                next == item.state() ? item.stateSince() : LocalDateTime.now(clock),
                                ItemState.IN_WORK)
                        .reported(progress));
    }

    /** Grants a later deadline; the original one stays. */
    public Item extend(long id, String actor, LocalDate deadline, String text) {
        return change(
                id,
                actor,
                EventKind.EXTENDED,
                text,
                item -> item.moved(ItemState.IN_WORK, LocalDateTime.now(clock), ItemState.EXTENSION_REVIEW)
                        .dueOn(deadline));
    }

    /** The item waits for an outside condition until this day, before which it does not stall; in any state. */
    public Item await(long id, String actor, EventKind kind, String text, String who, String what, LocalDate until) {
        return change(id, actor, kind, text, item -> item.waiting(who, what, until));
    }

    /** The item waits no longer, because of a step that writes its own line of history. */
    public Item stopWaiting(long id) {
        Item moving = items.save(get(id).waiting(null, null, null));
        publisher.publishEvent(new Touched(moving.round()));
        return moving;
    }

    /** Gives an open item to another responsible leader. */
    public Item changeLeader(long id, String actor, String leader, String text) {
        return change(id, actor, EventKind.LEADER_CHANGED, text, item -> {
            Refusal.unless(
                    item.state().isOpen(),
                    "事项%s现处于“%s”，不能变更责任领导。",
                    item.number(),
                    item.state().word());
            return item.assignedTo(item.leadUnit(), leader);
        });
    }

    /** Marks the item as confidential or lifts the mark; who does so writes the line of history. */
    public void mark(long id, boolean confidential) {
        items.mark(id, confidential);
    }

    /** A closed item did not hold (反弹), which the look-back shows; who found it writes the line of history. */
    public void rebounded(long id) {
        items.rebound(id, LocalDateTime.now(clock));
    }

    /** Where the item's text begins in its finding, for items that were imported without it. */
    public void keepPassage(long id, int offset) {
        items.keepPassage(id, offset);
    }

    private Item change(long id, String actor, EventKind kind, String text, UnaryOperator<Item> step) {
        Item before = get(id);
        Item changed = items.save(step.apply(before));
        if (changed.state() != before.state()) {
            stays.left(List.of(new Stays.Stay(id, before.state(), before.stateSince())), changed.stateSince());
        }
        events.record(changed.round(), id, actor, kind, text, Changes.between(before, changed));
        return changed;
    }
}
