package org.zhenggai.work.report;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.round.RoundState;

/** When reports are due, and when the next period opens. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ReportDates {

    private final ReportProcess process;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * The dates of a round in work.
     *
     * @param running number of the period that runs, null when none does
     * @param cutOff its cut-off, null when none runs
     * @param nextOpens when the round's clock opens the next one, null where it does not run
     */
    public record Dates(long round, Integer running, LocalDateTime cutOff, LocalDateTime nextOpens) {}

    private record Row(long round, Integer number, LocalDateTime cutOff) {}

    /** Of those of the rounds that are in work; the others have no periods. */
    public List<Dates> of(Collection<Long> rounds) {
        if (rounds.isEmpty()) {
            return List.of();
        }
        Map<Long, LocalDateTime> openings = process.nextOpenings(Set.copyOf(rounds));
        return jdbc
                .sql("""
                        select r.id as round, p.number, p.cut_off from round r
                            left join reporting_period p on p.id = (select max(q.id) from reporting_period q
                                where q.round = r.id and q.cut_off > :now)
                        where r.id in (:rounds) and r.state = :inWork order by r.id desc
                        """)
                .param("now", LocalDateTime.now(clock))
                .param("rounds", rounds)
                .param("inWork", RoundState.IN_WORK.name())
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Dates(row.round(), row.number(), row.cutOff(), openings.get(row.round())))
                .toList();
    }
}
