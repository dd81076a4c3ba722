package org.zhenggai.engine.models.check.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What somebody may have meant by a wrong name: those that exist, the nearest first. */
public final class Nearest {

    private static final int MOST = 6;

    /** Letters that differ of a name that was meant and misspelt. */
    private static final int MISSPELT = 2;

    private Nearest() {}

    /** Names with what they mean; where there are many, the page that has them all. Never empty. */
    public static String of(String wrong, Map<String, String> known) {
        if (known.isEmpty()) {
            return "这里没有可用的，全部见“目录”";
        }
        String shown = known.keySet().stream()
                .sorted(Comparator.<String>comparingInt(name -> distance(wrong, name))
                        .thenComparing(Function.identity()))
                .limit(MOST)
                .map(name -> known.get(name).isBlank() ? name : name + "（" + known.get(name) + "）")
                .collect(Collectors.joining("、"));
        return known.size() <= MOST ? shown : shown + "等" + known.size() + "个，全部见“目录”";
    }

    public static <T> String of(
            String wrong, Collection<T> known, Function<T, String> name, Function<T, String> meaning) {
        Map<String, String> words = new TreeMap<>();
        known.forEach(one -> words.put(name.apply(one), meaning.apply(one)));
        return of(wrong, words);
    }

    /** The name that was meant, when it is clear that this one was. */
    public static Optional<String> misspelt(String wrong, Collection<String> known) {
        List<String> near = known.stream()
                .filter(name -> !name.equals(wrong))
                .filter(name -> distance(wrong, name) <= Math.min(MISSPELT, name.length() / 3))
                .sorted(Comparator.<String>comparingInt(name -> distance(wrong, name))
                        .thenComparing(Function.identity()))
                .toList();
        return near.stream().findFirst();
    }

    /** How many letters have to be changed, added or taken away. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= Math.min(one.length(), 200); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean isSame = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + (isSame ? 0 : 1));
            }
            before = now;
        }
        return before[other.length()];
    }
}
