package org.zhenggai.kernel.office;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a file says of its lines, by their numbers from 1; nothing of those that are not there. */
public record Looks(SortedMap<Integer, Look> byLine) {

    /** Of a text that has nothing but words. */
    public static final Looks NONE = new Looks(new TreeMap<>());

    private static final String BETWEEN = ";";

    public Looks {
        byLine = new TreeMap<>(byLine);
    }

    public Look of(int line) {
        return byLine.getOrDefault(line, Look.NONE);
    }

    public boolean isEmpty() {
        return byLine.isEmpty();
    }

    /** The same where so many lines at the beginning were left out. */
    public Looks without(int lines) {
        SortedMap<Integer, Look> moved = new TreeMap<>();
        byLine.tailMap(lines + 1).forEach((line, look) -> moved.put(line - lines, look));
        return new Looks(moved);
    }

    /** To be kept: {@code 3:1,0,0,0;5:2,0,0,4}. */
    public String write() {
        return byLine.entrySet().stream().map(Looks::written).collect(Collectors.joining(BETWEEN));
    }

    private static String written(Map.Entry<Integer, Look> entry) {
        Look look = entry.getValue();
        return "%d:%d,%d,%d,%d".formatted(entry.getKey(), look.heading(), look.list(), look.indent(), look.bold());
    }

    /** What {@link #write} made; null and nothing are a text without looks. */
    public static Looks parse(String written) {
        SortedMap<Integer, Look> looks = new TreeMap<>();
        if (written != null && !written.isEmpty()) {
            for (String one : written.split(BETWEEN)) {
                int[] numbers = Arrays.stream(one.split("[:,]"))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                looks.put(numbers[0], new Look(numbers[1], numbers[2], numbers[3], numbers[4]));
            }
        }
        return new Looks(looks);
    }
}
