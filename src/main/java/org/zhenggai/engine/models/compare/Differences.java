package org.zhenggai.engine.models.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.zhenggai.engine.models.compare.Comparison.Change;
import org.zhenggai.engine.models.compare.Comparison.How;

/** Compares two files by their parts. */
final class Differences {

    private static final int LONGEST_VALUE = 120;

    private Differences() {}

    /**
     * A part of a file.
     *
     * @param word what people call it
     * @param facts what can be said of it, by what it is called
     */
    record Part(String id, String word, Map<String, String> facts) {}

    static List<Change> of(List<Part> before, List<Part> after) {
        Map<String, Part> old = byId(before);
        Map<String, Part> now = byId(after);
        List<Change> changes = new ArrayList<>();
        now.values().forEach(part -> {
            Part was = old.get(part.id());
            if (was == null) {
                changes.add(new Change(How.ADDED, part.id(), part.word(), said(part)));
            } else if (!was.equals(part)) {
                changes.add(new Change(How.CHANGED, part.id(), part.word(), details(was, part)));
            }
        });
        old.values().stream()
                .filter(part -> !now.containsKey(part.id()))
                .forEach(part -> changes.add(new Change(How.REMOVED, part.id(), part.word(), List.of())));
        return changes;
    }

    private static Map<String, Part> byId(List<Part> parts) {
        Map<String, Part> byId = new LinkedHashMap<>();
        parts.forEach(part -> byId.put(part.id(), part));
        return byId;
    }

    private static List<String> said(Part part) {
        if (part.word().equals(ModelParts.DRAWING)) {
            return List.of();
        }
        return part.facts().entrySet().stream()
                .map(fact -> fact.getKey() + "：" + cut(fact.getValue()))
                .toList();
    }

    private static List<String> details(Part was, Part part) {
        if (part.word().equals(ModelParts.DRAWING)) {
            return List.of();
        }
        List<String> details = new ArrayList<>();
        if (!was.word().equals(part.word())) {
            details.add("原为" + was.word());
        }
        TreeSet<String> names = new TreeSet<>(was.facts().keySet());
        names.addAll(part.facts().keySet());
        for (String name : names) {
            String old = was.facts().get(name);
            String now = part.facts().get(name);
            if (old == null) {
                details.add(name + "：新增 " + cut(now));
            } else if (now == null) {
                details.add(name + "：去掉 " + cut(old));
            } else if (!Objects.equals(old, now)) {
                details.add(name + "：" + cut(old) + " 改为 " + cut(now));
            }
        }
        return details;
    }

    private static String cut(String value) {
        if (value.isEmpty()) {
            return "（空）";
        }
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
