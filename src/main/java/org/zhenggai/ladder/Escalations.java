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
import org.zhenggai.round.Chunks;
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

    /** Episodes that a period ends; one that began after it, or went on, is none of its doing. */
    static final String MOVING = """
            from stalled_now e join item i on i.id = e.item join reporting_period p on p.round = i.round
            where p.id = :period and e.last_period < p.id
                and not exists (select 1 from stall s where s.period = p.id and s.item = e.item)
            """;

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

    /**
     * Counts the period as one more fortnight for the next items that stalled in it, each once, and takes what is due.
     *
     * @return how many were left
     */
    int climb(long period) {
        List<Long> next = jdbc.sql(
                        "select item from stall where period = :period and not is_counted order by item limit :size")
                .param("period", period)
                .param("size", Chunks.SIZE)
                .query(Long.class)
                .list();
        if (next.isEmpty()) {
            return 0;
        }
        jdbc.sql("update stall set is_counted = true where period = :period and item in (:next)")
                .param("period", period)
                .param("next", next)
                .update();
        // One that ended since it was assessed climbs no more.
        List<Long> items = jdbc.sql("select i.id from item i where i.id in (:next) and %s order by i.id"
                        .formatted(ItemState.openIn("i")))
                .param("next", next)
                .query(Long.class)
                .list();
        if (!items.isEmpty()) {
            climb(period, items);
        }
        return next.size();
    }

    private void climb(long period, List<Long> items) {
        LocalDateTime now = LocalDateTime.now(clock);
        List<Long> going = jdbc.sql("select e.id from stalled_now e where e.item in (:items) order by e.id")
                .param("items", items)
                .query(Long.class)
                .list();
        if (!going.isEmpty()) {
            jdbc.sql("""
                            update escalation_episode set fortnights = fortnights + 1, last_period = :period
                            where id in (:going)
                            """).param("period", period).param("going", going).update();
        }
        jdbc.sql("""
                        insert into escalation_episode (item, first_period, last_period, fortnights, level, started_at)
                        select s.item, s.period, s.period, 1, 0, :now from stall s
                        where s.period = :period and s.item in (:items)
                            and not exists (select 1 from stalled_now e where e.item = s.item)
                        order by s.item
                        """)
                .param("now", now)
                .param("period", period)
                .param("items", items)
                .update();
        List<Long> started = jdbc.sql("""
                        select id from stalled_now
                        where first_period = :period and last_period = :period and item in (:items) order by id
                        """)
                .param("period", period)
                .param("items", items)
                .query(Long.class)
                .list();
        events.recordAll(
                now,
                EventKind.STALLED,
                jdbc.sql("""
                select p.round, s.item, s.reasons as text from stall s join reporting_period p on p.id = s.period
                where s.period = :period and s.item in (:items) order by s.item
                """)
                        .param("period", period)
                        .param("items", items)
                        .query(Line.class)
                        .list());
        publisher.publishEvent(new ItemsStalled(period, items));
        process.start(started);
        process.stalled(going);
    }

    /**
     * Ends the next episodes of the period's round whose items did not stall in it.
     *
     * @return how many episodes
     */
    int end(long period) {
        List<Long> next = jdbc.sql("select e.id " + MOVING + " order by e.id limit :size")
                .param("period", period)
                .param("size", Chunks.SIZE)
                .query(Long.class)
                .list();
        endAll(next);
        return next.size();
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
