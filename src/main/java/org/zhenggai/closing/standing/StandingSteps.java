package org.zhenggai.closing.standing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RoundState;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.Findings;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemProcess;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;
import org.zhenggai.round.item.Measures;

/**
 * Reviews of standing items (长期坚持): such an item is closed to a rhythm, and a rebound (反弹) opens it again. The
 * business key of {@code standing-review} is a series of reviews; the series outlives the round.
 */
@Service
@Transactional
@RequiredArgsConstructor
class StandingSteps {

    private final Items items;
    private final Measures measures;
    private final Findings findings;
    private final ItemProcess processes;
    private final RoundRepository rounds;
    private final RuleSets rules;
    private final Events events;
    private final StandingProcess standing;
    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** Sets the days of all reviews of an item that was closed just now, once, and starts their process. */
    void start(long item) {
        Item closed = items.get(item);
        boolean isStarted = jdbc.sql("select count(*) from standing_series where item = ? and state = 'OPEN'")
                        .param(item)
                        .query(Integer.class)
                        .single()
                > 0;
        if (isStarted) {
            return;
        }
        Refusal.unless(
                closed.state() == ItemState.CLOSED && closed.kind() == ItemKind.STANDING,
                "事项%s不是已经销号的长期坚持事项，不能安排定期复核。",
                closed.number());
        LocalDate today = LocalDate.now(clock);
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into standing_series (item, started_on, state) values (?, ?, 'OPEN')")
                .params(item, today)
                .update(key, "id");
        long series = key.getKeyAs(Long.class);
        int months = rules.figure(closed.round(), "reviewMonths");
        int reviews = rules.figure(closed.round(), "reviews");
        for (int number = 1; number <= reviews; number++) {
            LocalDate due = calendar.onOrBefore(today.plusMonths((long) months * number));
            jdbc.sql("insert into standing_review (series, number, due_on) values (?, ?, ?)")
                    .params(series, number, due)
                    .update();
        }
        standing.start(series);
    }

    /** The unit says how it keeps to what was achieved. */
    void report(long series, Actor actor, String text) {
        int number = due(series);
        jdbc.sql("""
            update standing_review set report = :text, reported_by = :user, reported_at = :now
            where series = :series and number = :number
            """)
                .param("text", text)
                .param("user", actor.user())
                .param("now", LocalDateTime.now(clock))
                .param("series", series)
                .param("number", number)
                .update();
        record(series, actor, EventKind.STANDING_REPORTED, "第" + number + "次：" + text);
    }

    /** The office finds that it holds; the last time ends the series. */
    void hold(long series, Actor actor) {
        int number = decide(series, actor, ReviewVerdict.HELD, null);
        if (current(series).isEmpty()) {
            end(series, SeriesState.HELD, null);
        }
        record(series, actor, EventKind.STANDING_HELD, "第" + number + "次复核");
    }

    /** The office finds a rebound: the item is marked for the look-back and its series is over. */
    void rebound(long series, Actor actor, String reason) {
        decide(series, actor, ReviewVerdict.REBOUNDED, reason);
        end(series, SeriesState.REBOUNDED, reason);
        items.rebounded(itemOf(series));
        record(series, actor, EventKind.REBOUNDED, reason);
    }

    /**
     * Opens the rebounded item again, once: same item, same history, same first day and original deadline. What was achieved
     * did not hold, so its progress begins anew and its measures are to be carried out again.
     *
     * @return false when its round is archived and has no more reports to ask for; then nothing is changed
     */
    boolean reopen(long series) {
        Item item = items.get(itemOf(series));
        if (rounds.get(item.round()).state() == RoundState.ARCHIVED) {
            return false;
        }
        if (item.state() == ItemState.CLOSED) {
            String rebound = jdbc.sql("select rebound from standing_series where id = ? and state = 'REBOUNDED'")
                    .param(series)
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new Refusal("整改办没有认定反弹，事项" + item.number() + "不能重新打开。请先办理“确认成效是否保持”。"));
            items.reopen(item.id(), Actor.SYSTEM, rebound, deadlineOf(item));
            measures.reopen(item.id());
            findings.reopenWith(item);
            processes.reopen(item.id());
        }
        return true;
    }

    /**
     * An item that was closed in time is not overdue on the day it is opened again: the days on which it was closed do not
     * count, so that it has as many days left as on the day it was closed, up to a working day. No rule gives it a day of
     * its own; the unit may ask for a later one.
     */
    private LocalDate deadlineOf(Item item) {
        return item.deadline() == null || item.closedAt() == null
                ? item.deadline()
                : calendar.onOrAfter(item.deadline()
                        .plusDays(ChronoUnit.DAYS.between(item.closedAt().toLocalDate(), LocalDate.now(clock))));
    }

    /** What the office does about a rebound that cannot be opened in its round. */
    void handle(long series, Actor actor, String handling) {
        record(series, actor, EventKind.REBOUND_HANDLED, handling);
    }

    private int decide(long series, Actor actor, ReviewVerdict verdict, String reason) {
        int number = due(series);
        String reporter = jdbc.sql("""
            select reported_by from standing_review where series = :series and number = :number and report is not null
            """)
                .param("series", series)
                .param("number", number)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refusal("责任单位还没有报告第" + number + "次复核的坚持情况，不能下结论。请先由单位报告。"));
        Refusal.unless(!actor.names().contains(reporter), "坚持情况由您本人或您所代办的人报告，须由他人确认。");
        jdbc.sql("""
            update standing_review set verdict = :verdict, reason = :reason, confirmed_by = :user, confirmed_at = :now
            where series = :series and number = :number
            """)
                .param("verdict", verdict.name())
                .param("reason", reason)
                .param("user", actor.user())
                .param("now", LocalDateTime.now(clock))
                .param("series", series)
                .param("number", number)
                .update();
        return number;
    }

    private int due(long series) {
        return current(series).orElseThrow(() -> new Refusal("这一复核系列已经结束，请刷新任务列表。"));
    }

    private Optional<Integer> current(long series) {
        return jdbc.sql("""
            select r.number from standing_review r join standing_series s on s.id = r.series
            where r.series = :series and r.verdict is null and s.state = 'OPEN' order by r.number limit 1
            """).param("series", series).query(Integer.class).optional();
    }

    private void end(long series, SeriesState state, String rebound) {
        jdbc.sql("update standing_series set state = ?, rebound = ? where id = ?")
                .params(state.name(), rebound, series)
                .update();
    }

    private long itemOf(long series) {
        return jdbc.sql("select item from standing_series where id = ?")
                .param(series)
                .query(Long.class)
                .single();
    }

    private void record(long series, Actor actor, EventKind kind, String text) {
        Item item = items.get(itemOf(series));
        events.record(item.round(), item.id(), actor.user(), kind, text);
    }
}
