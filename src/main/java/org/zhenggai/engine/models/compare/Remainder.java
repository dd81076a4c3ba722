package org.zhenggai.engine.models.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** What no part of a file tells: where it differs, the pieces themselves are told. */
final class Remainder {

    /** What a change of it is called. */
    static final String WORD = "另有不能逐项列出的改动";

    /** So much of what is the same stands around what differs. */
    private static final int AROUND = 20;

    private Remainder() {}

    static void put(SortedMap<String, List<String>> rest, String path, String value) {
        rest.computeIfAbsent(path, any -> new ArrayList<>()).add(value);
    }

    /** Each piece that differs: its path, what was there and what is there. */
    static List<String> differences(SortedMap<String, List<String>> before, SortedMap<String, List<String>> after) {
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<String> pieces = new ArrayList<>();
        for (String path : paths) {
            List<String> old = before.getOrDefault(path, List.of());
            List<String> now = after.getOrDefault(path, List.of());
            if (!old.equals(now)) {
                pieces.add(path + "：" + words(old, now) + " 改为 " + words(now, old));
            }
        }
        return pieces;
    }

    private static String words(List<String> values, List<String> others) {
        if (values.isEmpty()) {
            return "（没有）";
        }
        String value = String.join("｜", values);
        return value.isEmpty() ? "（空）" : shortened(value, String.join("｜", others));
    }

    /** What is the same at both ends is left out, with a mark; what differs never is. */
    static String shortened(String value, String other) {
        int most = Math.min(value.length(), other.length());
        int head = 0;
        while (head < most && value.charAt(head) == other.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && value.charAt(value.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        int from = Math.max(0, head - AROUND);
        int to = Math.min(value.length(), value.length() - tail + AROUND);
        return (from == 0 ? "" : "〔前" + from + "字相同〕")
                + value.substring(from, to)
                + (to == value.length() ? "" : "〔后" + (value.length() - to) + "字相同〕");
    }
}
