package org.zhenggai.work.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.round.Chunks;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.Events.Line;
import org.zhenggai.round.item.Deadline;

/**
 * Early warnings (催办, level 0 of the ladder) before an item's deadline, so many days ahead as the figures
 * {@code warnDeadline…} of the rule set say; each once for an item and a deadline. A warning that would fall on a day
 * off comes on the working day before it; of several that were missed only the most urgent is given.
 */
@Service
@Transactional
@RequiredArgsConstructor
class Warnings {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final WorkCalendar calendar;
    private final Events events;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    private record Due(long id, LocalDate deadline, int days) {}

    /** Items of the round that have to be warned of now. */
    @Transactional(readOnly = true)
    public int count(long round) {
        List<Integer> steps = steps(round);
        return steps.isEmpty()
                ? 0
                : jdbc.sql("select count(*)" + due(steps))
                        .param("round", round)
                        .param("today", LocalDate.now(clock))
                        .query(Integer.class)
                        .single();
    }

    /** Warns of the next items of the round, the nearest deadlines first. */
    void warn(long round) {
        List<Integer> steps = steps(round);
        if (steps.isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        List<Due> next = jdbc.sql(
                        "select x.id, x.deadline, x.days" + due(steps) + " order by x.deadline, x.id limit :size")
                .param("round", round)
                .param("today", today)
                .param("size", Chunks.SIZE)
                .query(Due.class)
                .list();
        if (next.isEmpty()) {
            return;
        }
        LocalDateTime now = LocalDateTime.now(clock);
        batches.batchUpdate(
                "insert into deadline_warning (item, deadline, days, warned_at) values (?, ?, ?, ?)",
                next.stream()
                        .map(item -> new Object[] {item.id(), item.deadline(), item.days(), now})
                        .toList());
        events.recordAll(
                now,
                EventKind.DEADLINE_WARNED,
                next.stream()
                        .map(item -> new Line(round, item.id(), words(item.deadline(), today)))
                        .toList());
        publisher.publishEvent(new DeadlinesWarned(next.stream()
                .map(item -> new DeadlinesWarned.Warning(
                        item.id(), item.deadline(), item.days(), item.days() == steps.get(0)))
                .toList()));
    }

    private static String words(LocalDate deadline, LocalDate today) {
        long left = deadline.toEpochDay() - today.toEpochDay();
        return "整改期限" + Days.words(deadline) + (left == 0 ? "，今天到期" : "，还有" + left + "天");
    }

    /** Days before a deadline on which the round's rule set warns, the fewest first. */
    private List<Integer> steps(long round) {
        return jdbc.sql("select distinct f.figure from rule_figure f join round r on r.rule_set = f.rule_set"
                        + " where r.id = ? and f.name like 'warnDeadline%' order by f.figure")
                .param(round)
                .query(Integer.class)
                .list();
    }

    /**
     * The items in their units' hands with the step that each has reached, unless it was warned of that or a later one.
     * A step is reached as soon as no working day is left before it, so that nobody is warned on a day off.
     */
    private String due(List<Integer> steps) {
        LocalDate eve = calendar.plus(LocalDate.now(clock), 1).minusDays(1);
        String reached = steps.stream()
                .map(days -> "when i.deadline <= date '" + Days.iso(eve.plusDays(days)) + "' then " + days)
                .collect(Collectors.joining(" "));
        return " from (select i.id, i.deadline, case " + reached + " end as days from item i where i.round = :round"
                + " and i.state in ('ASSIGNED', 'ACCEPTED', 'MEASURES_REVIEW', 'IN_WORK', 'EXTENSION_REVIEW')"
                + " and not " + Deadline.pastIn("i")
                + ") x where x.days is not null and not exists (select 1 from deadline_warning w"
                + " where w.item = x.id and w.deadline = x.deadline and w.days <= x.days)";
    }
}
