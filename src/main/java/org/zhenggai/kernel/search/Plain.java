package org.zhenggai.kernel.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts in the one spelling in which they are looked for: half width, small letters, one kind of dash, without blanks,
 * quotes and brackets. What is stored and what is typed go through it alike.
 */
public final class Plain {

    /** Stands before each number, so that 2 finds 2, 2-1 and 2018年, but neither 12 nor 1-2: a number is typed from its beginning. */
    private static final String NUMBER = "·";

    private static final Pattern MARKS = Pattern.compile(
            "[\\p{Z}\\p{C}\\s" + "\"'`´“”„‟‘’‚‛′″‵‶〝〞〟＂＇«»‹›《》〈〉「」『』﹁﹂﹃﹄﹏【】〖〗〔〕（）()\\[\\]{}［］｛｝" + "，、。；：,;:…⋯·•・‧﹒]+");

    private static final Pattern DASHES = Pattern.compile("[-‐‑‒–—―⸺⸻−─ー﹘﹣－]+");

    /** A dash means something after a number or a Latin word only. */
    private static final Pattern STRAY_DASH = Pattern.compile("(?<![0-9a-z])-");

    private static final Pattern NUMBER_BEGINS = Pattern.compile("(?<![0-9]|[0-9]-)(?=[0-9])");

    private static final Pattern SHORT_NUMBER = Pattern.compile(NUMBER + "[0-9]{1,3}(-[0-9]*)*");

    private Plain() {}

    /** The text in plain spelling; empty when it holds nothing but punctuation. */
    public static String of(String text) {
        // Marks go first too: the normal form of some is made of letters or blanks.
        String narrow = Normalizer.normalize(unmarked(text), Normalizer.Form.NFKC);
        String dashed = DASHES.matcher(narrow.toLowerCase(Locale.ROOT)).replaceAll("-");
        String kept = STRAY_DASH.matcher(unmarked(dashed)).replaceAll("");
        return NUMBER_BEGINS.matcher(kept).replaceAll(NUMBER);
    }

    /** Whether the word, in plain spelling, is a number such as an item has: too short for a year. */
    public static boolean isShortNumber(String word) {
        return SHORT_NUMBER.matcher(word).matches();
    }

    private static String unmarked(String text) {
        return MARKS.matcher(text).replaceAll("");
    }

    /** Several texts in plain spelling, a line each; every line is ended, and so its last character has a neighbour. */
    public static String lines(String... texts) {
        return Arrays.stream(texts)
                .filter(Objects::nonNull)
                .map(Plain::of)
                .filter(line -> !line.isEmpty())
                .distinct()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
