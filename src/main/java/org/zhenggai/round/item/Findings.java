package org.zhenggai.round.item;

import java.time.Clock;
import java.time.LocalDateTime;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;

/** A finding (问题) is closed with its last item, and open again with the first that is opened again. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Findings {

    private final Events events;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** Closes the finding of an item that was closed just now, once, if that was its last. */
    public void closeWith(Item item) {
        int closed = jdbc.sql("""
                update finding set closed_at = :now where id = :finding and closed_at is null
                    and not exists (select 1 from item i where i.finding = finding.id and i.state <> 'CLOSED')
                """)
                .param("now", LocalDateTime.now(clock))
                .param("finding", item.finding())
                .update();
        if (closed == 1) {
            int number = jdbc.sql("select number from finding where id = ?")
                    .param(item.finding())
                    .query(Integer.class)
                    .single();
            events.record(item.round(), item.id(), Actor.SYSTEM, EventKind.FINDING_CLOSED, "问题" + number + "的事项已全部销号");
        }
    }

    /** Opens the finding of an item that is opened again. */
    public void reopenWith(Item item) {
        jdbc.sql("update finding set closed_at = null where id = ?")
                .param(item.finding())
                .update();
    }
}
