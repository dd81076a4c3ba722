package org.zhenggai.work.deadline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;

/** The later deadlines that were asked for one item, each with the office's opinion and the decision. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ItemExtensions {

    private final JdbcClient jdbc;

    /**
     * A request.
     *
     * @param progress percent, as the unit said it when it asked
     * @param opinion SUPPORTED, REJECTED or, before the office has said anything, null
     */
    public record Extension(
            LocalDate fromDate,
            LocalDate toDate,
            ExtensionState state,
            String reason,
            String requestedBy,
            LocalDateTime requestedAt,
            Integer progress,
            String opinion,
            String opinionReason,
            String opinionBy,
            LocalDateTime opinionAt,
            String decidedBy,
            LocalDateTime decidedAt,
            String decisionReason) {

        /** The office's opinion in a word. */
        public String opinionWord() {
            return "SUPPORTED".equals(opinion) ? "支持" : "不支持";
        }
    }

    /** All requests, oldest first. */
    public List<Extension> of(long item) {
        return jdbc.sql("""
                        select e.from_date, e.to_date, e.state, e.reason, coalesce(q.name, e.requested_by) as requested_by,
                            e.requested_at, e.progress, e.opinion, e.opinion_reason,
                            coalesce(o.name, e.opinion_by) as opinion_by, e.opinion_at,
                            %s as decided_by, e.decided_at, e.decision_reason
                        from extension e left join person q on q.username = e.requested_by
                            left join person o on o.username = e.opinion_by
                            left join person d on d.username = e.decided_by
                        where e.item = :item order by e.id
                        """.formatted(Actor.nameIn("e.decided_by", "d")))
                .param("item", item)
                .query(Extension.class)
                .list();
    }

    /** The request that waits for an opinion or a decision; there is one at most. */
    public Optional<Extension> open(long item) {
        return of(item).stream().filter(one -> one.state().isOpen()).findFirst();
    }
}
