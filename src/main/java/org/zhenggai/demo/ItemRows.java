package org.zhenggai.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.demo.course.ItemCourse;

/** What the tables say of the round's items and its reporting period while its story is told. */
@Component
@RequiredArgsConstructor
class ItemRows {

    private final JdbcClient jdbc;

    /** The newest period of a round; number 0 before the first. */
    record Period(int number, LocalDateTime opensAt) {}

    /** @param failedInPeriod verifications and signatures refused since the period opened */
    record Row(
            long id,
            String number,
            int position,
            int progress,
            String waitingWho,
            String waitingFor,
            LocalDate askAgainOn,
            String leader,
            String leadUnit,
            int returnedMeasures,
            int failedInPeriod,
            int handBacks) {

        /** The moment of the story in which somebody has a task about the item. */
        ItemCourse.Moment on(LocalDate day, Period period) {
            return new ItemCourse.Moment(
                    number,
                    position,
                    Math.max(1, period.number()),
                    ChronoUnit.DAYS.between(period.opensAt().toLocalDate(), day),
                    progress,
                    waitingWho,
                    waitingFor,
                    askAgainOn,
                    day,
                    returnedMeasures,
                    failedInPeriod,
                    handBacks);
        }
    }

    Period period(long round) {
        return jdbc.sql("""
            select number, opens_at as opensAt from reporting_period where round = :round order by number desc limit 1
            """)
                .param("round", round)
                .query(Period.class)
                .optional()
                .orElseGet(() -> new Period(0, LocalDateTime.of(2000, 1, 1, 0, 0)));
    }

    int closed(long round) {
        return jdbc.sql("select count(*) from item where round = ? and state = 'CLOSED'")
                .param(round)
                .query(Integer.class)
                .single();
    }

    long itemOfEpisode(long episode) {
        return itemOf("escalation_episode", episode);
    }

    long itemOfSeries(long series) {
        return itemOf("standing_series", series);
    }

    private long itemOf(String table, long id) {
        return jdbc.sql("select item from " + table + " where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    /** The round's items by id. */
    Map<Long, Row> of(long round, Period period) {
        return jdbc.sql("""
                        select i.id, i.number, i.position, i.progress, i.waiting_who as waitingWho, i.waiting_for as waitingFor,
                            i.ask_again_on as askAgainOn, i.leader, i.lead_unit as leadUnit,
                            (select count(*) from event e where e.item = i.id and e.kind = 'MEASURES_RETURNED')
                                as returnedMeasures,
                            (select count(*) from event e where e.item = i.id and e.at >= :since and e.kind in
                                ('VERIFICATION_FAILED', 'LEADER_REFUSED', 'SECRETARY_REFUSED')) as failedInPeriod,
                            (select count(*) from event e where e.item = i.id and e.kind = 'HANDED_BACK') as handBacks
                        from item i where i.round = :round
                        """).param("since", period.opensAt()).param("round", round).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::id, Function.identity()));
    }
}
