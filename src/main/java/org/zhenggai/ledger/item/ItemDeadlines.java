package org.zhenggai.ledger.item;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.absence.Deputies;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;
import org.zhenggai.round.item.Responsible;
import org.zhenggai.work.deadline.WaitEnding;

/** What the item's page shows of waits for outside conditions, and which of its two buttons somebody gets. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class ItemDeadlines {

    private final Items items;
    private final Responsible responsible;
    private final Deputies deputies;
    private final JdbcClient jdbc;
    private final Clock clock;

    record Wait(
            String who,
            String expected,
            LocalDate askAgainOn,
            LocalDateTime begunAt,
            LocalDateTime askedAt,
            String endedBy,
            LocalDateTime endedAt,
            WaitEnding ending,
            String note) {

        /** The word users read for where the wait stands. */
        public String word() {
            if (ending != null) {
                return ending.word();
            }
            return askedAt == null ? "等待中" : "已到期，待再次询问";
        }
    }

    /** The waits of an item, oldest first. */
    List<Wait> waits(long item) {
        return jdbc.sql("""
                        select w.who, w.expected, w.ask_again_on, w.begun_at, w.asked_at, %s as ended_by, w.ended_at,
                            w.ending, w.note
                        from waiting w left join person p on p.username = w.ended_by
                        where w.item = :item order by w.id
                        """.formatted(Actor.nameIn("w.ended_by", "p")))
                .param("item", item)
                .query(Wait.class)
                .list();
    }

    /** Whether he may ask for a later deadline here: of the lead unit, in time, and while no report is owed. */
    boolean mayAskExtension(Viewer viewer, long id) {
        Item item = items.get(id);
        boolean isTime = item.state() == ItemState.IN_WORK
                && !Deadline.isPast(item.deadline(), LocalDate.now(clock))
                && jdbc.sql("select count(*) from fortnightly_report where item = ? and state = 'DUE'")
                                .param(id)
                                .query(Integer.class)
                                .single()
                        == 0;
        return isTime && isOfLeadUnit(viewer, id);
    }

    /** Whether he may say that the condition is met: the office and the lead unit, while the item waits. */
    boolean mayEndWaiting(Viewer viewer, long id) {
        Item item = items.get(id);
        return item.waitingFor() != null && item.state().isOpen() && (viewer.isOffice() || isOfLeadUnit(viewer, id));
    }

    /** Whether the item's tasks go to him, himself or as a substitute, by what the tables say now. */
    boolean isOfLeadUnit(Viewer viewer, long id) {
        return deputies.rightOf(viewer.username(), List.of(responsible.unit(Long.toString(id))))
                .isPresent();
    }
}
