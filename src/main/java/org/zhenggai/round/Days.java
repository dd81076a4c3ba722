package org.zhenggai.round;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people write them in texts and cells. */
public final class Days {

    private static final Pattern WHOLE = Pattern.compile(
            "(\\d{4})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})\\s*[日号]?(?:前|之前)?|(\\d{4})(\\d{2})(\\d{2})");

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
}
