package org.zhenggai.ladder;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.ItemState;

/** The facts by which an open item stalls or moves (停滞), gathered for all items of a round at once. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Stalls {

    private final JdbcClient jdbc;
    private final RuleSets rules;
    private final WorkCalendar calendar;
    private final Clock clock;

    /** What the table {@code stall-assessment} would be asked now about the round's open items, by item. */
    public Map<Long, Map<String, Object>> inputs(long round) {
        return inputs(
                round,
                jdbc.sql("select coalesce(max(id), 0) from reporting_period where round = ?")
                        .param(round)
                        .query(Long.class)
                        .single());
    }

    /** The same for a period that is at its cut-off. */
    Map<Long, Map<String, Object>> inputs(long round, long period) {
        LocalDate today = LocalDate.now(clock);
        Map<ItemState, Integer> times = times(round);
        Map<Long, Map<String, Object>> inputs = new LinkedHashMap<>();
        facts(round, period)
                .forEach(item -> inputs.put(
                        item.item(), item.inputs(today, late(item, times.getOrDefault(item.state(), -1), today))));
        return inputs;
    }

    private Map<ItemState, Integer> times(long round) {
        return Map.of(
                ItemState.ASSIGNED, rules.figure(round, "acceptItem"),
                ItemState.ACCEPTED, rules.figure(round, "proposeMeasures"),
                ItemState.IN_WORK, rules.figure(round, "askAgain"));
    }

    private int late(StallFacts item, int workingDays, LocalDate today) {
        LocalDateTime since = item.timeSince();
        if (workingDays < 0 || since == null) {
            return 0;
        }
        LocalDate due = calendar.plus(since.toLocalDate(), workingDays);
        return due.isBefore(today) ? calendar.workingDaysBetween(due, today) : 0;
    }

    /** What was reported and verified before an item was opened again (反弹) counts no more. */
    private List<StallFacts> facts(long round, long period) {
        return jdbc.sql("""
            select i.id as item, i.state, i.state_since, i.ask_again_on, i.deadline,
                (select w.asked_at from waiting w where w.item = i.id and w.ended_at is null) as asked_at,
                exists (select 1 from fortnightly_report f
                    where f.period = :period and f.item = i.id and f.state = 'MISSING')
                and not exists (select 1 from fortnightly_report f
                    where f.period = :period and f.item = i.id and f.state = 'SUBMITTED')
                    as report_missing,
                (select count(*) from fortnightly_report f
                    where f.item = i.id and f.state = 'SUBMITTED' and f.request <> 'WAITING'
                    and (i.rebounded_at is null or f.submitted_at > i.rebounded_at) and f.id > coalesce(
                        (select max(m.id) from fortnightly_report m
                            where m.item = i.id and m.state = 'SUBMITTED' and m.has_moved), 0))
                    as reports_without_progress,
                (select count(*) from verification v where v.item = i.id and v.verdict = 'RETURNED'
                    and (i.rebounded_at is null or v.at > i.rebounded_at)) as failed_verifications
            from item i where i.round = :round and %s
            order by i.position
            """.formatted(ItemState.startedIn("i")))
                .param("period", period)
                .param("round", round)
                .query(StallFacts.class)
                .list();
    }
}
