package org.zhenggai.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.zhenggai.calendar.WorkCalendar;

/** Hints about deadlines that do not fall on a working day. */
@Component
class WorkingDays {

    private final WorkCalendar calendar;

    WorkingDays(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * What to know about a day.
     *
     * @param next the next working day where the day itself is none, else null
     * @param isOfficial false where the year's official calendar is not known, so that weekends alone count
     */
    record Hint(LocalDate next, boolean isOfficial) {}

    /** The hints for those of the days that need one. */
    Map<LocalDate, Hint> hints(Collection<LocalDate> days) {
        Map<LocalDate, Hint> hints = new TreeMap<>();
        days.stream().filter(Objects::nonNull).distinct().forEach(day -> {
            boolean isOfficial = calendar.covers(day.getYear());
            boolean isWorkingDay = calendar.isWorkingDay(day);
            if (!isWorkingDay || !isOfficial) {
                hints.put(day, new Hint(isWorkingDay ? null : calendar.plus(day, 1), isOfficial));
            }
        });
        return hints;
    }
}
