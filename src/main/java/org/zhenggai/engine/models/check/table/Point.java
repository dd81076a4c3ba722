package org.zhenggai.engine.models.check.table;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.zhenggai.kernel.Days;

/** A value that comes before or after others: a number, a date, a time, a length of time. */
record Point(BigDecimal at, Scale scale) {

    /** What is put in order; between two values of a whole one there may be nothing. */
    @RequiredArgsConstructor
    enum Scale {
        NUMBER(false),
        DAY(true),
        MOMENT(false),
        TIME(false),
        SPAN(false),
        MONTHS(true);

        private final boolean isWhole;

        boolean isWhole() {
            return isWhole;
        }
    }

    /** What FEEL gives for a constant; empty for a text, a yes or a no, and all that has no order. */
    static Optional<Point> of(Object constant) {
        if (constant instanceof BigDecimal number) {
            return Optional.of(new Point(number, Scale.NUMBER));
        }
        if (constant instanceof LocalDate day) {
            return whole(day.toEpochDay(), Scale.DAY);
        }
        if (constant instanceof LocalDateTime time) {
            return whole(time.toEpochSecond(ZoneOffset.UTC), Scale.MOMENT);
        }
        if (constant instanceof ZonedDateTime time) {
            return whole(time.toEpochSecond(), Scale.MOMENT);
        }
        if (constant instanceof LocalTime time) {
            return whole(time.toSecondOfDay(), Scale.TIME);
        }
        if (constant instanceof Duration span) {
            return whole(span.toSeconds(), Scale.SPAN);
        }
        return constant instanceof Period months ? whole(months.toTotalMonths(), Scale.MONTHS) : Optional.empty();
    }

    private static Optional<Point> whole(long at, Scale scale) {
        return Optional.of(new Point(BigDecimal.valueOf(at), scale));
    }

    Point plus(BigDecimal more) {
        return new Point(at.add(more), scale);
    }

    /** As people read it. */
    String word() {
        return switch (scale) {
            case NUMBER -> at.toPlainString();
            case DAY -> Days.words(LocalDate.ofEpochDay(at.longValue()));
            case MOMENT -> Days.words(LocalDateTime.ofEpochSecond(at.longValue(), 0, ZoneOffset.UTC));
            case TIME -> LocalTime.ofSecondOfDay(at.longValue()).toString();
            case SPAN -> span(Duration.ofSeconds(at.longValue()));
            case MONTHS -> at + "个月";
        };
    }

    private static String span(Duration span) {
        return span.toSeconds() % Duration.ofDays(1).toSeconds() == 0
                ? span.toDays() + "天"
                : span.toMinutes() % 60 == 0 ? span.toHours() + "小时" : span.toMinutes() + "分钟";
    }
}
