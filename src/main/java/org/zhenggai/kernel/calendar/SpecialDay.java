package org.zhenggai.kernel.calendar;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A day that differs from Monday to Friday.
 *
 * @param isWorkday a make-up workday (调休上班), else a holiday
 * @param name of the holiday it belongs to
 */
public record SpecialDay(LocalDate day, boolean isWorkday, String name) {

    /** The day of the week, in Chinese. */
    public String weekday() {
        return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA);
    }

    /** The word users read. */
    public String word() {
        return isWorkday ? "上班" : "放假";
    }
}
