package org.zhenggai.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.ladder.LadderStep;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.ItemState;

/** How a round stands, in figures of the items that somebody may see; each is the number of lines of a filtered ledger. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class RoundBoard {

    private static final int NEXT = 10;

    private static final String IS_OPEN = Counted.OPEN.condition();

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

    private static final String ITEMS = " from item i where i.round = :round and " + Scope.CONDITION;

    private static final String AREAS =
            ITEMS.replaceFirst(" where", " join finding f on f.id = i.finding join area a on a.id = f.area where");

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Numbers of items; all are {@code open + closed + carriedOver + withdrawn}.
     *
     * @param soon open and due within {@link Deadline#SOON_DAYS} days
     * @param stalled open and stalled in the last period that was cut off
     */
    record Counts(
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

    /** The newest period; {@code state} is OPEN, CUT_OFF or PUBLISHED. */
    record Period(long id, int number, String state, LocalDateTime opensAt, LocalDateTime cutOff) {

        public String word() {
            return switch (state) {
                case "OPEN" -> "填报中";
                case "CUT_OFF" -> "已截止，通报待审定";
                case "WITHDRAWN" -> "随轮次撤销";
                default -> "通报已发布";
            };
        }
    }

    /**
     * A unit in the newest period: items that it leads and was asked about, which are those that reported, were silent
     * or were excused.
     *
     * @param askedAndEnded of those asked that are open no more
     */
    record UnitLine(String code, String name, int asked, int reported, int silent, int excused, int askedAndEnded) {}

    /** An open item that comes due soon. */
    record Due(long id, String number, String title, String unit, LocalDate deadline, int progress) {}

    Counts counts(long round, Scope scope) {
        return ask("select " + COUNTS + ITEMS, round, scope).query(Counts.class).single();
    }

    List<AreaLine> areas(long round, Scope scope) {
        return ask(
                        "select a.number, a.title, " + COUNTS + AREAS
                                + " group by a.id, a.number, a.title order by a.number, a.id",
                        round,
                        scope)
                .query(AreaLine.class)
                .list();
    }

    List<StateLine> states(long round, Scope scope) {
        return ask("select i.state, count(*) as items" + ITEMS + " group by i.state", round, scope)
                .query(StateLine.class)
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(StateLine::state))
                .toList();
    }

    /** Items on each step of the ladder; a referral counts as the step below. */
    List<LevelLine> levels(long round, Scope scope) {
        record Row(int level, int items) {}
        return ask(
                        "select x.level, count(*) as items from (select case when e.level > 4 then 4 else e.level end"
                                + " as level"
                                + ITEMS.replaceFirst(
                                        " where",
                                        " join escalation_episode e on e.item = i.id and e.ended_at is null where")
                                + " and e.level > 0) x group by x.level order by x.level",
                        round,
                        scope)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new LevelLine(LadderStep.of(row.level()), row.items()))
                .toList();
    }

    Optional<Period> period(long round) {
        return jdbc.sql("select id, number, state, opens_at, cut_off from reporting_period where round = ?"
                        + " order by id desc limit 1")
                .param(round)
                .query(Period.class)
                .optional();
    }

    /** The units that were asked in the newest period, those with silence first. */
    List<UnitLine> units(long round, Scope scope) {
        String sql = "select x.* from (select u.code, u.name, "
                + Counted.columns(
                        Counted.NEWEST,
                        Counted.ASKED,
                        Counted.REPORTED,
                        Counted.SILENT,
                        Counted.EXCUSED,
                        Counted.ASKED_AND_ENDED)
                + ITEMS.replaceFirst(" where", " join unit u on u.code = i.lead_unit where")
                + " and " + Counted.ASKED.condition(Counted.NEWEST)
                + " group by u.code, u.name) x order by x.silent desc, x.name";
        return ask(sql, round, scope).query(UnitLine.class).list();
    }

    /** The nearest {@value #NEXT} of what comes due soon. */
    List<Due> next(long round, Scope scope) {
        return ask(
                        "select i.id, i.number, i.title, u.name as unit, i.deadline, i.progress"
                                + ITEMS.replaceFirst(" where", " left join unit u on u.code = i.lead_unit where")
                                + " and "
                                + IS_OPEN
                                + " and i.deadline between :today and :soonUntil order by i.deadline, i.position limit "
                                + NEXT,
                        round,
                        scope)
                .query(Due.class)
                .list();
    }

    private JdbcClient.StatementSpec ask(String sql, long round, Scope scope) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("round", round);
        parameters.put("today", today);
        parameters.put("soonUntil", Deadline.soonUntil(today));
        return jdbc.sql(sql).params(parameters);
    }
}
