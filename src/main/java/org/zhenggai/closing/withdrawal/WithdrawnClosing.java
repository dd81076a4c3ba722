package org.zhenggai.closing.withdrawal;

import java.time.LocalDateTime;
import java.util.Collection;
import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.OpenEnds;

/** Verifications and series of reviews of a withdrawn round end. */
@Component
@Order(4)
@RequiredArgsConstructor
class WithdrawnClosing implements OpenEnds {

    private final JdbcClient jdbc;

    @Override
    public void ofItems(Collection<Long> items, LocalDateTime now) {
        jdbc.sql("update standing_series set state = 'WITHDRAWN' where state = 'OPEN' and item in (:items)")
                .param("items", items)
                .update();
        jdbc.sql("""
                update verification set verdict = 'WITHDRAWN', settled_at = :now
                where verdict = 'PROPOSED' and item in (:items)
                """).param("now", now).param("items", items).update();
    }
}
