package org.zhenggai.closing.withdrawal;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of a round is not finished when it is withdrawn: it ends as what it is, so that nothing waits for an answer. */
@Component
@RequiredArgsConstructor
class OpenEnds {

    private static final String EPISODES =
            "episode in (select e.id from escalation_episode e where e.item in (:items))";

    private static final List<String> OF_ITEMS = List.of(
            "update fortnightly_report set state = 'EXCUSED' where state = 'DUE' and item in (:items)",
            "delete from supervision_week where state = 'DUE' and supervision in (select s.id from supervision s where s."
                    + EPISODES + ")",
            "update supervision set state = 'ENDED', ended_by = 'system', ended_at = :now, end_reason = :reason"
                    + " where state in ('OPENED', 'RUNNING') and " + EPISODES,
            "update talk set state = 'CALLED_OFF' where state in ('DUE', 'ARRANGED') and " + EPISODES,
            "update escalation_episode set ended_at = :now where ended_at is null and item in (:items)",
            "update extension set state = 'LAPSED', decided_by = 'system', decided_at = :now, decision_reason = :reason"
                    + " where state in ('REQUESTED', 'SUPPORTED') and item in (:items)",
            "update waiting set ended_by = 'system', ended_at = :now, ending = 'LAPSED', note = :reason"
                    + " where ended_at is null and item in (:items)",
            "update decision set state = 'LAPSED', ended_at = :now where state in ('OPEN', 'ANSWERED', 'REFERRED')"
                    + " and item in (:items)",
            "update standing_series set state = 'WITHDRAWN' where state = 'OPEN' and item in (:items)",
            "update referral set outcome = 'WITHDRAWN', closed_by = 'system', closed_at = :now where closed_at is null"
                    + " and item in (:items)",
            "update verification set verdict = 'WITHDRAWN', settled_at = :now where verdict = 'PROPOSED'"
                    + " and item in (:items)",
            "update notice set state = 'DROPPED', last_error = :reason where state = 'WAITING' and path in"
                    + " (select '/items/' || i.id from item i where i.id in (:items))");

    private static final List<String> OF_ROUND = List.of(
            "update reporting_period set state = 'WITHDRAWN' where state = 'OPEN' and round = :round",
            "update plan_version set state = 'RETURNED', decided_by = 'system', decided_at = :now, reason = :reason"
                    + " where state = 'SUBMITTED' and round = :round",
            "update decision set state = 'LAPSED', ended_at = :now where state in ('OPEN', 'ANSWERED', 'REFERRED')"
                    + " and item is null and bulletin in (select b.id from bulletin b join reporting_period p"
                    + " on p.id = b.period where p.round = :round)",
            "update document_file set state = 'FAILED', error = :reason where state in ('WAITING', 'RUNNING')"
                    + " and round = :round",
            "update notice set state = 'DROPPED', last_error = :reason where state = 'WAITING' and path ="
                    + " '/rounds/' || cast(:round as varchar) || '/plan'");

    private static final String REASON = "轮次已撤销";

    private final JdbcClient jdbc;
    private final Clock clock;

    void ofItems(Collection<Long> items) {
        end(OF_ITEMS, "items", items);
    }

    void ofRound(long round) {
        end(OF_ROUND, "round", round);
    }

    private void end(List<String> statements, String parameter, Object about) {
        for (String statement : statements) {
            jdbc.sql(statement)
                    .param("now", LocalDateTime.now(clock))
                    .param("reason", REASON)
                    .param(parameter, about)
                    .update();
        }
    }
}
