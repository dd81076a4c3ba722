package org.zhenggai.round.item;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How a deadline stands, in words such as {@code 已逾期5天}; the colour only repeats the word.
 *
 * @param colour {@code overdue}, {@code soon} or empty
 */
public record Deadline(String word, String colour) {

    /**
     * Calendar days ahead within which an open item comes due soon (即将到期), today among them: one fortnight, the rhythm of
     * reports and bulletins, so that what is marked today is what comes due before the next bulletin.
     */
    public static final int SOON_DAYS = 14;

    private static final Deadline NONE = new Deadline("", "");

    /** Whether it is over today; what is due today is in time. */
    public static boolean isPast(LocalDate deadline, LocalDate today) {
        return deadline.isBefore(today);
    }

    /** The same as a condition of SQL on the item of this alias; it takes {@code :today}. */
    public static String pastIn(String alias) {
        return alias + ".deadline < :today";
    }

    /** Whether the closed item of this alias was closed by its deadline, as a condition of SQL. */
    public static String keptIn(String alias) {
        return "cast(%1$s.closed_at as date) <= %1$s.deadline".formatted(alias);
    }

    /** The last day on which a deadline comes soon, seen from today. */
    public static LocalDate soonUntil(LocalDate today) {
        return today.plusDays(SOON_DAYS);
    }

    /**
     * How an item's deadline stands today, and how late it was met.
     *
     * @param closedOn the day on which the item was closed, or null
     */
    public static Deadline of(LocalDate day, ItemState state, LocalDate today, LocalDate closedOn) {
        boolean isLate = state == ItemState.CLOSED && day != null && closedOn != null && closedOn.isAfter(day);
        return isLate ? new Deadline("逾期" + ChronoUnit.DAYS.between(day, closedOn) + "天完成", "") : of(day, state, today);
    }

    /** How an item's deadline stands today; an item that is closed has none to keep. */
    public static Deadline of(LocalDate day, ItemState state, LocalDate today) {
        if (!state.isOpen()) {
            return NONE;
        }
        if (day == null) {
            return new Deadline("未定", "");
        }
        long left = ChronoUnit.DAYS.between(today, day);
        if (isPast(day, today)) {
            return new Deadline("已逾期" + -left + "天", "overdue");
        }
        return new Deadline(left == 0 ? "今天到期" : "还有" + left + "天", left <= SOON_DAYS ? "soon" : "");
    }
}
