package org.zhenggai.ladder;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.view.Subject.Topic;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.Issuers;
import org.zhenggai.round.item.LadderStep;

/** The steps of the ladder (督办): each is taken once an episode, also when its job runs again. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Steps {

    private final JdbcClient jdbc;
    private final Events events;
    private final Issuers issuers;
    private final Clock clock;

    /** Names the item in the bulletin of the period. */
    public void name(long episode) {
        StalledItem stalled = stalled(episode);
        take(episode, LadderStep.BULLETIN, stalled, null, EventKind.NAMED, stalled.reasons());
    }

    /** Writes the reminder letter; its receipt is to be confirmed by the unit. */
    public void sendLetter(long episode) {
        StalledItem stalled = stalled(episode);
        int year = LocalDate.now(clock).getYear();
        int number = nextNumber(LadderStep.LETTER);
        String letter = """
                整改提醒函〔%d〕%d号

                %s：

                你单位牵头的%s整改事项%s“%s”（整改期限%s）已停滞%d个报告期，原因：%s。

                请主要负责人亲自过问，立即查明原因、采取措施，在下一个两周报告中写明实际进展；确有困难的，请说明困难和需要协调的事项。\
                收到本函后请在系统中签收。

                %s
                %s
                """.formatted(
                        year,
                        number,
                        stalled.unit(),
                        stalled.roundName(),
                        stalled.number(),
                        stalled.title(),
                        Days.words(stalled.deadline()),
                        stalled.fortnights(),
                        stalled.reasons(),
                        issuers.office(),
                        Days.words(LocalDate.now(clock)));
        take(episode, LadderStep.LETTER, stalled, letter, EventKind.LETTER_SENT, number + "号：" + stalled.reasons());
    }

    /** The number of the next letter of this step in this year, of all rounds; a step without a letter has none. */
    @Transactional(readOnly = true)
    public int nextNumber(LadderStep step) {
        return jdbc.sql("""
                                select count(*) from escalation_step s
                                where s.level = :level and s.letter is not null and extract(year from s.taken_at) = :year
                                """)
                        .param("level", step.level())
                        .param("year", LocalDate.now(clock).getYear())
                        .query(Integer.class)
                        .single()
                + 1;
    }

    /** Records that the unit has received the letter. */
    public void receive(long episode, String user, String note) {
        int changed = jdbc.sql("""
                        update escalation_step set received_by = :user, received_at = :now, received_note = :note
                        where episode = :episode and level = :letter and received_at is null
                        """)
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .param("note", note)
                .param("episode", episode)
                .param("letter", LadderStep.LETTER.level())
                .update();
        Refusal.unless(changed == 1, "这份提醒函已经签收过了。");
        StalledItem stalled = stalled(episode);
        events.record(stalled.round(), stalled.item(), user, EventKind.LETTER_RECEIVED, note == null ? "" : note);
    }

    /**
     * Takes a step, which is that of others to carry out.
     *
     * @return whether it was taken now, and not before
     */
    public boolean take(long episode, LadderStep step, EventKind kind) {
        StalledItem stalled = stalled(episode);
        return take(episode, step, stalled, null, kind, stalled.reasons());
    }

    private boolean take(
            long episode, LadderStep step, StalledItem stalled, String letter, EventKind kind, String text) {
        requireReached(episode, step);
        int taken = jdbc.sql("""
                        insert into escalation_step (episode, level, period, reason, letter, taken_at)
                        select e.id, :level, e.last_period, :reasons, :letter, :now from escalation_episode e
                        where e.id = :episode
                            and not exists (select 1 from escalation_step s where s.episode = e.id and s.level = :level)
                        """)
                .param("level", step.level())
                .param("reasons", stalled.reasons())
                .param("letter", letter)
                .param("now", LocalDateTime.now(clock))
                .param("episode", episode)
                .update();
        if (taken == 1) {
            jdbc.sql("update escalation_episode set level = :level where id = :episode and level < :level")
                    .param("level", step.level())
                    .param("episode", episode)
                    .update();
            events.record(stalled.round(), stalled.item(), Actor.SYSTEM, kind, text);
        }
        return taken == 1;
    }

    /**
     * Refuses a step of the ladder that the episode has not come to: the step below is not taken, or the stall is over.
     * One that was taken before is not taken again, and not refused.
     */
    @Transactional(readOnly = true)
    public void requireReached(long episode, LadderStep step) {
        boolean isReached = jdbc.sql("""
                        select exists (select 1 from stalled_now e where e.id = :episode and e.level >= :level - 1)
                            or exists (select 1 from escalation_step s where s.episode = :episode and s.level = :level)
                            or :isReferral and exists (select 1 from referral r where r.episode = :episode)
                        """)
                .param("episode", episode)
                .param("level", step.level())
                .param("isReferral", step == LadderStep.REFERRAL)
                .query(Boolean.class)
                .single();
        Refusal.unless(isReached, "这段停滞还没有到督办的第%d级，或者已经解除，不能办理这一级。请先办理前一级，或者由管理员终止这段督办。", step.level());
    }

    /** Refuses what follows from the end of a stall while it lasts, whoever calls it. */
    @Transactional(readOnly = true)
    public void requireEnded(long episode) {
        boolean isEnded = jdbc.sql("select ended_at is not null from escalation_episode where id = :episode")
                .param("episode", episode)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        Refusal.unless(isEnded, "这段停滞还没有解除，约谈和专项督办不能因此取消。事项有了实际进展，停滞才会在报告期截止时解除。");
    }

    /** In what way a stall that is over has ended, in words. */
    @Transactional(readOnly = true)
    public String end(long episode) {
        String because = jdbc.sql("select coalesce(ended_because, '') from escalation_episode where id = :episode")
                .param("episode", episode)
                .query(String.class)
                .single();
        return because.isEmpty() || because.equals(Escalations.PROGRESS) ? "停滞已解除" : "停滞终止：" + because;
    }

    /** What a task about the episode is about. */
    @Transactional(readOnly = true)
    public Topic topic(long episode) {
        StalledItem item = stalled(episode);
        return new Topic(item.number() + " " + item.title(), item.round());
    }

    /** The episode's item, with the reasons of its last fortnight of stall. */
    @Transactional(readOnly = true)
    public StalledItem stalled(long episode) {
        return jdbc.sql("""
                        select i.round, r.short_name as round_name, i.id as item, i.number, i.title, u.name as unit,
                            p.name as leader, i.deadline, i.progress, e.fortnights, s.reasons, e.committed_on
                        from escalation_episode e join item i on i.id = e.item join round r on r.id = i.round
                            join unit u on u.code = i.lead_unit left join person p on p.username = i.leader
                            join stall s on s.item = e.item and s.period = e.last_period
                        where e.id = :episode
                        """).param("episode", episode).query(StalledItem.class).single();
    }
}
