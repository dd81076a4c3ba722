package org.zhenggai.engine.models.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zhenggai.engine.models.compare.Comparison.Change;
import org.zhenggai.engine.models.compare.Comparison.How;

/** Compares two files by their parts, and by what no part tells. */
final class Differences {

    /** What an inner thing is numbered with says nothing where all of it is new. */
    private static final String INNER_ID = " id";

    private Differences() {}

    static List<Change> of(Content before, Content after) {
        Map<String, Part> old = byId(before.parts());
        Map<String, Part> now = byId(after.parts());
        List<Change> changes = new ArrayList<>();
        now.values().forEach(part -> {
            Part was = old.get(part.id());
            if (was == null && !part.isDrawing()) {
                changes.add(new Change(How.ADDED, part.id(), part.word(), said(part), null, part));
            } else if (was != null && !isSame(was, part)) {
                changes.add(new Change(How.CHANGED, part.id(), part.word(), details(was, part), was, part));
            }
        });
        old.values().stream()
                .filter(part -> !now.containsKey(part.id()) && !part.isDrawing())
                .forEach(part -> changes.add(new Change(How.REMOVED, part.id(), part.word(), List.of(), part, null)));
        changes.addAll(orders(old, now));
        List<String> pieces = Remainder.differences(before.rest(), after.rest());
        if (!pieces.isEmpty()) {
            changes.add(new Change(How.CHANGED, "", Remainder.WORD, pieces, null, null));
        }
        return changes;
    }

    private static boolean isSame(Part was, Part part) {
        return was.facts().equals(part.facts()) && was.kind().equals(part.kind()) && isCalledAlike(was, part);
    }

    private static boolean isCalledAlike(Part was, Part part) {
        return was.word().equals(part.word()) || was.isCalledByOthers() && part.isCalledByOthers();
    }

    /** Where the order of parts says something it is told when those that stay stand otherwise. */
    private static List<Change> orders(Map<String, Part> old, Map<String, Part> now) {
        Set<String> groups = new LinkedHashSet<>();
        now.values().forEach(part -> groups.add(part.group()));
        groups.remove("");
        List<Change> changes = new ArrayList<>();
        for (String group : groups) {
            List<String> was = common(old, now, group);
            List<String> stands = common(now, old, group);
            if (!was.equals(stands)) {
                String of = now.containsKey(group) ? now.get(group).word() + "的先后" : "顺序";
                changes.add(new Change(
                        How.CHANGED,
                        now.containsKey(group) ? group : "",
                        of,
                        List.of("顺序：" + words(was, old) + " 改为 " + words(stands, old)),
                        null,
                        null));
            }
        }
        return changes;
    }

    private static List<String> common(Map<String, Part> of, Map<String, Part> other, String group) {
        return of.values().stream()
                .filter(part -> part.group().equals(group)
                        && other.containsKey(part.id())
                        && other.get(part.id()).group().equals(group))
                .map(Part::id)
                .toList();
    }

    private static String words(List<String> ids, Map<String, Part> parts) {
        return ids.stream().map(id -> parts.get(id).word()).collect(Collectors.joining("、"));
    }

    private static Map<String, Part> byId(List<Part> parts) {
        Map<String, Part> byId = new LinkedHashMap<>();
        for (Part part : parts) {
            // Nothing takes the place of another of the same id: it would hide a change.
            Part numbered = part;
            for (int n = 2; byId.containsKey(numbered.id()); n++) {
                numbered = new Part(
                        part.id() + "（" + n + "）",
                        part.kind(),
                        part.word() + "（同编号第" + n + "个）",
                        part.group(),
                        part.facts());
            }
            byId.put(numbered.id(), numbered);
        }
        return byId;
    }

    private static List<String> said(Part part) {
        return part.isDrawing()
                ? List.of()
                : part.facts().entrySet().stream()
                        .filter(fact -> !fact.getKey().endsWith(INNER_ID))
                        .map(fact -> fact.getKey() + "：" + whole(fact.getValue()))
                        .toList();
    }

    private static List<String> details(Part was, Part part) {
        if (part.isDrawing() && was.isDrawing()) {
            return List.of();
        }
        List<String> details = new ArrayList<>();
        if (!isCalledAlike(was, part) || !was.kind().equals(part.kind())) {
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
