package org.zhenggai.kernel.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Working days by the State Council's calendar with make-up workdays (调休).
 * {@code calendar/workdays-cn.csv} lists the days that differ from Monday to Friday, and administrators add years to
 * it; a year without data falls back to Monday to Friday, and {@link #covers} tells so.
 */
@Component
public class WorkCalendar {

    /** When the office closes: by then what is due on a day has to be done. */
    public static final LocalTime END_OF_DAY = LocalTime.of(17, 30);

    /** The State Council announces the next year's holidays in October or November. */
    private static final Month WARNED_FROM = Month.NOVEMBER;

    private final List<SpecialDay> packaged;
    private volatile Known known;

    WorkCalendar() {
        try (InputStream file = new ClassPathResource("calendar/workdays-cn.csv").getInputStream()) {
            packaged = CalendarFile.packaged(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        use(Map.of());
    }

    /** What is known of all years, exchanged as a whole. */
    private record Known(Map<LocalDate, Boolean> exceptions, Set<Integer> years) {}

    /** Counts by these years from now on; they replace what was packaged for them. */
    void use(Map<Integer, List<SpecialDay>> loaded) {
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        Set<Integer> years = new HashSet<>(loaded.keySet());
        packaged.forEach(day -> years.add(day.day().getYear()));
        packaged.stream()
                .filter(day -> !loaded.containsKey(day.day().getYear()))
                .forEach(day -> exceptions.put(day.day(), day.isWorkday()));
        loaded.values().forEach(days -> days.forEach(day -> exceptions.put(day.day(), day.isWorkday())));
        known = new Known(Map.copyOf(exceptions), Set.copyOf(years));
    }

    /** The years whose official calendar is known, in order. */
    public SortedSet<Integer> years() {
        return new TreeSet<>(known.years());
    }

    /** Whether the official calendar of the year is known. */
    public boolean covers(int year) {
        return known.years().contains(year);
    }

    /**
     * The year whose official calendar is missing on that day: the present one, or from November on the next. It counts
     * Monday to Friday until somebody loads it.
     */
    public Optional<Integer> missingYear(LocalDate today) {
        int year = today.getYear();
        if (!covers(year)) {
            return Optional.of(year);
        }
        return today.getMonth().compareTo(WARNED_FROM) >= 0 && !covers(year + 1)
                ? Optional.of(year + 1)
                : Optional.empty();
    }

    public boolean isWorkingDay(LocalDate day) {
        boolean weekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        return known.exceptions().getOrDefault(day, weekday);
    }

    /** The day that many working days after the given one, which itself does not count; zero gives the day itself. */
    public LocalDate plus(LocalDate day, int workingDays) {
        LocalDate result = day;
        for (int left = workingDays; left > 0; ) {
            result = result.plusDays(1);
            if (isWorkingDay(result)) {
                left--;
            }
        }
        return result;
    }

    /** The given day or the first working day after it. */
    public LocalDate onOrAfter(LocalDate day) {
        return plus(day.minusDays(1), 1);
    }

    /** The given day or the last working day before it. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate result = day;
        while (!isWorkingDay(result)) {
            result = result.minusDays(1);
        }
        return result;
    }

    /** Working days after the first day up to and including the second; zero when it is not later. */
    public int workingDaysBetween(LocalDate after, LocalDate until) {
        int days = 0;
        for (LocalDate day = after.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            days += isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }
}
