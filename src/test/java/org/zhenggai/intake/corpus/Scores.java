package org.zhenggai.intake.corpus;

import java.util.EnumMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;

/** How much of what is expected was read, and how much of what was read is expected, by level. */
final class Scores {

    @RequiredArgsConstructor
    enum Level {
        AREA("方面"),
        FINDING("问题"),
        MEASURE("措施"),
        OWNER("责任和时限"),
        RESULT("成效"),
        HEAD("标题、日期、巡察组");

        final String word;
    }

    /** Pieces of one level. */
    record Count(int expected, int read, int matched) {

        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(expected + other.expected, read + other.read, matched + other.matched);
        }

        /** In per cent; empty where nothing was read. */
        String precision() {
            return percent(read);
        }

        /** In per cent; empty where nothing is expected. */
        String recall() {
            return percent(expected);
        }

        private String percent(int of) {
            return of == 0 ? "" : "%d.%d".formatted(matched * 100 / of, matched * 1000 / of % 10);
        }
    }

    private final Map<Level, Count> counts = new EnumMap<>(Level.class);

    void add(Level level, int expected, int read, int matched) {
        counts.merge(level, new Count(expected, read, matched), Count::plus);
    }

    void add(Scores others) {
        others.counts.forEach((level, count) -> counts.merge(level, count, Count::plus));
    }

    Count of(Level level) {
        return counts.getOrDefault(level, Count.NONE);
    }
}
