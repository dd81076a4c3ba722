package org.zhenggai.kernel;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people write them in texts and cells, and the one way in which everything that people read writes them. */
public final class Days {

    private static final Pattern WHOLE = Pattern.compile(
            "(?:(\\d{4})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})\\s*[日号]?|(\\d{4})(\\d{2})(\\d{2}))"
                    // a cell that holds a day shows the day of the week, or the beginning of the day as its time
                    + "(?:\\s*\\(?(?:星期|周)[一二三四五六日天]\\)?)?"
                    + "(?:(?:\\s+|T)\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?"
                    + "\\s*(?:前|之前)?");

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss");
    private static final DateTimeFormatter ISO_SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern ISO = Pattern.compile("(?<![\\d-])\\d{4}-\\d\\d-\\d\\d(?![\\d-])");

    private Days() {}

    /** The day, empty when the text is none or lacks the year. */
    public static Optional<LocalDate> parse(String text) {
        Matcher day =
                WHOLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!day.matches()) {
            return Optional.empty();
        }
        int first = day.group(1) == null ? 4 : 1;
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(day.group(first)),
                    Integer.parseInt(day.group(first + 1)),
                    Integer.parseInt(day.group(first + 2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 2024年3月4日}, as GB/T 9704 writes it; nothing for no day. */
    public static String words(LocalDate day) {
        return words(day, "");
    }

    /** The same, or other words where there is no day. */
    public static String words(LocalDate day, String otherwise) {
        return day == null ? otherwise : DAY.format(day);
    }

    /** {@code 2024年3月4日 09:05}; nothing for no time. */
    public static String words(LocalDateTime time) {
        return time == null ? "" : MINUTE.format(time);
    }

    /** {@code 2024年3月4日 09:05:07}, for records in which the order within a minute counts. */
    public static String toTheSecond(LocalDateTime time) {
        return SECOND.format(time);
    }

    /** The day, or the first or last that anything here can be of, where it lies beyond; for what is only looked for. */
    public static LocalDate withinReach(LocalDate day) {
        return day == null || !day.isBefore(FIRST) && !day.isAfter(LAST) ? day : day.isBefore(FIRST) ? FIRST : LAST;
    }

    /** {@code 2024-03-04}, where a machine reads: values of date fields, names of files, JSON, archives; null for no day. */
    public static String iso(LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** {@code 2024-03-04 09:05:07}, for tables of records that machines sort. */
    public static String isoToTheSecond(LocalDateTime time) {
        return ISO_SECOND.format(time);
    }

    /** {@code 2024-03-04T09:00:00+08:00}, as a timer of a model reads it. */
    public static String timer(ZonedDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    /** A text of the system's own, older than this way of writing, with its days so written. */
    public static String inWords(String text) {
        return ISO.matcher(text)
                .replaceAll(found -> parse(found.group()).map(Days::words).orElse(found.group()));
    }
}
