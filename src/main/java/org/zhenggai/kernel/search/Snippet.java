package org.zhenggai.kernel.search;

import java.util.Objects;
import java.util.stream.Stream;

/** The piece of a text in which a word was found, for a list of what was found. */
public final class Snippet {

    private static final int BEFORE = 20;
    private static final int LONGEST = 90;

    private Snippet() {}

    /** From the first of the texts that holds the word, or the first text where none does. */
    public static String of(Wanted wanted, String... texts) {
        String word = wanted.words().get(0);
        String text = Stream.of(texts)
                .filter(Objects::nonNull)
                .filter(one -> Plain.of(one).contains(word))
                .findFirst()
                .orElseGet(() ->
                        Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(""));
        String line = text.replaceAll("\\s+", " ").strip();
        int from = Math.max(0, begin(line, word) - BEFORE);
        int to = Math.min(line.length(), from + LONGEST);
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }

    /** Where the word begins in the text as it was written: the last place from which it is still there. */
    private static int begin(String line, String word) {
        int begin = 0;
        int end = line.length();
        while (begin < end) {
            int middle = (begin + end + 1) / 2;
            if (Plain.of(line.substring(middle)).contains(word)) {
                begin = middle;
            } else {
                end = middle - 1;
            }
        }
        // What is left may begin within a character of two units.
        return begin > 0 && begin < line.length() && Character.isLowSurrogate(line.charAt(begin)) ? begin - 1 : begin;
    }
}
