package org.zhenggai.engine.models.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zhenggai.engine.models.compare.Comparison.Change;
import org.zhenggai.engine.models.compare.Comparison.How;

/** Compares two files by their parts. */
final class Differences {

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

    /** The same where the order of parts says something: it is told when those that stay stand otherwise. */
    static List<Change> inOrder(List<Part> before, List<Part> after) {
        List<Change> changes = of(before, after);
        Map<String, Part> old = byId(before);
        Map<String, Part> now = byId(after);
        List<String> was = old.keySet().stream().filter(now::containsKey).toList();
        List<String> stands = now.keySet().stream().filter(old::containsKey).toList();
        if (!was.equals(stands)) {
            changes.add(
                    new Change(How.CHANGED, "", "顺序", List.of("顺序：" + words(was, old) + " 改为 " + words(stands, now))));
        }
        return changes;
    }

    private static String words(List<String> ids, Map<String, Part> parts) {
        return ids.stream().map(id -> parts.get(id).word()).collect(Collectors.joining("、"));
    }

    /** A name that no fact has yet: a second one of a name is told beside the first. */
    static String free(Map<String, String> facts, String name) {
        String free = name;
        for (int n = 2; facts.containsKey(free); n++) {
            free = name + n;
        }
        return free;
    }

    private static Map<String, Part> byId(List<Part> parts) {
        Map<String, Part> byId = new LinkedHashMap<>();
        for (Part part : parts) {
            // Nothing takes the place of another of the same id: it would hide a change.
            Part numbered = part;
            for (int n = 2; byId.containsKey(numbered.id()); n++) {
                numbered = new Part(part.id() + "（" + n + "）", part.word() + "（同编号第" + n + "个）", part.facts());
            }
            byId.put(numbered.id(), numbered);
        }
        return byId;
    }

    private static List<String> said(Part part) {
        if (part.word().equals(ModelParts.DRAWING)) {
            return List.of();
        }
        return part.facts().entrySet().stream()
                .map(fact -> fact.getKey() + "：" + whole(fact.getValue()))
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
                details.add(name + "：新增 " + whole(now));
            } else if (now == null) {
                details.add(name + "：去掉 " + whole(old));
            } else if (!Objects.equals(old, now)) {
                details.add(name + "：" + whole(old) + " 改为 " + whole(now));
            }
        }
        return details;
    }

    private static String whole(String value) {
        return value.isEmpty() ? "（空）" : value;
    }
}
