package org.zhenggai.kernel.office;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** A list of things people choose by name: what has the name, or which names come near. */
public final class Names {

    private static final int NEAR = 2;
    private static final int SHOWN = 3;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> words;

    private Names(Map<String, String> words) {
        this.words = words;
        words.forEach((code, word) -> codes.put(BookReader.plain(word), code));
    }

    /** Names of things; those that share a name are told apart by their code in brackets. */
    public static <T> Names of(List<T> things, Function<T, String> code, Function<T, String> name) {
        Map<String, Long> times = things.stream().collect(Collectors.groupingBy(name, Collectors.counting()));
        return new Names(things.stream()
                .collect(Collectors.toMap(
                        code,
                        thing -> times.get(name.apply(thing)) == 1
                                ? name.apply(thing)
                                : name.apply(thing) + "（" + code.apply(thing) + "）",
                        (one, other) -> one,
                        java.util.LinkedHashMap::new)));
    }

    public List<String> all() {
        return List.copyOf(words.values());
    }

    /** The code of a name, null when nothing has it. */
    public String code(String name) {
        return codes.get(BookReader.plain(name));
    }

    /** The name of a code; what is closed and no longer listed keeps its code. */
    public String word(String code) {
        return code == null ? "" : words.getOrDefault(code, code);
    }

    /** Names that come near, for a sentence; empty when none does. */
    public String near(String name) {
        String plain = BookReader.plain(name);
        String found = words.values().stream()
                .filter(word -> word.contains(plain)
                        || plain.contains(word)
                        || DISTANCE.apply(BookReader.plain(word), plain) <= NEAR)
                .sorted(Comparator.comparingInt(word -> DISTANCE.apply(word, plain)))
                .limit(SHOWN)
                .map(word -> "“" + word + "”")
                .collect(Collectors.joining("、"));
        return found.isEmpty() ? "" : "；相近的有" + found;
    }
}
