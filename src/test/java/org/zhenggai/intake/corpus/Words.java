package org.zhenggai.intake.corpus;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two wordings are the same to a person: width, blanks, quotes and punctuation say nothing. */
final class Words {

    /** Fewer characters than these begin too many titles. */
    private static final int SHORTEST_BEGINNING = 6;

    private static final int FIRST_OF_MEASURE = 8;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}]+");
    private static final Pattern AREA_FRAME =
            Pattern.compile("^(?:关于|针对|对于|对|聚焦|围绕|在)|(?:的)?(?:方面|问题|情况)(?:的问题|存在的问题)?$");

    private static final Pattern PROBLEM_FRAME = Pattern.compile("^(?:关于|针对|对于)(.{4,}?)的?问题$");

    private Words() {}

    static String folded(String text) {
        return text == null
                ? ""
                : NO_WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
    }

    static boolean isSameTitle(String one, String other) {
        return isSame(bare(one), bare(other));
    }

    /** 有的 before a problem is a turn of speech, and 关于…的问题 around it. */
    private static String bare(String title) {
        String folded = PROBLEM_FRAME.matcher(folded(title)).replaceFirst("$1");
        return folded.startsWith("有的") ? folded.substring(2) : folded;
    }

    static boolean isSameArea(String one, String other) {
        return isSame(folded(one), folded(other)) || isSame(core(one), core(other));
    }

    private static String core(String title) {
        return AREA_FRAME.matcher(folded(title)).replaceAll("");
    }

    private static boolean isSame(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        return shorter.length() >= SHORTEST_BEGINNING && longer.startsWith(shorter);
    }

    /** Whether a measure begins alike; the shorter of them may be no longer than its beginning. */
    static boolean isSameBeginning(String one, String other) {
        String first = beginning(one);
        String second = beginning(other);
        return !first.isEmpty() && first.equals(second);
    }

    private static String beginning(String text) {
        String folded = folded(text);
        return folded.substring(0, Math.min(folded.length(), FIRST_OF_MEASURE));
    }

    /** Whether a piece begins within these sentences, or they within it. */
    static boolean isWithin(String piece, String sentences) {
        return folded(sentences).contains(beginning(piece)) || folded(piece).contains(beginning(sentences));
    }

    /** Whether a field says the same: one may have a word more (镇党政办、党政办). */
    static boolean isSameField(String one, String other) {
        String first = folded(one);
        String second = folded(other);
        return !first.isEmpty() && !second.isEmpty() && (first.contains(second) || second.contains(first));
    }
}
