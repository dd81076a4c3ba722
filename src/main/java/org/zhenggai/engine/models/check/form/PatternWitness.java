package org.zhenggai.engine.models.check.form;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Looks for a text that a pattern takes: letter by letter, and no further where no text that begins so could match. Of
 * letters that all parts of the pattern take alike one is tried.
 */
final class PatternWitness {

    private static final String KINDS = "05azAZ_ -.,:/@#中国。，（\n\t";

    /** What takes one letter: a class, an escape, or a letter as it stands; anchors and repetitions take none. */
    private static final Pattern PART = Pattern.compile(
            "\\[\\^?]?(?:\\\\.|\\[(?:\\\\.|[^]])*]|[^]\\\\])*]|\\\\[pP]\\{\\w+}|\\\\u\\p{XDigit}{4}|\\\\x\\p{XDigit}{2}"
                    + "|\\\\[^bBAzZG]|(?<!\\{)[^\\\\^$|()*+?{}\\[\\],\\d]|\\d(?![\\d,]*})");

    /** Texts looked at; beyond them a pattern is given the benefit of the doubt. */
    private static final int MOST = 5000;

    /** Letters that a text without bounds may have. */
    private static final int LONGEST = 200;

    private final Pattern pattern;
    private final int least;
    private final int most;
    private final Collection<Character> letters;
    private int looked;

    private PatternWitness(Pattern pattern, int least, int most) {
        this.pattern = pattern;
        this.least = least;
        this.most = most;
        this.letters = letters(pattern.pattern());
    }

    /** One of each sort that the parts of the pattern tell apart. */
    private static Collection<Character> letters(String pattern) {
        String flags = pattern.contains("(?i") ? "(?i)" : "";
        List<Pattern> parts = PART.matcher(pattern.replaceAll("\\(\\?[a-zA-Z<>=!:-]*", ""))
                .results()
                .map(MatchResult::group)
                .distinct()
                .flatMap(part -> compiled(flags + part).stream())
                .toList();
        Map<List<Boolean>, Character> sorts = new LinkedHashMap<>();
        (pattern + KINDS).chars().forEach(letter -> {
            String text = String.valueOf((char) letter);
            sorts.putIfAbsent(
                    parts.stream().map(part -> part.matcher(text).matches()).toList(), (char) letter);
        });
        return sorts.values();
    }

    /** Empty for a piece of a class within a class, whose letters stand for themselves then. */
    private static Optional<Pattern> compiled(String part) {
        try {
            return Optional.of(Pattern.compile(part));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether some text of this length may have the pattern somewhere in it.
     *
     * @param least letters of the text
     * @param most letters of the text
     */
    static boolean isPossible(String pattern, int least, int most) {
        // What stands before the place of the match counts, so that it cannot be looked for from there on.
        boolean looksBack = pattern.contains("(?<=") || pattern.contains("(?<!") || pattern.contains("\\b");
        return looksBack || new PatternWitness(Pattern.compile(pattern), least, Math.min(most, LONGEST)).finds("");
    }

    private boolean finds(String begin) {
        if (++looked > MOST) {
            return true;
        }
        Matcher matcher = pattern.matcher(begin);
        boolean matches = matcher.lookingAt();
        if (matches && isTaken(begin)) {
            return true;
        }
        boolean mayGoOn = begin.length() < most && (matches || matcher.hitEnd());
        return mayGoOn && letters.stream().anyMatch(letter -> finds(begin + letter));
    }

    /** Whether the text, with other letters around it where it is too short, is one. */
    private boolean isTaken(String text) {
        if (text.length() >= least) {
            return true;
        }
        String more = "中".repeat(least - text.length());
        return pattern.matcher(text + more).find()
                || pattern.matcher(more + text).find();
    }
}
