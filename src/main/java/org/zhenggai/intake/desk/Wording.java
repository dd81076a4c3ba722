package org.zhenggai.intake.desk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short words for long texts. */
final class Wording {

    private static final int LONGEST_TITLE = 60;
    private static final int SHORT = 30;
    private static final Pattern OPENING = Pattern.compile(
            "^[\\s　]*(?:[（(]?[0-9０-９一二三四五六七八九十]{1,3}[)）.．、]|[\\u2460-\\u2473]|[一二三四五六七八九十]{1,2}(?:是|要))?[\\s　]*");
    private static final Pattern SENTENCE = Pattern.compile("[^。；;！？!?\\n]+");

    private Wording() {}

    /** The first sentence of a text without its number, cut where it is long: a proposal for a title. */
    static String title(String text) {
        String rest = OPENING.matcher(text).replaceFirst("");
        Matcher sentence = SENTENCE.matcher(rest);
        String title = sentence.find() ? sentence.group().strip() : rest.strip();
        return cut(title, LONGEST_TITLE);
    }

    /** The text for use within a sentence. */
    static String shortened(String text) {
        return text.length() > SHORT ? cut(text, SHORT) + "…" : text;
    }

    /** Never between the two halves of a rare character. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
