package org.zhenggai.ledger.dashboard;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhenggai.bulletin.facts.BulletinEvents;
import org.zhenggai.closing.signoff.ItemSignOffs;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.LadderStep;

/**
 * Rows {@code f} of items that are counted: of the tables as they are now, or as they were kept in a picture. Beside the columns
 * of an item they say in which period, for which day and when they were taken.
 *
 * @param rows a query of the rows
 */
record Source(String rows, Map<String, Object> parameters) {

    /** The columns of a row, which are those of {@code dashboard_item} but for its picture. */
    static final String COLUMNS = """
            item, area, unit, confidential, state, state_since, deadline, open, closed, carried_over, withdrawn, overdue,
            waiting, stalled, asked, reported, silent, excused, in_time, returned, reports, missed, level, money, amount
            """;

    private static final String KEPT = """
            select k.*, p.number as period, p.as_of, p.taken_at
            from dashboard_item k join dashboard_picture p on p.id = k.picture where k.picture in (:kept)
            """;

    private static final String CUT_OFF = "rp.state <> 'OPEN'";

    private static final List<Counted> ALWAYS = List.of(
            Counted.OPEN, Counted.CLOSED, Counted.CARRIED_OVER, Counted.WITHDRAWN, Counted.OVERDUE, Counted.WAITING);

    private static final List<Counted> OF_REPORTS =
            List.of(Counted.ASKED, Counted.REPORTED, Counted.SILENT, Counted.EXCUSED);

    /** The items of a round as they are, reports by its newest period and stalls by the last that was cut off. */
    static Source now(long round, LocalDate today) {
        return new Source(select(Counted.NEWEST, Counted.LAST_CUT_OFF, CUT_OFF), parameters(round, today));
    }

    /** The items of a round as they are, reports and stalls by this period. */
    static Source at(long round, LocalDate today, long period) {
        Map<String, Object> all = new HashMap<>(parameters(round, today));
        all.put("period", period);
        return new Source(select(":period", ":period", CUT_OFF + " and rp.id <= :period"), all);
    }

    /** The items of these pictures. */
    static Source kept(List<Long> pictures) {
        return new Source(KEPT, Map.of("kept", pictures));
    }

    /** The rows of these items in these pictures. */
    static Source kept(List<Long> pictures, List<Long> items) {
        return new Source(KEPT + " and k.item in (:items)", Map.of("kept", pictures, "items", items));
    }

    /** What stands behind {@code from}: the rows as {@code f}. */
    String sql() {
        return "(" + rows + ") f";
    }

    private static Map<String, Object> parameters(long round, LocalDate today) {
        return Map.of("round", round, "today", today, "returns", BulletinEvents.RETURNS);
    }

    private static String select(String newest, String cutOff, String periods) {
        return """
            select i.id as item, a.number as area, coalesce(i.lead_unit, '') as unit, i.confidential, i.state, i.state_since,
                i.deadline, %s, %s, %s, %s and coalesce(%s, false) as in_time,
                coalesce(b.returned, 0) as returned, coalesce(h.reports, 0) as reports, coalesce(h.missed, 0) as missed,
                coalesce((select max(%s) from stalled_now e where e.item = i.id), 0) as level,
                i.involves_money as money, %s as amount, 0 as period, cast(:today as date) as as_of, cast(null as timestamp) as taken_at
            from item i join finding d on d.id = i.finding join area a on a.id = d.area
                left join (select e.item, count(*) as returned from event e
                    where e.round = :round and e.kind in (:returns) group by e.item) b on b.item = i.id
                left join (select fr.item, count(distinct case when fr.state = 'SUBMITTED' then fr.period end) as reports,
                        count(case when fr.state = 'MISSING' then 1 end) as missed
                    from fortnightly_report fr join reporting_period rp on rp.id = fr.period
                    where rp.round = :round and %s group by fr.item) h on h.item = i.id
            where i.round = :round
            """.formatted(
                        flags(ALWAYS, "null"),
                        flags(List.of(Counted.STALLED), cutOff),
                        flags(OF_REPORTS, newest),
                        Counted.CLOSED.condition(),
                        Deadline.keptIn("i"),
                        LadderStep.shownIn("e"),
                        ItemSignOffs.confirmedIn("i"),
                        periods);
    }

    private static String flags(List<Counted> which, String period) {
        return which.stream()
                .map(one -> "case when %s then true else false end as %s"
                        .formatted(one.condition(period), one.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }
}
