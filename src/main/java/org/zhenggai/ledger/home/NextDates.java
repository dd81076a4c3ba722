package org.zhenggai.ledger.home;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.ledger.Overview.RoundLine;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.report.ReportDates;
import org.zhenggai.work.report.ReportDates.Dates;

/** The next dates of the rounds and items that somebody sees. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class NextDates {

    private static final int SHOWN = 8;

    /** Numbers of items that a line names. */
    private static final int NAMED = 6;

    private final ReportDates reports;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * A date.
     *
     * @param time null for the whole day
     * @param what happens then
     * @param link page with more about it
     */
    record Day(LocalDate on, LocalTime time, String what, String round, String link) {

        static Day at(LocalDateTime at, String what, RoundLine round) {
            return new Day(at.toLocalDate(), at.toLocalTime(), what, round.shortName(), "/rounds/" + round.id());
        }
    }

    private record Due(long round, LocalDate day, int items, String numbers) {}

    private record Owed(long round, int items) {}

    /** When the reports of the running rounds among these are due. */
    List<Dates> known(List<RoundLine> rounds) {
        return reports.of(open(rounds).keySet());
    }

    /** When the running periods close, by round. */
    static Map<Long, LocalDateTime> cutOffs(List<Dates> known) {
        return known.stream()
                .filter(dates -> dates.running() != null)
                .collect(Collectors.toMap(Dates::round, Dates::cutOff));
    }

    private static Map<Long, RoundLine> open(List<RoundLine> rounds) {
        return rounds.stream()
                .filter(round -> round.state().isOpen())
                .collect(Collectors.toMap(RoundLine::id, round -> round));
    }

    /**
     * The nearest ones of these rounds, in order.
     *
     * @param known when their reports are due
     */
    List<Day> of(Viewer viewer, List<RoundLine> rounds, List<Dates> known) {
        Map<Long, RoundLine> open = open(rounds);
        if (open.isEmpty()) {
            return List.of();
        }
        Scope scope = Scope.of(viewer);
        LocalDate today = LocalDate.now(clock);
        List<Day> days = new ArrayList<>();
        Map<Long, Integer> owed = owed(open, scope);
        known.forEach(dates -> {
            RoundLine round = open.get(dates.round());
            if (dates.running() != null) {
                days.add(Day.at(
                        dates.cutOff(),
                        "第%d期报告截止%s".formatted(dates.running(), still(owed.getOrDefault(round.id(), 0))),
                        round));
            }
            if (dates.nextOpens() != null) {
                days.add(Day.at(dates.nextOpens(), "开始填报下一期报告", round));
            }
        });
        due(open, scope, Counted.SOON.condition(), "deadline", today)
                .forEach(due -> days.add(day(due, "整改期限到期", open, "?soon=true")));
        due(
                        open,
                        scope,
                        ItemState.openIn("i") + " and i.ask_again_on between :today and :soonUntil",
                        "ask_again_on",
                        today)
                .forEach(due -> days.add(day(due, "再次询问外部条件", open, "?open=true")));
        open.values().stream()
                .filter(round -> round.concentratedEnd() != null && !Deadline.isPast(round.concentratedEnd(), today))
                .forEach(round -> days.add(
                        new Day(round.concentratedEnd(), null, "集中整改期届满", round.shortName(), "/rounds/" + round.id())));
        return days.stream()
                .sorted(Comparator.comparing(Day::on)
                        .thenComparing(day -> day.time() == null ? LocalTime.MAX : day.time()))
                .limit(SHOWN)
                .toList();
    }

    private static String still(int owed) {
        return owed == 0 ? "" : "，还有" + owed + "项未报";
    }

    private static Day day(Due due, String what, Map<Long, RoundLine> rounds, String filter) {
        String more = due.items() > NAMED ? "等" + due.items() + "项" : "";
        return new Day(
                due.day(),
                null,
                "事项" + due.numbers() + more + what,
                rounds.get(due.round()).shortName(),
                "/rounds/" + due.round() + "/ledger" + filter);
    }

    /** Items that have something to do on a day of the next fortnight, a row a day. */
    private List<Due> due(Map<Long, RoundLine> rounds, Scope scope, String condition, String column, LocalDate today) {
        return jdbc.sql("""
                        select x.round, x.day_on as "day", count(*) as items,
                            string_agg(case when x.place <= %d then x.number end, '、' order by x.place) as numbers
                        from (select i.round, i.%s as day_on, i.number,
                                row_number() over (partition by i.round, i.%s order by i.position) as place
                            from item i where i.round in (:rounds) and %s and %s) x
                        group by x.round, x.day_on
                        """.formatted(NAMED, column, column, condition, Scope.CONDITION))
                .param("rounds", rounds.keySet())
                .param("today", today)
                .param("soonUntil", Deadline.soonUntil(today))
                .params(scope.parameters())
                .query(Due.class)
                .list();
    }

    private Map<Long, Integer> owed(Map<Long, RoundLine> rounds, Scope scope) {
        return jdbc
                .sql("""
                        select p.round, count(*) as items from reporting_period p join item i on i.round = p.round
                        where p.round in (:rounds) and p.state = 'OPEN' and %s and %s group by p.round
                        """.formatted(Counted.SILENT.condition("p.id"), Scope.CONDITION))
                .param("rounds", rounds.keySet())
                .params(scope.parameters())
                .query(Owed.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Owed::round, Owed::items));
    }
}
