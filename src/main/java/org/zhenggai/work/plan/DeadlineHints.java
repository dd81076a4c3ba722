package org.zhenggai.work.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.round.DeadlineDoubt;

/** What the page says beside deadlines that have passed, are doubtful, or whose year is not known. */
@Component
@RequiredArgsConstructor
class DeadlineHints {

    private final DeadlineRules rules;
    private final WorkCalendar calendar;

    /** Something doubtful: its code goes back with the decision, its word is shown. */
    record Doubt(DeadlineDoubt code, String word) {}

    /**
     * What to know about a day.
     *
     * @param fault why it cannot be, or null
     * @param doubts what has to be decided before it is taken
     * @param next the next working day where the day itself is none, else null
     * @param isOfficial false where the year's official calendar is not known, so that weekends alone count
     */
    record Hint(String fault, List<Doubt> doubts, LocalDate next, boolean isOfficial) {}

    /** The hints for those of the days that need one. */
    Map<LocalDate, Hint> hints(long round, Collection<LocalDate> days) {
        DeadlineRules.Today today = rules.today(round);
        Map<LocalDate, Hint> hints = new TreeMap<>();
        days.stream().filter(Objects::nonNull).distinct().forEach(day -> {
            Hint hint = hint(today, day);
            if (hint.fault() != null || !hint.doubts().isEmpty() || !hint.isOfficial()) {
                hints.put(day, hint);
            }
        });
        return hints;
    }

    private Hint hint(DeadlineRules.Today today, LocalDate day) {
        List<Doubt> doubts = today.doubts(day).stream()
                .map(doubt -> new Doubt(doubt, doubt.word()))
                .toList();
        return new Hint(
                today.fault(day).orElse(null),
                doubts,
                calendar.isWorkingDay(day) ? null : calendar.plus(day, 1),
                calendar.covers(day.getYear()));
    }
}
