package org.zhenggai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/**
 * What people read of a page, a message or a document has no day as machines write it. The helpers of tests ask this of every page, mail and
 * document that any test looks at, so that a page which nobody thought of is asked too.
 */
public final class VisibleDays {

    /** Scripts and styles, values of fields, what stands in a field for text, pieces of code, and the tags with all they carry. */
    private static final Pattern UNSEEN = Pattern.compile("(?s)<(script|style|textarea|code)[^>]*>.*?</\\1>|<[^>]*>");

    private static final Pattern MACHINE = Pattern.compile("(?<![\\d-])\\d{4}-\\d\\d-\\d\\d(?![\\d-])");

    private VisibleDays() {}

    /** Refuses a page in which somebody would see such a day. */
    public static void ofPage(String where, String html) {
        ofText(where, UNSEEN.matcher(html).replaceAll(" "));
    }

    /** Refuses a text with such a day. */
    public static void ofText(String where, String text) {
        assertThat(MACHINE.matcher(text)
                        .results()
                        .map(found -> text.substring(Math.max(0, found.start() - 20), found.end())
                                .strip())
                        .toList())
                .as("days in %s that are not written as people read them", where)
                .isEmpty();
    }
}
