package org.zhenggai.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.calendar.WorkCalendar;

/** When a task is due and when to look at it again, by the round's rule set and the calendar of working days. */
@Component
@RequiredArgsConstructor
class DueDates {

    private static final LocalTime START_OF_DAY = LocalTime.of(9, 0);

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;
    private final Clock clock;

    /** Due date and follow-up date of a task. */
    record Dates(Date due, Date followUp) {}

    /**
     * The dates of a task that is created now: as many working days as the rule set has for it, or the cut-off of the
     * open reporting period for a report. Empty when neither is known.
     */
    Optional<Dates> of(long round, String task) {
        return (task.equals("reportProgress") ? cutOff(round) : due(LocalDate.now(clock), figure(round, task)))
                .map(this::dates);
    }

    /** The working days that the round's rule set gives to a task; empty when it names none. */
    Optional<Integer> figure(long round, String task) {
        return jdbc.sql("""
                        select f.figure from rule_figure f join round r on r.rule_set = f.rule_set
                        where r.id = :round and f.name = :task and f.unit = 'working-day'
                        """)
                .param("round", round)
                .param("task", task)
                .query(Integer.class)
                .optional();
    }

    /** When a task of that day is due. */
    Optional<LocalDateTime> due(LocalDate created, Optional<Integer> workingDays) {
        return workingDays.map(days -> calendar.plus(created, days).atTime(WorkCalendar.END_OF_DAY));
    }

    Optional<LocalDateTime> cutOff(long round) {
        return jdbc.sql("""
                        select cut_off from reporting_period where round = :round and state = 'OPEN'
                        order by number desc limit 1
                        """).param("round", round).query(LocalDateTime.class).optional();
    }

    Dates dates(LocalDateTime due) {
        LocalDateTime dayBefore =
                calendar.onOrBefore(due.toLocalDate().minusDays(1)).atTime(START_OF_DAY);
        LocalDateTime now = LocalDateTime.now(clock);
        return new Dates(date(due), date(dayBefore.isBefore(now) ? now : dayBefore));
    }

    private Date date(LocalDateTime time) {
        return Date.from(time.atZone(clock.getZone()).toInstant());
    }
}
