package org.zhenggai.kernel.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What somebody looks for: words in plain spelling, all of which must be found. Blanks of any width stand between them.
 *
 * @param words none when nothing was typed that could be found
 * @param remark what the page says of what was left out, or null
 */
public record Wanted(List<String> words, String remark) {

    /** The most words; more of them make no finding narrower that one could mean. */
    private static final int MOST = 10;

    /** Number and part as sources write them, {@code 21（2）}; an item's own number is {@code 21-2}. */
    private static final Pattern PART = Pattern.compile("(?<![0-9０-９])([0-9０-９]+)[（(]([0-9０-９]+)[)）]");

    public static Wanted of(String typed) {
        String text = typed == null ? "" : PART.matcher(typed).replaceAll("$1-$2");
        List<String> words = Arrays.stream(text.split("[\\p{Z}\\s]+"))
                .map(Plain::of)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.isEmpty()) {
            return new Wanted(words, text.isBlank() ? null : "查找框里没有文字或数字，没有按它筛选。");
        }
        return words.size() <= MOST
                ? new Wanted(words, null)
                : new Wanted(words.subList(0, MOST), "一次最多按" + MOST + "个词查找，第" + (MOST + 1) + "个起没有用上。");
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /**
     * A condition for each word, each led in by {@code and}; its parameters are {@link #patterns}.
     *
     * @param columns with texts in plain spelling, one of which must hold the word
     */
    public String condition(String... columns) {
        return IntStream.range(0, words.size())
                .mapToObj(n -> Arrays.stream(columns)
                        .map(column -> column + " like :word" + n + " escape '!'")
                        .collect(Collectors.joining(" or ", " and (", ")")))
                .collect(Collectors.joining());
    }

    /** The patterns by the names that conditions give them. */
    public Map<String, Object> patterns() {
        Map<String, Object> patterns = new HashMap<>();
        for (int n = 0; n < words.size(); n++) {
            patterns.put("word" + n, pattern(words.get(n), "!"));
        }
        return patterns;
    }

    /** The pattern of SQL for a word anywhere in a text, whatever characters it is made of. */
    public static String pattern(String word, String escape) {
        return "%"
                + word.replace(escape, escape + escape)
                        .replace("%", escape + "%")
                        .replace("_", escape + "_")
                + "%";
    }
}
