package org.zhenggai.paper.template;

import java.time.LocalDate;
import org.zhenggai.kernel.Days;

/** How formal documents say dates, numbers and headings. */
public final class Chinese {

    /** Characters of 2号 in a line of 156 mm. */
    private static final int TITLE_LINE = 20;

    private Chinese() {}

    /** {@code 2024年3月4日}, or room to write one in by hand. */
    public static String date(LocalDate day) {
        return Days.words(day, "　　年　　月　　日");
    }

    /** The same, or other words where there is no day. */
    public static String date(LocalDate day, String otherwise) {
        return Days.words(day, otherwise);
    }

    /** A finding's heading: {@code 针对“…”的问题}, unless its title says so already. */
    public static String finding(String title) {
        return title.startsWith("针对") || title.endsWith("问题") ? title : "针对" + quoted(title) + "的问题";
    }

    /** A title as it stands by itself: its outermost quotation marks are double. */
    public static String plain(String title) {
        return quotes(title, 0);
    }

    /** The title in quotation marks; its own are one level further in, so that they alternate. */
    public static String quoted(String title) {
        return "“" + quotes(title, 1) + "”";
    }

    private static String quotes(String text, int outside) {
        StringBuilder said = new StringBuilder();
        int depth = 0;
        for (char c : text.toCharArray()) {
            boolean isOpening = c == '“' || c == '‘';
            boolean isClosing = (c == '”' || c == '’') && depth > 0;
            depth += isOpening ? 1 : 0;
            boolean isDouble = (depth + outside) % 2 == 1;
            said.append(isOpening ? isDouble ? '“' : '‘' : isClosing ? isDouble ? '”' : '’' : c);
            depth -= isClosing ? 1 : 0;
        }
        return said.toString();
    }

    public static String or(String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    /**
     * A title of three parts, each on a line of its own where they do not fit on one: broken by its sense, as the standard
     * asks.
     */
    public static String title(String issuer, String about, String kind) {
        String whole = issuer + about + kind;
        return whole.length() <= TITLE_LINE ? whole : String.join("\n", issuer, about, kind);
    }

    /** The text with one full stop at its end. */
    public static String sentence(String text) {
        String plain = text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("[。；;，,]+$", "");
        return plain.matches(".*[！？!?]$") ? plain : plain + "。";
    }
}
