package org.zhenggai.work.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The versions of a plan for its page. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class PlanVersions {

    private final JdbcClient jdbc;

    /** A version with the names of who submitted and decided it. */
    record Version(
            int number,
            PlanState state,
            String submittedBy,
            LocalDateTime submittedAt,
            String note,
            String decidedBy,
            LocalDateTime decidedAt,
            String reason,
            LocalDate heldOn) {

        /** The word users read for the state. */
        public String word() {
            return state.word();
        }
    }

    /** The versions of the round's plan, newest first. */
    List<Version> of(long round) {
        return jdbc.sql("""
                        select v.number, v.state, coalesce(s.name, v.submitted_by) as submitted_by, v.submitted_at, v.note,
                            coalesce(d.name, v.decided_by) as decided_by, v.decided_at, v.reason, v.held_on
                        from plan_version v left join person s on s.username = v.submitted_by
                            left join person d on d.username = v.decided_by
                        where v.round = :round order by v.number desc
                        """).param("round", round).query(Version.class).list();
    }
}
