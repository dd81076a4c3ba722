package org.zhenggai.bulletin.decision;

import java.time.LocalDateTime;
import java.util.Collection;
import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.OpenEnds;

/** Unfinished decisions of the meeting about a withdrawn round and its items lapse. */
@Component
@Order(3)
@RequiredArgsConstructor
class WithdrawnDecisions implements OpenEnds {

    private final JdbcClient jdbc;

    @Override
    public void ofItems(Collection<Long> items, LocalDateTime now) {
        jdbc.sql("""
                update decision set state = 'LAPSED', ended_at = :now
                where state in (:unfinished) and item in (:items)
                """)
                .param("now", now)
                .param("unfinished", DecisionState.UNFINISHED)
                .param("items", items)
                .update();
    }

    @Override
    public void ofRound(long round, LocalDateTime now) {
        jdbc.sql("""
                update decision set state = 'LAPSED', ended_at = :now
                where state in (:unfinished) and item is null and bulletin in
                    (select b.id from bulletin b join reporting_period p on p.id = b.period where p.round = :round)
                """)
                .param("now", now)
                .param("unfinished", DecisionState.UNFINISHED)
                .param("round", round)
                .update();
    }
}
