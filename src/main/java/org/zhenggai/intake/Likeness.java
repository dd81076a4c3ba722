package org.zhenggai.intake;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.zhenggai.intake.parse.source.Glyphs;

/**
 * How alike two texts are to a reader: blanks, width and the kind of quotes do not count. Texts are alike by the
 * Sørensen–Dice coefficient of their pairs of neighbouring letters, punctuation left out.
 */
final class Likeness {

    /** From this percent on two findings are nearly the same. */
    static final int NEAR = 80;

    /** So many of 64 bits may differ between the sketches of texts that may be nearly the same. */
    private static final int NEAR_BITS = 22;

    private static final String QUOTES = "“”„‟«»「」『』〝〞‘’‚‛'`´";

    private final Map<String, Integer> pairs;
    private final int size;

    private Likeness(Map<String, Integer> pairs) {
        this.pairs = pairs;
        this.size = pairs.values().stream().mapToInt(Integer::intValue).sum();
    }

    static Likeness of(String text) {
        String letters = folded(text).replaceAll("[^\\p{L}\\p{N}]", "");
        Map<String, Integer> pairs = new HashMap<>();
        for (int at = 0; at + 2 <= letters.length(); at++) {
            pairs.merge(letters.substring(at, at + 2), 1, Integer::sum);
        }
        if (letters.length() == 1) {
            pairs.put(letters, 1);
        }
        return new Likeness(pairs);
    }

    /** The text as it is compared: one width, no blanks or signs without ink, one kind of quote. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        for (char c : Normalizer.normalize(text, Normalizer.Form.NFKC).toCharArray()) {
            if (!Glyphs.isBlank(c)) {
                folded.append(QUOTES.indexOf(c) >= 0 ? '"' : c);
            }
        }
        return folded.toString();
    }

    /** In percent. */
    int with(Likeness other) {
        if (size + other.size == 0) {
            return 100;
        }
        int shared = 0;
        for (Map.Entry<String, Integer> pair : pairs.entrySet()) {
            shared += Math.min(pair.getValue(), other.pairs.getOrDefault(pair.getKey(), 0));
        }
        return 200 * shared / (size + other.size);
    }

    /** Where most pairs of the text have a bit set, it is set. */
    long sketch() {
        int[] votes = new int[Long.SIZE];
        pairs.forEach((pair, times) -> {
            long bits = spread(pair.hashCode());
            for (int bit = 0; bit < Long.SIZE; bit++) {
                votes[bit] += (bits >>> bit & 1) == 1 ? times : -times;
            }
        });
        long sketch = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            sketch |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return sketch;
    }

    /** Whether texts of these sketches may be nearly the same; only their words tell whether they are. */
    static boolean mayBeNear(long sketch, long other) {
        return Long.bitCount(sketch ^ other) <= NEAR_BITS;
    }

    /** Every bit of the result depends on every bit of the number. */
    private static long spread(long number) {
        long bits = (number + 1) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }
}
