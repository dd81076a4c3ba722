package org.zhenggai.kernel.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Two neighbouring characters as one number, the first in its upper bits. */
final class Grams {

    /** Enough for any character of Unicode. */
    private static final int BITS = 21;

    /** So many pairs of a word lead to it nearly as surely as all of them. */
    private static final int ENOUGH = 4;

    private Grams() {}

    static Set<Long> of(String text) {
        int[] characters = text.codePoints().toArray();
        Set<Long> grams = new LinkedHashSet<>();
        for (int n = 1; n < characters.length; n++) {
            grams.add(begin(characters[n - 1]) + characters[n]);
        }
        return grams;
    }

    /** Some of the pairs of a word, from its beginning to its end. */
    static List<Long> leadingTo(String word) {
        List<Long> all = new ArrayList<>(of(word));
        return all.size() <= ENOUGH
                ? all
                : IntStream.range(0, ENOUGH)
                        .mapToObj(n -> all.get(n * (all.size() - 1) / (ENOUGH - 1)))
                        .toList();
    }

    /** The least number of a pair that begins with the character; {@link #end} is the greatest. */
    static long begin(int character) {
        return (long) character << BITS;
    }

    static long end(int character) {
        return begin(character + 1) - 1;
    }
}
