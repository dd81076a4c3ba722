package org.zhenggai.kernel.web;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Typed and pasted text as it was meant: what Word's clipboard brings along that nobody sees becomes what it stands for,
 * and a character has one spelling (NFC). NUL and halves of characters stay for {@link VisibleText} to refuse: no
 * clipboard brings them. Documents that are imported are not touched; their words are quoted.
 */
public final class TypedText {

    private static final Pattern LINE_END = Pattern.compile("[\\x0B\\f\\x85\\u2028\\u2029]");
    private static final Pattern BLANK = Pattern.compile("[\\xA0\\u2007\\u202F]");

    /** Word's mark between cells, which nothing else keeps apart. */
    private static final Pattern CELL_END = Pattern.compile("\\x07");

    /** Word's hyphen at which no line ends. */
    private static final char HARD_HYPHEN = '\u001E';

    /** Bullets as the fonts Symbol and Wingdings have them, in the area that other fonts leave empty. */
    private static final Pattern BULLET = Pattern.compile("[\\uF06C\\uF06E\\uF075\\uF0A7\\uF0A8\\uF0B7\\uF0D8\\uF0FC]");

    /**
     * Zero-width spaces and joiners, marks of direction and of byte order, soft hyphens, places of pictures, fillers, and
     * all other controls.
     */
    private static final Pattern NOTHING = Pattern.compile(
            "[\\xAD\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\u3164\\uFEFF\\uFFFC[\\p{Cc}&&[^\\x00\\n\\r\\t]]]");

    private TypedText() {}

    /** The text; null for null. */
    public static String plain(String text) {
        if (text == null) {
            return null;
        }
        String lines = LINE_END.matcher(text).replaceAll("\n");
        String cells = CELL_END.matcher(lines).replaceAll("\t");
        String hyphens = cells.replace(HARD_HYPHEN, '-');
        String bullets = BULLET.matcher(hyphens).replaceAll("•");
        String blanks = BLANK.matcher(bullets).replaceAll(" ");
        return Normalizer.normalize(NOTHING.matcher(blanks).replaceAll(""), Normalizer.Form.NFC);
    }

    /** The same for a field of one line, where an end of line, pasted along, is a blank. */
    public static String line(String text) {
        return text == null
                ? null
                : plain(text).replaceAll("\\s*[\\r\\n]\\s*", " ").strip();
    }
}
