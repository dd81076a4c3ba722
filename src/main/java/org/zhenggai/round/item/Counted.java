package org.zhenggai.round.item;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/**
 * What is counted of items, each with its one condition: bulletins, the page of a round, the ledger's filters, the
 * progress report and the circulars all count by it, so that the same question has the same answer everywhere.
 *
 * <p>A condition is SQL on an item {@code i}. Those of reports and stalls ask about one reporting period, which an
 * expression of SQL names; {@link #OVERDUE} and {@link #SOON}
 * take {@code :today} and {@code :soonUntil}.
 */
@RequiredArgsConstructor
public enum Counted {
    ITEMS("i.id is not null"),
    /** Neither closed nor carried over nor withdrawn. */
    OPEN(ItemState.openIn("i")),
    CLOSED("i.state = 'CLOSED'"),
    CARRIED_OVER("i.state = 'CARRIED_OVER'"),
    WITHDRAWN("i.state = 'WITHDRAWN'"),
    /** Open and past its deadline; today is in time. */
    OVERDUE(OPEN.sql + " and " + Deadline.pastIn("i")),
    /** Open and due within {@link Deadline#SOON_DAYS} days. */
    SOON(OPEN.sql + " and i.deadline between :today and :soonUntil"),
    /** Open and waiting for an outside condition. */
    WAITING(OPEN.sql + " and i.waiting_for is not null"),
    /** Open and assessed as stalled at the period's cut-off. */
    STALLED(OPEN.sql + " and exists (select 1 from stall st where st.item = i.id and st.period = @)"),
    /** Was asked for a report in the period. */
    ASKED(Counted.report("")),
    /** Has given at least one. */
    REPORTED(Counted.report(" and fr.state = 'SUBMITTED'")),
    /** Has given none and owed one no more, since its work ended before the cut-off by another decision. */
    EXCUSED(ASKED.sql + " and not " + Counted.report(" and fr.state <> 'EXCUSED'")),
    /** Owes one, or owed it when the period was cut off, and has given none. */
    SILENT(Counted.report(" and fr.state in ('DUE', 'MISSING')") + " and not " + REPORTED.sql),
    /** Was asked and is open no more, mostly because its last report led to its closure. */
    ASKED_AND_ENDED(ASKED.sql + " and not (" + OPEN.sql + ")");

    /** The newest period of the round {@code :round}. */
    public static final String NEWEST = "(select max(np.id) from reporting_period np where np.round = :round)";

    /** The last period of the round {@code :round} that was cut off. */
    public static final String LAST_CUT_OFF =
            "(select max(cp.id) from reporting_period cp where cp.round = :round and cp.state <> 'OPEN')";

    private final String sql;

    private static String report(String more) {
        return "exists (select 1 from fortnightly_report fr where fr.item = i.id and fr.period = @" + more + ")";
    }

    /** The condition for what asks about no period. */
    public String condition() {
        if (sql.contains("@")) {
            throw new IllegalStateException(name() + " asks about a period");
        }
        return "(" + sql + ")";
    }

    /** @param period an expression of SQL for the id of a period, such as {@link #NEWEST} */
    public String condition(String period) {
        return "(" + sql.replace("@", period) + ")";
    }

    /** The same for what asks about no period. */
    public static String columns(Counted... which) {
        return columns("null", which);
    }

    /**
     * Columns that count some of them, named in lower case, over the items of a query or of each of its groups.
     *
     * @param period about which is asked, as in {@link #condition(String)}
     */
    public static String columns(String period, Counted... which) {
        return Arrays.stream(which)
                .map(one -> "count(case when " + one.condition(period) + " then 1 end) as "
                        + one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** All that holds of one item, as a number whose bits {@link #is} reads. */
    public static String mask(String period) {
        return Arrays.stream(values())
                .map(one -> "case when " + one.condition(period) + " then " + one.bit() + " else 0 end")
                .collect(Collectors.joining(" + "));
    }

    /** Whether it holds of an item with this {@link #mask}. */
    public boolean is(int mask) {
        return (mask & bit()) != 0;
    }

    private int bit() {
        return 1 << ordinal();
    }
}
