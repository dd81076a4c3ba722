package org.zhenggai.ladder;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.Events.Line;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;

/**
 * Episodes of stall (停滞段): each further fortnight climbs the ladder, real progress ends the episode.
 * Expressions of the model {@code escalation} ask it by business key.
 */
@Service("escalations")
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Escalations {

    /** Why a stall ends when work goes on; every other end is none of the unit's doing or the item's own end. */
    public static final String PROGRESS = "恢复进展";

    private final JdbcClient jdbc;
    private final EscalationProcess process;
    private final Events events;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    /** An episode that ends, with what its item has come to. */
    private record Ending(long id, ItemState state, boolean isReassigned, boolean isWaiting) {

        String because() {
            if (state == ItemState.HANDED_BACK) {
                return "退回待重新分派";
            }
            if (!state.isOpen()) {
                return "事项" + state.word();
            }
            return isReassigned ? "已重新分派，另行计时" : isWaiting ? "转为等待外部条件" : PROGRESS;
        }
    }

    /** Counts the period as one more fortnight for every item that stalled in it, once, and takes what is due. */
    void climb(long period) {
        LocalDateTime now = LocalDateTime.now(clock);
        List<Long> going =
                jdbc.sql("""
                        select e.id from stalled_now e join stall s on s.item = e.item
                        where s.period = :period and e.last_period <> s.period order by e.id
                        """).param("period", period).query(Long.class).list();
        if (!going.isEmpty()) {
            jdbc.sql("""
                            update escalation_episode set fortnights = fortnights + 1, last_period = :period
                            where id in (:going)
                            """).param("period", period).param("going", going).update();
        }
        jdbc.sql("""
                        insert into escalation_episode (item, first_period, last_period, fortnights, level, started_at)
                        select s.item, s.period, s.period, 1, 0, :now from stall s
                        where s.period = :period and not exists (select 1 from stalled_now e where e.item = s.item)
                        order by s.item
                        """).param("now", now).param("period", period).update();
        List<Long> started =
                jdbc.sql("""
                        select id from stalled_now where first_period = :period and last_period = :period order by id
                        """).param("period", period).query(Long.class).list();
        events.recordAll(
                now,
                EventKind.STALLED,
                jdbc.sql("""
                select p.round, s.item, s.reasons as text from stall s join reporting_period p on p.id = s.period
                where s.period = :period order by s.item
                """).param("period", period).query(Line.class).list());
        publisher.publishEvent(new ItemsStalled(period));
        process.start(started);
        process.stalled(going);
    }

    /** Ends the episodes of the round whose items did not stall in the period. */
    void end(long round, long period) {
        endAll(jdbc.sql("""
                        select e.id from stalled_now e join item i on i.id = e.item
                        where i.round = :round
                            and not exists (select 1 from stall s where s.period = :period and s.item = e.item)
                        order by e.id
                        """)
                .param("round", round)
                .param("period", period)
                .query(Long.class)
                .list());
    }

    /** Ends the open episodes of those of the items that are open no more. */
    public void endFor(List<Long> items) {
        if (!items.isEmpty()) {
            endAll(jdbc.sql("""
                            select e.id from stalled_now e join item i on i.id = e.item
                            where i.id in (:items) and not (%s) order by e.id
                            """.formatted(ItemState.openIn("i")))
                    .param("items", items)
                    .query(Long.class)
                    .list());
        }
    }

    private void endAll(List<Long> episodes) {
        if (episodes.isEmpty()) {
            return;
        }
        LocalDateTime now = LocalDateTime.now(clock);
        endings(episodes)
                .forEach((because, ended) -> jdbc.sql("""
                        update escalation_episode set ended_at = :now, ended_because = :because where id in (:ended)
                        """)
                        .param("now", now)
                        .param("because", because)
                        .param("ended", ended)
                        .update());
        events.recordAll(
                now,
                EventKind.STALL_ENDED,
                jdbc.sql("""
                select i.round, i.id as item, e.ended_because as text
                from escalation_episode e join item i on i.id = e.item where e.id in (:episodes) order by e.id
                """).param("episodes", episodes).query(Line.class).list());
        process.ended(episodes);
    }

    /** The episodes by why they end. */
    private Map<String, List<Long>> endings(List<Long> episodes) {
        return jdbc
                .sql("""
                        select e.id, i.state, %s as is_waiting, exists (select 1 from event v
                            where v.item = i.id and v.kind = 'REASSIGNED' and v.at > p.cut_off) as is_reassigned
                        from escalation_episode e join item i on i.id = e.item
                            join reporting_period p on p.id = e.last_period
                        where e.id in (:episodes)
                        """.formatted(Counted.WAITING.condition()))
                .param("episodes", episodes)
                .query(Ending.class)
                .list()
                .stream()
                .collect(groupingBy(Ending::because, mapping(Ending::id, toList())));
    }

    /** Fortnights of stall in the episode so far. */
    @Transactional(readOnly = true)
    @ModelQuestion(what = "已停滞几个两周", of = KeyKind.EPISODE, gives = Answer.NUMBER)
    public int fortnights(String episode) {
        return jdbc.sql("select fortnights from escalation_episode where id = :episode")
                .param("episode", Long.parseLong(episode))
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    @ModelQuestion(what = "停滞事项是否重大", of = KeyKind.EPISODE, gives = Answer.YES_OR_NO)
    public boolean isMajor(String episode) {
        return jdbc.sql("select i.major from escalation_episode e join item i on i.id = e.item where e.id = :episode")
                .param("episode", Long.parseLong(episode))
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether the step of this level was taken in the episode; each is taken once. A referral is a row of its own
     * table, since everybody who sees an item reads the steps.
     */
    @Transactional(readOnly = true)
    @ModelQuestion(what = "这一级是否已经办过", of = KeyKind.EPISODE, gives = Answer.YES_OR_NO)
    public boolean isTaken(String episode, int level) {
        return jdbc.sql("""
                        select exists (select 1 from escalation_step where episode = :episode and level = :level)
                            or :isReferral and exists (select 1 from referral where episode = :episode)
                        """)
                .param("episode", Long.parseLong(episode))
                .param("level", level)
                .param("isReferral", level == LadderStep.REFERRAL.level())
                .query(Boolean.class)
                .single();
    }
}
