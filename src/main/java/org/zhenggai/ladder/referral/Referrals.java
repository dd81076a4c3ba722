package org.zhenggai.ladder.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.models.UnreadAnswersProcess;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.ladder.StalledItem;
import org.zhenggai.ladder.Steps;
import org.zhenggai.round.item.LadderStep;

/**
 * Referrals (移交问责), which only the discipline inspection knows of. They write nothing into tables that others read:
 * no step, no level, no line of history. Whoever shows them asks first who is looking.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Referrals {

    private final Steps steps;
    private final UnreadAnswersProcess unread;
    private final ReferralProcess process;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** What a referral led to. */
    @RequiredArgsConstructor
    public enum Outcome {
        CRITICISED("批评教育"),
        ADMONISHED("诫勉"),
        REORGANISED("组织处理"),
        FILED("立案审查调查"),
        NONE("不予问责"),
        /** Nobody said: its round was withdrawn. */
        WITHDRAWN("轮次已撤销");

        private final String word;

        /** The word users read. */
        public String word() {
            return word;
        }
    }

    /**
     * A referral.
     *
     * @param reasons why the item stalled when it was referred
     * @param outcome null while it is open, as are the fields after it
     */
    public record Referral(
            long id,
            String reasons,
            int fortnights,
            LocalDateTime referredAt,
            Outcome outcome,
            String opinion,
            LocalDate decidedOn,
            String closedBy,
            LocalDateTime closedAt) {}

    /** The items of a round that were referred; for whoever counts items before people who may not know of referrals. */
    @Transactional(readOnly = true)
    public Set<Long> items(long round) {
        return Set.copyOf(jdbc.sql("select r.item from referral r join item i on i.id = r.item where i.round = ?")
                .param(round)
                .query(Long.class)
                .list());
    }

    /** The referrals of an item, oldest first; for the discipline inspection alone. */
    @Transactional(readOnly = true)
    public List<Referral> of(long item) {
        return jdbc.sql("""
                        select r.id, r.reasons, r.fortnights, r.referred_at, r.outcome, r.opinion, r.decided_on,
                            coalesce(p.name, r.closed_by) as closed_by, r.closed_at
                        from referral r left join person p on p.username = r.closed_by
                        where r.item = :item order by r.id
                        """).param("item", item).query(Referral.class).list();
    }

    /** Refers the episode's item, once, and starts the case. */
    void refer(long episode) {
        StalledItem stalled = steps.stalled(episode);
        steps.requireReached(episode, LadderStep.REFERRAL);
        unread.requireNone("escalation", episode);
        int referred = jdbc.sql("""
                        insert into referral (episode, item, reasons, fortnights, referred_at)
                        select e.id, e.item, :reasons, e.fortnights, :now from escalation_episode e
                        where e.id = :episode and not exists (select 1 from referral r where r.episode = e.id)
                        """)
                .param("reasons", stalled.reasons())
                .param("now", LocalDateTime.now(clock))
                .param("episode", episode)
                .update();
        if (referred == 1) {
            process.start(jdbc.sql("select id from referral where episode = ?")
                    .param(episode)
                    .query(Long.class)
                    .single());
        }
    }

    /** Records what the referral led to. */
    void close(long referral, String user, Outcome outcome, String opinion, LocalDate decidedOn) {
        Refusal.unless(!decidedOn.isAfter(LocalDate.now(clock)), "“决定日期”%s还没有到，请在作出决定之后再登记。", decidedOn);
        LocalDate referredOn = jdbc.sql("select referred_at from referral where id = ?")
                .param(referral)
                .query(LocalDateTime.class)
                .single()
                .toLocalDate();
        Refusal.unless(!decidedOn.isBefore(referredOn), "“决定日期”%s早于移交的%s，请核对。", decidedOn, referredOn);
        int changed = jdbc.sql("""
                        update referral set outcome = :outcome, opinion = :opinion, decided_on = :decidedOn,
                            closed_by = :user, closed_at = :now
                        where id = :referral and closed_at is null
                        """)
                .param("outcome", outcome.name())
                .param("opinion", opinion)
                .param("decidedOn", decidedOn)
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .param("referral", referral)
                .update();
        Refusal.unless(changed == 1, "这件移交已经登记过结果，请刷新任务列表。");
    }
}
