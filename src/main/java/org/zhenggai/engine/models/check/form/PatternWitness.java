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
import java.util.stream.LongStream;

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

    /** Letters that are tried; what goes on behind them is given the benefit of the doubt. */
    private static final int LONGEST = 200;

    private static final Pattern LOOKS_BACK = Pattern.compile("\\(\\?<[=!]");
    private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,9})");
    private static final Pattern BORDER = Pattern.compile("\\\\[bB]");

    private final Pattern pattern;
    private final int least;
    private final int most;
    private final boolean isLong;
    private final Collection<Character> letters;
    private int looked;

    private PatternWitness(Pattern pattern, int least, int most) {
        this.pattern = pattern;
        this.least = least;
        this.most = most;
        this.isLong = least > LONGEST || mayBeLong(pattern.pattern());
        this.letters = letters(pattern.pattern());
    }

    /** Whether the shortest text may have more letters than are tried. */
    private static boolean mayBeLong(String pattern) {
        LongStream times = COUNTED.matcher(pattern).results().mapToLong(count -> Long.parseLong(count.group(1)));
        long letters = pattern.contains("){")
                ? times.reduce(pattern.length(), (one, other) -> Math.min(LONGEST + 1L, one * Math.max(1, other)))
                : pattern.length() + times.sum();
        return letters > LONGEST;
    }

    /** One of each sort that the parts of the pattern tell apart. */
    private static Collection<Character> letters(String pattern) {
        String flags = pattern.contains("(?i") ? "(?i)" : "";
        List<Pattern> parts = PART.matcher(pattern.replaceAll("\\(\\?(?:[:=!>]|<[=!]|<\\w+>|[a-zA-Z-]+)", ""))
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
        if (LOOKS_BACK.matcher(pattern).find()) {
            // What stands before the place of the match counts, so that it cannot be looked for from there on.
            return true;
        }
        // Of what stands before a border of words only the last letter counts.
        List<String> before = BORDER.matcher(pattern).find() ? List.of("", "a", "中") : List.of("");
        return before.stream()
                .anyMatch(text -> new PatternWitness(Pattern.compile(pattern), least, most).finds(text, text.length()));
    }

    /** @param from where the match begins */
    private boolean finds(String begin, int from) {
        if (++looked > MOST) {
            return true;
        }
        Matcher matcher = pattern.matcher(begin)
                .useTransparentBounds(true)
                .useAnchoringBounds(false)
                .region(from, begin.length());
        boolean matches = matcher.lookingAt();
        boolean mayGoOn = begin.length() < most && (matches || matcher.hitEnd());
        if (matches && isTaken(begin)) {
            return true;
        }
        if (mayGoOn && begin.length() >= LONGEST) {
            return isLong;
        }
        return mayGoOn && letters.stream().anyMatch(letter -> finds(begin + letter, from));
    }

    /** Whether the text, with other letters around it where it is too short, is one. */
    private boolean isTaken(String text) {
        if (text.length() > most) {
            return false;
        }
        if (text.length() >= least) {
            return true;
        }
        String more = "中".repeat(least - text.length());
        return pattern.matcher(text + more).find()
                || pattern.matcher(more + text).find();
    }
}
