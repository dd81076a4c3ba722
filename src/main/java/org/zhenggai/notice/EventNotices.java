package org.zhenggai.notice;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.ladder.ItemsStalled;
import org.zhenggai.notice.channel.Outbox;
import org.zhenggai.people.Role;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Recorded;

/**
 * Tells of returns whoever has to do the work again, of a passed verification the unit that reported, and of the ladder (督办) the lead unit and the responsible leader.
 * Of a confidential item only the heads of the unit are told, who alone get its tasks.
 */
@Component
@RequiredArgsConstructor
class EventNotices {

    private static final Set<EventKind> STEPS =
            EnumSet.of(EventKind.NAMED, EventKind.LETTER_SENT, EventKind.TALK_ARRANGED, EventKind.SUPERVISOR_APPOINTED);

    /** Returns that go to the office; the others go to the lead unit. */
    private static final Set<EventKind> TO_OFFICE = EnumSet.of(
            EventKind.HANDED_BACK, EventKind.PLAN_RETURNED, EventKind.BULLETIN_RETURNED, EventKind.CIRCULAR_RETURNED);

    /**
     * An item that people are told of, and who they are. Of a confidential one only the heads of the unit are told, who alone
     * get its tasks.
     */
    record Affected(long id, String number, String leadUnit, String leader, boolean confidential) {

        /** Reads items i; the caller adds which. */
        static final String SELECT = """
                select i.id, %s, i.lead_unit, i.leader, i.confidential from item i join round r on r.id = i.round
                """.formatted(Numbers.OF_ITEM);

        Set<String> unit() {
            return Set.of(confidential ? Role.groupOfHeads(leadUnit) : Role.groupOfUnit(leadUnit));
        }

        Set<String> unitAndLeader() {
            Set<String> groups = new HashSet<>(unit());
            if (leader != null) {
                groups.add(Role.groupOfPerson(leader));
            }
            return groups;
        }
    }

    private final Outbox outbox;
    private final JdbcClient jdbc;

    @EventListener
    void recorded(Recorded event) {
        NoticeKind kind = outbox.isOn() ? kind(event) : null;
        if (kind != null) {
            outbox.write(List.of(event.item() == null ? ofRound(event, kind) : ofItem(event, kind)));
        }
    }

    /** As what it is told, or null where it is told to nobody. */
    private NoticeKind kind(Recorded event) {
        if (STEPS.contains(event.kind())) {
            return NoticeKind.ESCALATED;
        }
        return switch (event.kind()) {
            case REMINDED -> NoticeKind.REMINDED;
            case VERIFIED, CLOSED -> NoticeKind.MOVED;
            case EVIDENCE_WITHDRAWN -> isOfUnit(event) ? null : NoticeKind.MOVED;
            default -> event.kind().isReturn() ? NoticeKind.RETURNED : null;
        };
    }

    /** Whether somebody of the item's lead unit did it, so that nobody else took it from the unit. */
    private boolean isOfUnit(Recorded event) {
        return jdbc.sql("""
                        select count(*) from item i join person p on p.unit = i.lead_unit
                        where i.id = :item and p.username = :actor
                        """)
                        .param("item", event.item())
                        .param("actor", event.actor())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Draft ofRound(Recorded event, NoticeKind kind) {
        return new Draft(
                "event:" + event.id(),
                kind,
                null,
                "轮次" + event.round(),
                event.kind().word(),
                Links.plan(event.round()),
                null,
                Set.of(Role.RECTIFICATION_OFFICE.code()),
                event.actor());
    }

    private Draft ofItem(Recorded event, NoticeKind kind) {
        Affected item = jdbc.sql(Affected.SELECT + " where i.id = :item")
                .param("item", event.item())
                .query(Affected.class)
                .single();
        Set<String> worker = TO_OFFICE.contains(event.kind()) ? Set.of(Role.RECTIFICATION_OFFICE.code()) : item.unit();
        return draft(
                "event:" + event.id(),
                kind,
                item,
                event.kind().word(),
                kind == NoticeKind.ESCALATED ? item.unitAndLeader() : worker,
                event.actor());
    }

    @EventListener
    void stalled(ItemsStalled event) {
        if (outbox.isOn()) {
            outbox.write(jdbc
                    .sql(
                            Affected.SELECT
                                    + " join stall s on s.item = i.id where s.period = :period and i.id in (:items) order by i.id")
                    .param("period", event.period())
                    .param("items", event.items())
                    .query(Affected.class)
                    .list()
                    .stream()
                    .map(item -> draft(
                            "stall:" + event.period() + ":" + item.id(),
                            NoticeKind.ESCALATED,
                            item,
                            EventKind.STALLED.word(),
                            item.unitAndLeader(),
                            null))
                    .toList());
        }
    }

    private static Draft draft(
            String key, NoticeKind kind, Affected item, String word, Set<String> groups, String actor) {
        return new Draft(key, kind, null, item.number(), word, Links.item(item.id()), null, groups, actor);
    }
}
