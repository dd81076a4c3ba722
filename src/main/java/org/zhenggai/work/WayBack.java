package org.zhenggai.work;

import java.util.List;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.TaskCreated;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.TaskEntry;
import org.zhenggai.engine.models.UnknownAnswersProcess;
import org.zhenggai.kernel.Actor;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;
import org.zhenggai.work.deadline.Extensions;
import org.zhenggai.work.plan.Plans;

/**
 * Where a model leads an item back, its state follows: a designer's own task may send it to an earlier step, which would
 * refuse an item that the tables still have further along. Forward nothing follows: only a yes is a yes.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class WayBack {

    private static final String PLANNING = "preparePlanListener";

    private final Contract contract;
    private final Items items;
    private final Extensions extensions;
    private final Plans plans;
    private final UnknownAnswersProcess answers;

    /** A task begins whose listener works in one state of the item only. */
    @EventListener
    void follow(TaskCreated task) {
        if (task.listener().equals(PLANNING)) {
            long round = Long.parseLong(task.subject());
            plans.leadBack(round, "流程在%s之后退回".formatted(answers.step(task.process(), round)));
        }
        contract.task(task.listener())
                .map(TaskEntry::at)
                .filter(at -> !at.isEmpty())
                .map(ItemState::valueOf)
                .ifPresent(at -> {
                    long item = Long.parseLong(task.subject());
                    leadBack(item, at, () -> "流程在%s之后退回到“%s”".formatted(answers.step(task.process(), item), at.word()));
                });
    }

    /** Returns an item that is being verified, signed off or extended to its unit's work; one that is there stays. */
    public void toWork(long item, Supplier<String> reason) {
        leadBack(item, ItemState.IN_WORK, reason);
    }

    private void leadBack(long id, ItemState to, Supplier<String> reason) {
        Item item = items.get(id);
        if (!to.isBefore(item.state())) {
            return;
        }
        String why = reason.get();
        if (to == ItemState.IN_WORK) {
            items.sendBack(id, Actor.SYSTEM, EventKind.STEP_RETURNED, why, item.state());
        } else {
            items.move(id, Actor.SYSTEM, EventKind.STEP_RETURNED, why, to, item.state());
        }
        extensions.lapse(List.of(id), why);
    }
}
