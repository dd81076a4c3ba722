package org.zhenggai.kernel.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Days;

/** {@link Days} for templates: {@code ${@days.words(line.deadline())}}. */
@Component("days")
class PageDays {

    /** A day, or a time to the minute; nothing where there is none. */
    public String words(Object day) {
        return day == null ? "" : day instanceof LocalDateTime time ? Days.words(time) : Days.words((LocalDate) day);
    }

    /** The day of a time, where nobody needs the minute. */
    public String dayOf(LocalDateTime time) {
        return time == null ? "" : Days.words(time.toLocalDate());
    }

    /** A time to the second. */
    public String toTheSecond(LocalDateTime time) {
        return Days.toTheSecond(time);
    }
}
