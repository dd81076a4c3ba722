package org.zhenggai.engine.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the engine keeps what happened. A look-back asks after the closure, and a round lasts half a year before that:
 * what is thrown away within a year would be gone when somebody asks who verified and who signed.
 */
public final class Keeping {

    private static final int LEAST_DAYS = 365;

    /** The two spellings that the engine reads; more digits than these it does not count. */
    private static final Pattern DAYS = Pattern.compile("P(\\d{1,5})D|(\\d{1,5})");

    private Keeping() {}

    public static boolean isLongEnough(String text) {
        Matcher days = DAYS.matcher(text);
        return days.matches() && Integer.parseInt(days.group(1) == null ? days.group(2) : days.group(1)) >= LEAST_DAYS;
    }
}
