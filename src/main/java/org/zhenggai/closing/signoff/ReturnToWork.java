package org.zhenggai.closing.signoff;

import java.util.List;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;
import org.zhenggai.work.deadline.Extensions;

/** The safe way back of {@code rectification-item}: whatever is no known yes returns the item to its unit. */
@Service
@Transactional
@RequiredArgsConstructor
class ReturnToWork {

    private final Items items;
    private final Extensions extensions;

    /**
     * Returns an item that is being verified, signed off or extended, with the reason; one that is in work stays.
     *
     * @param answer who said what, in words
     */
    void sendBack(long id, Supplier<String> answer) {
        Item item = items.get(id);
        if (item.state() == ItemState.IN_WORK) {
            return;
        }
        String reason = answer.get() + "不是同意，退回继续整改";
        items.sendBack(
                id,
                Actor.SYSTEM,
                EventKind.STEP_RETURNED,
                reason,
                ItemState.VERIFICATION,
                ItemState.SIGN_OFF,
                ItemState.EXTENSION_REVIEW);
        extensions.lapse(List.of(id), reason);
    }
}
