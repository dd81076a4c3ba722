package org.zhenggai.ladder;

import java.time.LocalDateTime;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.round.item.LadderStep;

/** The steps of the ladder (督办) that were taken for one item, in all its stalls; a referral is none of them. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TakenSteps {

    private final JdbcClient jdbc;

    /**
     * A step.
     *
     * @param letter text of the reminder letter; null for other steps
     * @param receivedBy who confirmed its receipt, or null
     */
    public record Step(
            int level,
            int period,
            String reason,
            String letter,
            LocalDateTime takenAt,
            String receivedBy,
            LocalDateTime receivedAt,
            String receivedNote) {

        /** The letter in its parts; only where there is one. */
        public WrittenLetter written() {
            return WrittenLetter.of(letter);
        }

        /** The word users read for the level. */
        public String word() {
            return LadderStep.of(level).word();
        }
    }

    /** The steps, oldest first. */
    public List<Step> of(long item) {
        return jdbc.sql("""
                        select s.level, p.number as period, s.reason, s.letter, s.taken_at,
                            coalesce(w.name, s.received_by) as received_by, s.received_at, s.received_note
                        from escalation_step s join escalation_episode e on e.id = s.episode
                            join reporting_period p on p.id = s.period left join person w on w.username = s.received_by
                        where e.item = :item and s.level < :referral order by s.id
                        """)
                .param("item", item)
                .param("referral", LadderStep.REFERRAL.level())
                .query(Step.class)
                .list();
    }
}
