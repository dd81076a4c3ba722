package org.zhenggai.ledger.dashboard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zhenggai.kernel.Days;

/**
 * When a round will be closed if it goes on as it went: open items by the lower and the upper quartile of the net closures
 * of the last periods.
 *
 * @param earliest null where nothing can be said
 * @param latest null where the slower pace closes nothing
 * @param sentence how it was computed, or why it was not
 */
record Forecast(LocalDate earliest, LocalDate latest, String sentence) {

    /** Periods that are looked back on. */
    private static final int LONGEST = 6;

    /** Fewer say nothing. */
    private static final int SHORTEST = 3;

    private static final int FORTNIGHT = 14;

    /** Later than so many years is no forecast. */
    private static final int YEARS = 5;

    private static final double LOWER = 0.25;
    private static final double UPPER = 0.75;

    /**
     * Seen from the last of the counts.
     *
     * @param past those of the round's periods in their order, and at their end the present where that is looked at
     */
    static Forecast of(List<Count> past) {
        if (past.isEmpty()) {
            return unknown("还没有数据，推算不出。");
        }
        Count last = past.get(past.size() - 1);
        long open = last.value("OPEN");
        if (open == 0) {
            return unknown(last.value("ITEMS") == 0 ? "还没有事项，推算不出。" : "已没有在办事项。");
        }
        List<Double> paces = paces(past.stream().filter(count -> !count.isNow()).toList());
        if (paces.size() < SHORTEST) {
            return unknown("推算不出：至少要有%d期通报，现有%d期。".formatted(SHORTEST + 1, paces.size() + (past.size() > 1 ? 1 : 0)));
        }
        double slow = quantile(paces, LOWER);
        double fast = quantile(paces, UPPER);
        String pace = "近%d期每两周净销号（新销号减重新打开）较慢时%s项、较快时%s项（下、上四分位数），在办%d项"
                .formatted(paces.size(), words(slow), words(fast), open);
        LocalDate earliest = day(last.asOf(), open, fast);
        if (earliest == null) {
            return unknown("推算不出：" + pace + "，按这样的进度" + YEARS + "年内不能全部销号。");
        }
        LocalDate latest = day(last.asOf(), open, slow);
        return new Forecast(
                earliest,
                latest,
                pace + "；以在办项数除以每两周净销号数，自" + Days.words(last.asOf()) + "起推算" + (latest == null ? "，按较慢的进度推算不出。" : "。"));
    }

    private static Forecast unknown(String why) {
        return new Forecast(null, null, why);
    }

    /** Net closures a fortnight between each two of the last periods. */
    private static List<Double> paces(List<Count> periods) {
        List<Double> paces = new ArrayList<>();
        for (int n = Math.max(1, periods.size() - LONGEST); n < periods.size(); n++) {
            Count before = periods.get(n - 1);
            Count after = periods.get(n);
            long days = ChronoUnit.DAYS.between(before.asOf(), after.asOf());
            if (days > 0) {
                paces.add((double) (after.value("CLOSED") - before.value("CLOSED")) * FORTNIGHT / days);
            }
        }
        return paces;
    }

    /** Between the two nearest values, as spreadsheets do. */
    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        double rest = place - below;
        return rest == 0 ? sorted.get(below) : sorted.get(below) * (1 - rest) + sorted.get(below + 1) * rest;
    }

    private static LocalDate day(LocalDate from, long open, double pace) {
        double days = open / pace * FORTNIGHT;
        return pace <= 0 || days > ChronoUnit.DAYS.between(from, from.plusYears(YEARS))
                ? null
                : from.plusDays((long) Math.ceil(days));
    }

    private static String words(double pace) {
        return String.format(Locale.ROOT, pace == Math.rint(pace) ? "%.0f" : "%.1f", pace);
    }

    /** The range in words. */
    public String range() {
        if (earliest == null) {
            return "—";
        }
        return latest == null ? "最早" + Days.words(earliest) : Days.words(earliest) + "至" + Days.words(latest);
    }
}
