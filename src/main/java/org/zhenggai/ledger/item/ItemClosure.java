package org.zhenggai.ledger.item;

import java.time.LocalDateTime;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an item's page shows of its closure beside signatures and sums: finding and rebound. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class ItemClosure {

    private final JdbcClient jdbc;

    /**
     * Facts of the item.
     *
     * @param findingClosedAt when the last item of its finding was closed, or null
     * @param reboundedAt when a rebound after closure was recorded, or null
     */
    record Facts(boolean involvesMoney, LocalDateTime findingClosedAt, LocalDateTime reboundedAt) {}

    Facts facts(long item) {
        return jdbc.sql("""
            select i.involves_money, f.closed_at as finding_closed_at, i.rebounded_at
            from item i join finding f on f.id = i.finding where i.id = :item
            """).param("item", item).query(Facts.class).single();
    }
}
