package org.zhenggai.web;

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

    /** Zero-width spaces and joiners, marks of direction and of byte order, soft hyphens, and all other controls. */
    private static final Pattern NOTHING =
            Pattern.compile("[\\xAD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF[\\p{Cc}&&[^\\x00\\n\\r\\t]]]");

    private TypedText() {}

    /** The text; null for null. */
    public static String plain(String text) {
        if (text == null) {
            return null;
        }
        String lines = LINE_END.matcher(text).replaceAll("\n");
        String blanks = BLANK.matcher(lines).replaceAll(" ");
        return Normalizer.normalize(NOTHING.matcher(blanks).replaceAll(""), Normalizer.Form.NFC);
    }
}
