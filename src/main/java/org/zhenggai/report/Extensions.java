package org.zhenggai.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Item;
import org.zhenggai.round.ItemState;
import org.zhenggai.round.Items;

/** Later deadlines: each a row with who, why and when; the original deadline never changes. */
@Service
@Transactional
class Extensions {

    private final Items items;
    private final JdbcClient jdbc;
    private final Clock clock;

    Extensions(Items items, JdbcClient jdbc, Clock clock) {
        this.items = items;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void request(Item item, String user, LocalDate until, String reason) {
        jdbc.sql("insert into extension (item, state, from_date, to_date, reason, requested_by, requested_at)"
                        + " values (?, 'REQUESTED', ?, ?, ?, ?, ?)")
                .params(item.id(), item.deadline(), until, reason, user, LocalDateTime.now(clock))
                .update();
    }

    void approve(long item, String user) {
        LocalDate until = jdbc.sql("select to_date from extension where item = ? and state = 'REQUESTED'")
                .param(item)
                .query(LocalDate.class)
                .single();
        items.extend(item, user, until, "至" + until);
        decide(item, user, "APPROVED", null);
    }

    void refuse(long item, String user, String reason) {
        items.move(item, user, EventKind.EXTENSION_REFUSED, reason, ItemState.IN_WORK, ItemState.EXTENSION_REVIEW);
        decide(item, user, "REFUSED", reason);
    }

    private void decide(long item, String user, String state, String reason) {
        jdbc.sql("update extension set state = ?, decided_by = ?, decided_at = ?, decision_reason = ?"
                        + " where item = ? and state = 'REQUESTED'")
                .params(state, user, LocalDateTime.now(clock), reason, item)
                .update();
    }
}
