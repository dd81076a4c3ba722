package org.zhenggai.work.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.round.Chunks;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.Events.Line;
import org.zhenggai.round.Events.Touched;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.ItemProcess;
import org.zhenggai.round.item.ItemState;

/** Reporting periods (两周): opened by the round's clock, asked of every item in work, closed at the cut-off. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Periods {

    private static final LocalTime CUT_OFF = LocalTime.of(17, 0);

    private final JdbcClient jdbc;
    private final RuleSets rules;
    private final WorkCalendar calendar;
    private final ItemProcess items;
    private final ReportProcess process;
    private final Events events;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    /**
     * Opens the round's next period, unless one is running already. It is cut off on the last working day of the
     * fortnight.
     */
    public void open(long round) {
        LocalDateTime now = LocalDateTime.now(clock);
        if (!running(round).isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent,
                            stalled, returned, closed)
                        select :round, coalesce(max(number), 0) + 1, 'OPEN', :now, :cutOff, 0, 0, 0, 0, 0, 0
                        from reporting_period where round = :round
                        """)
                .param("round", round)
                .param("now", now)
                .param("cutOff", cutOff(round, now))
                .update();
        publisher.publishEvent(new Touched(round));
        process.start(running(round).get(0));
    }

    private LocalDateTime cutOff(long round, LocalDateTime opensAt) {
        LocalDate last = opensAt.toLocalDate().plusDays(rules.figure(round, "cadence") - 1L);
        return calendar.onOrBefore(last).atTime(CUT_OFF);
    }

    private record Open(long id, LocalDateTime opensAt, LocalDateTime cutOff) {}

    /**
     * Moves the cut-off of the round's running period, and its timer, to where the rules and the calendar put it now;
     * never into the past, since the units were told a later day.
     *
     * @return the cut-off before and after, or empty when it stays
     */
    public Optional<Moved> reviseCutOff(long round) {
        LocalDateTime now = LocalDateTime.now(clock);
        return jdbc.sql("""
                        select id, opens_at, cut_off from reporting_period
                        where round = :round and state = 'OPEN' and cut_off > :now order by number desc limit 1
                        """)
                .param("round", round)
                .param("now", now)
                .query(Open.class)
                .optional()
                .flatMap(open -> {
                    LocalDateTime next = cutOff(round, open.opensAt());
                    if (next.equals(open.cutOff()) || !next.isAfter(now)) {
                        return Optional.empty();
                    }
                    jdbc.sql("update reporting_period set cut_off = ? where id = ?")
                            .params(next, open.id())
                            .update();
                    process.moveCutOff(open.id(), next);
                    return Optional.of(new Moved(open.cutOff(), next));
                });
    }

    /** A cut-off that has moved. */
    public record Moved(LocalDateTime from, LocalDateTime to) {}

    /** The period was assessed; false when it had been already. */
    public boolean cutOff(long period) {
        touched(period);
        return jdbc.sql("update reporting_period set state = 'CUT_OFF' where id = ? and state = 'OPEN'")
                        .param(period)
                        .update()
                > 0;
    }

    private void touched(long period) {
        publisher.publishEvent(new Touched(jdbc.sql("select round from reporting_period where id = ?")
                .param(period)
                .query(Long.class)
                .single()));
    }

    /** What the bulletin counts of a period. */
    public record Figures(long period, int open, int reported, int silent, int stalled, int returned, int closed) {}

    /** Keeps what the round's overview and its figures show of the period. */
    public void keep(Figures figures) {
        jdbc.sql("""
                update reporting_period set open_items = :open, reported = :reported, silent = :silent,
                    stalled = :stalled, returned = :returned, closed = :closed where id = :period
                """).paramSource(figures).update();
    }

    /** The bulletin of the period is published. */
    public void published(long period) {
        jdbc.sql("update reporting_period set state = 'PUBLISHED' where id = ?")
                .param(period)
                .update();
    }

    /** Whether a period of the round runs now. */
    @Transactional(readOnly = true)
    boolean isRunning(long round) {
        return !running(round).isEmpty();
    }

    /** The id of the period that runs now, in a list of none or one. */
    private List<Long> running(long round) {
        return jdbc.sql("select id from reporting_period where round = ? and state = 'OPEN' and cut_off > ?")
                .params(round, LocalDateTime.now(clock))
                .query(Long.class)
                .list();
    }

    /** Asks the units of the next items in work that were not asked in this period yet. */
    public void askForReports(long period) {
        List<Long> next = jdbc.sql("""
                        select i.id from item i join reporting_period p on p.round = i.round
                        where p.id = :period and i.state = 'IN_WORK' and not exists
                            (select 1 from fortnightly_report f where f.period = p.id and f.item = i.id)
                        order by i.id limit :size
                        """)
                .param("period", period)
                .param("size", Chunks.SIZE)
                .query(Long.class)
                .list();
        if (next.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into fortnightly_report (period, item, sequence, state, unit, has_moved)
                        select :period, i.id, 1, 'DUE', i.lead_unit, false from item i where i.id in (:next)
                        """).param("period", period).param("next", next).update();
        touched(period);
        items.reportDue(next);
    }

    /**
     * Closes the next reports that are still owed at the cut-off. Who has not reported at all is silent; who has and was
     * asked again after a return just lets that lapse, and is asked anew in the next period; whose item is open no more is
     * excused.
     */
    public void closeReports(long period) {
        List<Long> next = jdbc.sql("""
                        select item from fortnightly_report where period = :period and state = 'DUE'
                        order by item limit :size
                        """)
                .param("period", period)
                .param("size", Chunks.SIZE)
                .query(Long.class)
                .list();
        if (next.isEmpty()) {
            return;
        }
        touched(period);
        jdbc.sql("""
                        delete from fortnightly_report
                        where period = :period and state = 'DUE' and sequence > 1 and item in (:next)
                        """).param("period", period).param("next", next).update();
        jdbc.sql("""
                        update fortnightly_report set state = 'EXCUSED' where period = :period and state = 'DUE'
                            and item in (select i.id from item i where i.id in (:next) and not (%s))
                        """.formatted(ItemState.openIn("i")))
                .param("period", period)
                .param("next", next)
                .update();
        events.recordAll(
                LocalDateTime.now(clock),
                EventKind.REPORT_MISSING,
                jdbc.sql("""
                select p.round, i.id as item, u.name as text from fortnightly_report f join item i on i.id = f.item
                join unit u on u.code = i.lead_unit join reporting_period p on p.id = f.period
                where f.period = :period and f.state = 'DUE' and i.id in (:next) order by i.id
                """)
                        .param("period", period)
                        .param("next", next)
                        .query(Line.class)
                        .list());
        jdbc.sql("""
                        update fortnightly_report set state = 'MISSING'
                        where period = :period and state = 'DUE' and item in (:next)
                        """).param("period", period).param("next", next).update();
        items.reportMissed(next);
    }
}
