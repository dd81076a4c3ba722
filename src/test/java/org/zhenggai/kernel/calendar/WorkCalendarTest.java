package org.zhenggai.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {

    private final WorkCalendar calendar = new WorkCalendar();

    @ParameterizedTest
    @CsvSource({
        "2023-09-28, true", // Thursday before Mid-Autumn
        "2023-09-29, false", // Mid-Autumn, a Friday
        "2023-09-30, false", // an ordinary Saturday
        "2023-10-01, false",
        "2023-10-02, false", // National Day, Monday to Friday
        "2023-10-06, false",
        "2023-10-07, true", // Saturday and Sunday to make up for it
        "2023-10-08, true",
        "2023-10-14, false", // the next Saturday is one again
        "2024-02-04, true", // Sunday to make up for Spring Festival
        "2024-02-09, true", // New Year's Eve was a working day by the official calendar
        "2024-02-12, false",
        "2024-02-16, false",
        "2024-02-18, true"
    })
    void holidaysAndMakeUpDays(LocalDate day, boolean isWorkingDay) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(isWorkingDay);
    }

    @ParameterizedTest
    @CsvSource({"2018, false", "2019, true", "2023, true", "2026, true", "2031, false"})
    void tellsWhichYearsItKnows(int year, boolean isCovered) {
        assertThat(calendar.covers(year)).isEqualTo(isCovered);
    }

    @Test
    void aYearWithoutDataFallsBackToMondayToFriday() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 10, 1))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 10, 4))).isFalse();
        assertThat(calendar.plus(LocalDate.of(2031, 9, 30), 4)).isEqualTo(LocalDate.of(2031, 10, 6));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-09-28, 0, 2023-09-28",
        "2023-10-01, 0, 2023-10-01", // zero gives the day itself, whatever it is
        "2023-09-28, 1, 2023-10-07",
        "2023-09-28, 2, 2023-10-08",
        "2023-09-28, 3, 2023-10-09",
        "2024-02-02, 1, 2024-02-04",
        "2024-02-09, 1, 2024-02-18"
    })
    void workingDaysAreCountedFromTheNextDay(LocalDate from, int days, LocalDate until) {
        assertThat(calendar.plus(from, days)).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({"2023-10-08, 2023-10-08", "2023-10-06, 2023-09-28", "2024-02-17, 2024-02-09", "2031-10-05, 2031-10-03"})
    void theDayItselfOrTheLastWorkingDayBefore(LocalDate day, LocalDate workingDay) {
        assertThat(calendar.onOrBefore(day)).isEqualTo(workingDay);
    }

    @ParameterizedTest
    @CsvSource({"2023-09-28, 2023-09-28", "2023-09-29, 2023-10-07", "2023-10-07, 2023-10-07", "2031-10-04, 2031-10-06"})
    void theDayItselfOrTheFirstWorkingDayAfter(LocalDate day, LocalDate workingDay) {
        assertThat(calendar.onOrAfter(day)).isEqualTo(workingDay);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-31, ", "2026-11-01, 2027", "2026-12-31, 2027", "2027-01-01, 2027", "2025-11-01, "})
    void theNextYearIsMissedFromNovemberOn(LocalDate today, Integer year) {
        assertThat(calendar.missingYear(today)).isEqualTo(Optional.ofNullable(year));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-09-28, 2023-09-28, 0",
        "2023-09-28, 2023-10-06, 0",
        "2023-09-28, 2023-10-07, 1",
        "2023-09-27, 2023-10-09, 4",
        "2023-10-09, 2023-09-27, 0"
    })
    void workingDaysBetween(LocalDate after, LocalDate until, int days) {
        assertThat(calendar.workingDaysBetween(after, until)).isEqualTo(days);
    }
}
