package org.zhenggai.ladder;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.report.Periods;

/** Which open items stall in a period (停滞), assessed in bulk at its cut-off, and what follows from it. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Stalls {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final StallAssessmentProcess table;
    private final Escalations escalations;
    private final Periods periods;
    private final RuleSets rules;
    private final WorkCalendar calendar;
    private final Clock clock;

    /**
     * Assesses the period once: writes its stalls, climbs for items that stall, ends the episodes of those that move.
     *
     * @throws Refusal while a report of it is still waited for: its item would count as one that moves
     */
    public void assess(long period) {
        int owed = jdbc.sql("""
                        select count(*) from fortnightly_report f join reporting_period p on p.id = f.period
                        where p.id = :period and p.state = 'OPEN' and f.state = 'DUE'
                        """).param("period", period).query(Integer.class).single();
        Refusal.unless(owed == 0, "本期还有%d份报告在等待填报，没有截止，不能评定停滞。请等报告期截止。", owed);
        if (!periods.cutOff(period)) {
            return;
        }
        long round = jdbc.sql("select round from reporting_period where id = ?")
                .param(period)
                .query(Long.class)
                .single();
        LocalDate today = LocalDate.now(clock);
        Map<ItemState, Integer> times = times(round);
        Map<Long, List<String>> stalled = table.reasons(
                facts(round, period), today, item -> late(item, times.getOrDefault(item.state(), -1), today));
        batches.batchUpdate(
                "insert into stall (period, item, reasons) values (?, ?, ?)",
                stalled.entrySet().stream()
                        .map(entry -> new Object[] {period, entry.getKey(), String.join("、", entry.getValue())})
                        .toList());
        escalations.end(round, period);
        escalations.climb(period);
    }

    /** What the table {@code stall-assessment} would be asked now about the round's open items, by item. */
    @Transactional(readOnly = true)
    public Map<Long, Map<String, Object>> inputs(long round) {
        LocalDate today = LocalDate.now(clock);
        Map<ItemState, Integer> times = times(round);
        long period = jdbc.sql("select coalesce(max(id), 0) from reporting_period where round = ?")
                .param(round)
                .query(Long.class)
                .single();
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
