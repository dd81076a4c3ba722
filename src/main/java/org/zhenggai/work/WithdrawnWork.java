package org.zhenggai.work;

import java.time.LocalDateTime;
import java.util.Collection;
import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.OpenEnds;
import org.zhenggai.work.report.Reports;

/** Reports, requests for a later deadline, waits, periods and plans of a withdrawn round end. */
@Component
@Order(1)
@RequiredArgsConstructor
class WithdrawnWork implements OpenEnds {

    private final Reports reports;
    private final JdbcClient jdbc;

    @Override
    public void ofItems(Collection<Long> items, LocalDateTime now) {
        reports.excuse(items);
        jdbc.sql("""
                update extension set state = 'LAPSED', decided_by = 'system', decided_at = :now,
                    decision_reason = :reason where state in ('REQUESTED', 'SUPPORTED') and item in (:items)
                """)
                .param("now", now)
                .param("reason", REASON)
                .param("items", items)
                .update();
        jdbc.sql("""
                update waiting set ended_by = 'system', ended_at = :now, ending = 'LAPSED', note = :reason
                where ended_at is null and item in (:items)
                """)
                .param("now", now)
                .param("reason", REASON)
                .param("items", items)
                .update();
    }

    @Override
    public void ofRound(long round, LocalDateTime now) {
        jdbc.sql("update reporting_period set state = 'WITHDRAWN' where state = 'OPEN' and round = :round")
                .param("round", round)
                .update();
        jdbc.sql("""
                update plan_version set state = 'RETURNED', decided_by = 'system', decided_at = :now, reason = :reason
                where state = 'SUBMITTED' and round = :round
                """)
                .param("now", now)
                .param("reason", REASON)
                .param("round", round)
                .update();
    }
}
