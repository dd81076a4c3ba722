package org.zhenggai.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;
import org.zhenggai.work.report.PeriodState;

/** How a round stands, in figures of the items that somebody may see; each is the number of lines of a filtered ledger. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RoundBoard {

    private static final int NEXT = 10;

    /** The counts of {@link Counts} over items {@code i}. */
    private static final String COUNTS = Counted.columns(
            Counted.LAST_CUT_OFF,
            Counted.ITEMS,
            Counted.OPEN,
            Counted.CLOSED,
            Counted.CARRIED_OVER,
            Counted.WITHDRAWN,
            Counted.OVERDUE,
            Counted.SOON,
            Counted.STALLED);

    private static final String UNIT_COUNTS = Counted.columns(
            Counted.NEWEST, Counted.ASKED, Counted.REPORTED, Counted.SILENT, Counted.EXCUSED, Counted.ASKED_AND_ENDED);

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Numbers of items; all are {@code open + closed + carriedOver + withdrawn}.
     *
     * @param soon open and due within {@link Deadline#SOON_DAYS} days
     * @param stalled open and stalled in the last period that was cut off
     */
    public record Counts(
            int items, int open, int closed, int carriedOver, int withdrawn, int overdue, int soon, int stalled) {}

    /** An area with its numbers. */
    record AreaLine(
            int number,
            String title,
            int items,
            int open,
            int closed,
            int carriedOver,
            int withdrawn,
            int overdue,
            int soon,
            int stalled) {

        /** Closed ones of a hundred. */
        public int percent() {
            return items == 0 ? 0 : closed * 100 / items;
        }
    }

    record StateLine(ItemState state, int items) {}

    record LevelLine(LadderStep step, int items) {}

    /** The newest period. */
    record Period(long id, int number, PeriodState state, LocalDateTime opensAt, LocalDateTime cutOff) {

        public String word() {
            return state.word();
        }
    }

    /**
     * A unit in the newest period: items that it leads and was asked about, which are those that reported, were silent
     * or were excused.
     *
     * @param askedAndEnded of those asked that are open no more
     */
    record UnitLine(String code, String name, int asked, int reported, int silent, int excused, int askedAndEnded) {}

    /** The newest period with the items that somebody sees: those asked are reported, silent or excused. */
    public record Fortnight(
            int number,
            PeriodState state,
            LocalDateTime opensAt,
            LocalDateTime cutOff,
            int asked,
            int reported,
            int silent,
            int excused) {

        public String word() {
            return state.word();
        }
    }

    /** An open item that comes due soon. */
    record Due(long id, String number, String title, String unit, LocalDate deadline, int progress) {}

    public Counts counts(long round, Scope scope) {
        return ask(round, scope, COUNTS, "", "").query(Counts.class).single();
    }

    List<AreaLine> areas(long round, Scope scope) {
        return ask(
                        round,
                        scope,
                        "a.number, a.title, " + COUNTS,
                        "join finding f on f.id = i.finding join area a on a.id = f.area",
                        "group by a.id, a.number, a.title order by a.number, a.id")
                .query(AreaLine.class)
                .list();
    }

    List<StateLine> states(long round, Scope scope) {
        return ask(round, scope, "i.state, count(*) as items", "", "group by i.state")
                .query(StateLine.class)
                .list()
                .stream()
                .sorted(Comparator.comparing(StateLine::state))
                .toList();
    }

    /** Items on each step of the ladder; a referral counts as the step below. */
    List<LevelLine> levels(long round, Scope scope) {
        record Row(int level, int items) {}
        return ask(
                        round,
                        scope,
                        LadderStep.shownIn("e") + " as level, count(*) as items",
                        "join stalled_now e on e.item = i.id and e.level > 0",
                        "group by " + LadderStep.shownIn("e") + " order by 1")
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new LevelLine(LadderStep.of(row.level()), row.items()))
                .toList();
    }

    Optional<Period> period(long round) {
        return jdbc.sql("""
            select id, number, state, opens_at, cut_off from reporting_period where round = :round
            order by id desc limit 1
            """).param("round", round).query(Period.class).optional();
    }

    /** Empty before the first period. */
    public Optional<Fortnight> fortnight(long round, Scope scope) {
        record Reports(int asked, int reported, int silent, int excused) {}
        return period(round).map(period -> {
            Reports reports = ask(
                            round,
                            scope,
                            Counted.columns(
                                    Counted.NEWEST, Counted.ASKED, Counted.REPORTED, Counted.SILENT, Counted.EXCUSED),
                            "",
                            "")
                    .query(Reports.class)
                    .single();
            return new Fortnight(
                    period.number(),
                    period.state(),
                    period.opensAt(),
                    period.cutOff(),
                    reports.asked(),
                    reports.reported(),
                    reports.silent(),
                    reports.excused());
        });
    }

    /** The units that were asked in the newest period, those with silence first. */
    List<UnitLine> units(long round, Scope scope) {
        return ask(
                        round,
                        scope,
                        "u.code, u.name, " + UNIT_COUNTS,
                        "join unit u on u.code = i.lead_unit",
                        "and %s group by u.code, u.name order by silent desc, u.name"
                                .formatted(Counted.ASKED.condition(Counted.NEWEST)))
                .query(UnitLine.class)
                .list();
    }

    /** The nearest {@value #NEXT} of what comes due soon. */
    List<Due> next(long round, Scope scope) {
        return ask(
                        round,
                        scope,
                        "i.id, i.number, i.title, u.name as unit, i.deadline, i.progress",
                        "left join unit u on u.code = i.lead_unit",
                        "and %s order by i.deadline, i.position limit %d".formatted(Counted.SOON.condition(), NEXT))
                .query(Due.class)
                .list();
    }

    /** Columns of the round's items {@code i} that somebody may see. */
    private JdbcClient.StatementSpec ask(long round, Scope scope, String columns, String joins, String rest) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
            select %s from item i %s where i.round = :round and %s %s
            """.formatted(columns, joins, Scope.CONDITION, rest))
                .params(scope.parameters())
                .param("round", round)
                .param("today", today)
                .param("soonUntil", Deadline.soonUntil(today));
    }
}
