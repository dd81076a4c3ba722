package org.zhenggai.closing.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Finds in a result text the words by which it says that it is not done: findings 19, 48 and 50 of the circular call
 * themselves put right and then name what is left. The words stand in the table {@code doubtful-words}.
 */
@Component
@RequiredArgsConstructor
class DoubtfulWords {

    private static final int AROUND = 12;

    private final TablesProcess tables;

    /**
     * A word that was found.
     *
     * @param context the word with what stands around it in its sentence
     */
    record Doubt(String word, String context) {}

    /**
     * Every place of such a word, in the order of the text.
     *
     * @param source {@code report} or {@code opinion}, since a row may count for one of them only
     * @param text may be null
     */
    List<Doubt> in(String source, String text) {
        if (text == null) {
            return List.of();
        }
        String flat = text.replaceAll("\\s+", " ");
        List<Hit> hits = new ArrayList<>();
        for (Map<String, Object> row : tables.ask("doubtful-words", Map.of("source", source))) {
            String word = (String) row.get("word");
            for (int at = flat.indexOf(word); at >= 0; at = flat.indexOf(word, at + 1)) {
                if (counts(flat, at, word, list(row.get("unless")), list(row.get("before")))) {
                    hits.add(new Hit(at, word));
                }
            }
        }
        return hits.stream()
                .sorted()
                .map(hit -> new Doubt(hit.word(), context(flat, hit)))
                .toList();
    }

    /** The words in their context in a line: {@code 剩余（…还剩余1处…）；…}. */
    static String words(List<Doubt> doubts) {
        return doubts.stream()
                .map(doubt -> doubt.word() + "（" + doubt.context() + "）")
                .distinct()
                .collect(Collectors.joining("；"));
    }

    private record Hit(int at, String word) implements Comparable<Hit> {
        @Override
        public int compareTo(Hit other) {
            return Integer.compare(at, other.at);
        }
    }

    private static boolean counts(String text, int at, String word, List<String> unless, List<String> before) {
        int end = at + word.length();
        boolean isPartOfAnother = unless.stream().anyMatch(phrase -> covers(text, phrase, at, end));
        return !isPartOfAnother && (before.isEmpty() || before.stream().anyMatch(next -> text.startsWith(next, end)));
    }

    /** Whether the phrase stands in the text so that it takes in these places. */
    private static boolean covers(String text, String phrase, int from, int until) {
        for (int start = Math.max(0, until - phrase.length()); start <= from; start++) {
            if (start + phrase.length() >= until && text.startsWith(phrase, start)) {
                return true;
            }
        }
        return false;
    }

    private static String context(String text, Hit hit) {
        int from = Math.max(0, hit.at() - AROUND);
        int until = Math.min(text.length(), hit.at() + hit.word().length() + AROUND);
        return (from > 0 ? "…" : "") + text.substring(from, until) + (until < text.length() ? "…" : "");
    }

    private static List<String> list(Object cell) {
        return cell == null || cell.toString().isBlank()
                ? List.of()
                : Arrays.asList(cell.toString().split("、"));
    }
}
