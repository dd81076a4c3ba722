package org.zhenggai.ladder;

import java.time.LocalDateTime;
import java.util.Collection;
import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.OpenEnds;

/** Episodes of stall of a withdrawn round end, with the supervisions, talks and referrals in them. */
@Component
@Order(2)
@RequiredArgsConstructor
class WithdrawnLadder implements OpenEnds {

    private final JdbcClient jdbc;

    @Override
    public void ofItems(Collection<Long> items, LocalDateTime now) {
        jdbc.sql("""
                delete from supervision_week where state = 'DUE' and supervision in
                    (select s.id from supervision s join escalation_episode e on e.id = s.episode
                    where e.item in (:items))
                """).param("items", items).update();
        jdbc.sql("""
                update supervision set state = 'ENDED', ended_by = 'system', ended_at = :now, end_reason = :reason
                where state in ('OPENED', 'RUNNING') and episode in
                    (select e.id from escalation_episode e where e.item in (:items))
                """)
                .param("now", now)
                .param("reason", REASON)
                .param("items", items)
                .update();
        jdbc.sql("""
                update talk set state = 'CALLED_OFF' where state in ('DUE', 'ARRANGED') and episode in
                    (select e.id from escalation_episode e where e.item in (:items))
                """).param("items", items).update();
        jdbc.sql("update escalation_episode set ended_at = :now where ended_at is null and item in (:items)")
                .param("now", now)
                .param("items", items)
                .update();
        jdbc.sql("""
                update referral set outcome = 'WITHDRAWN', closed_by = 'system', closed_at = :now
                where closed_at is null and item in (:items)
                """).param("now", now).param("items", items).update();
    }
}
