package org.zhenggai.closure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.escalation.Escalations;
import org.zhenggai.round.Actor;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Item;
import org.zhenggai.round.ItemState;
import org.zhenggai.round.Items;
import org.zhenggai.round.RoundProcess;
import org.zhenggai.round.RoundTimes;

/** Sign-off (销号审批) of an item, until it is closed (domain.md, cycle 8). */
@Service
@Transactional
public class Closing {

    private final Items items;
    private final Duties duties;
    private final Escalations escalations;
    private final RoundProcess rounds;
    private final RoundTimes times;
    private final JdbcClient jdbc;
    private final Clock clock;

    Closing(
            Items items,
            Duties duties,
            Escalations escalations,
            RoundProcess rounds,
            RoundTimes times,
            JdbcClient jdbc,
            Clock clock) {
        this.items = items;
        this.duties = duties;
        this.escalations = escalations;
        this.rounds = rounds;
        this.times = times;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whose signature a sign-off is; the order is that of the route. */
    public enum Signature {
        LEADER(EventKind.LEADER_APPROVED, EventKind.LEADER_REFUSED),
        SECRETARY(EventKind.SECRETARY_APPROVED, EventKind.SECRETARY_REFUSED),
        COMMITTEE(EventKind.COMMITTEE_APPROVED, EventKind.COMMITTEE_REFUSED);

        private final EventKind approved;
        private final EventKind refused;

        Signature(EventKind approved, EventKind refused) {
            this.approved = approved;
            this.refused = refused;
        }
    }

    /** One signature of the route; for a committee's, with the day and text of its resolution. */
    public void approve(long item, Actor actor, Signature signature, LocalDate heldOn, String text) {
        duties.sign(item, actor);
        items.move(
                item,
                actor.user(),
                signature.approved,
                text == null ? "" : text,
                ItemState.SIGN_OFF,
                ItemState.SIGN_OFF);
        signed(item, actor.user(), signature, "APPROVED", heldOn, text);
    }

    /** A refused signature sends the item back to its unit; the route starts anew after the next verification. */
    public void refuse(long item, Actor actor, Signature signature, LocalDate heldOn, String reason) {
        duties.sign(item, actor);
        items.sendBack(item, actor.user(), signature.refused, reason, ItemState.SIGN_OFF);
        signed(item, actor.user(), signature, "REFUSED", heldOn, reason);
    }

    /** Closes the item (销号), once; tells the round when it was the last one. */
    public void close(long id) {
        if (items.get(id).state() == ItemState.CLOSED) {
            return;
        }
        Item item = items.move(id, "system", EventKind.CLOSED, "", ItemState.CLOSED, ItemState.SIGN_OFF);
        escalations.endFor(List.of(id));
        if (!times.hasOpenItems(Long.toString(item.round()))) {
            rounds.itemsClosed(item.round());
        }
    }

    private void signed(long item, String user, Signature signature, String verdict, LocalDate heldOn, String reason) {
        jdbc.sql("insert into sign_off (item, step, verdict, reason, held_on, by_whom, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(item, signature.name(), verdict, reason, heldOn, user, LocalDateTime.now(clock))
                .update();
    }
}
