package org.zhenggai.intake.desk.layout;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhenggai.intake.parse.marking.OutlineLine;

/**
 * How a document is built, whatever it says and however long it is: the levels of its outline that come again, each once,
 * in the order in which they begin. What comes only once is content: a title, a date.
 */
public record Fingerprint(List<String> levels) {

    private static final String BETWEEN = "\n";

    /** A document has few levels; more are kept for nobody. */
    private static final int MOST = 40;

    private static final int LONGEST_LEVEL = 60;

    /** Of both documents' levels so many percent have to be the same; a rare level deep inside may be missing in one. */
    private static final int ENOUGH = 60;

    public Fingerprint {
        levels = List.copyOf(levels);
    }

    public static Fingerprint of(List<OutlineLine> lines) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        lines.forEach(line -> counts.merge(line.level(), 1, Integer::sum));
        return new Fingerprint(counts.entrySet().stream()
                .filter(level -> level.getValue() > 1 && level.getKey().length() <= LONGEST_LEVEL)
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList());
    }

    public static Fingerprint parse(String words) {
        return new Fingerprint(
                words.isEmpty()
                        ? List.of()
                        : Arrays.stream(words.split(BETWEEN)).toList());
    }

    public String write() {
        return String.join(BETWEEN, levels);
    }

    /** Whether both are the same kind of document: enough levels in common, and those in the same order. */
    public boolean isLike(Fingerprint other) {
        List<String> common = levels.stream().filter(other.levels()::contains).toList();
        List<String> theirs = other.levels().stream().filter(levels::contains).toList();
        int all = levels.size() + other.levels().size() - common.size();
        return all > 0 && common.equals(theirs) && common.size() * 100 >= all * ENOUGH;
    }
}
