package org.zhenggai.closing.signoff;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.closing.archive.ClosedFiles;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.ladder.Escalations;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.RoundProcess;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RoundTimes;
import org.zhenggai.round.item.Findings;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/** Closure (销号) of an item when all have signed. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Closing {

    private final Items items;
    private final ClosureDemands demands;
    private final Escalations escalations;
    private final RoundProcess process;
    private final RoundTimes times;
    private final ClosedFiles files;
    private final Findings findings;
    private final RoundRepository rounds;

    /**
     * Closes the item (销号), once, and seals its closed file, whose check code is in the line of history. A finding is
     * closed with its last item, and the round is told when none is left.
     *
     * @throws Refusal when the tables lack what {@link ClosureDemands} asks for, whatever a model says
     */
    public void close(long id) {
        if (items.get(id).state() == ItemState.CLOSED) {
            return;
        }
        demands.require(items.get(id));
        String code = files.seal(id);
        Item item = items.move(id, Actor.SYSTEM, EventKind.CLOSED, "校验码" + code, ItemState.CLOSED, ItemState.SIGN_OFF);
        escalations.endFor(List.of(id));
        rounds.waitForOtherClosures(item.round());
        findings.closeWith(item);
        if (!times.hasOpenItems(Long.toString(item.round()))) {
            process.itemsClosed(item.round());
        }
    }
}
