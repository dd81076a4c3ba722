package org.zhenggai.engine.models.check.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.feel.Feel.Tree;

/** Fields that compute from each other come to an end, and do not make much of little. */
@RequiredArgsConstructor
final class ComputedRules {

    /** Fields one behind the other; more than a form ever needs. */
    private static final int DEEPEST = 5;

    /** How often one value may come to stand in what is computed of it. */
    private static final int MOST_TIMES = 50;

    private static final int MOST = 30;

    private final Findings findings;

    void check(FormFile form, List<Placed> placed) {
        Map<String, Tree> computed = new HashMap<>();
        Map<String, String> holders = new HashMap<>();
        for (Placed one : placed) {
            if (one.component().path("type").asText().equals("expression")) {
                Named.tree(one.component().path("expression")).ifPresent(tree -> computed.put(one.name(), tree));
                holders.put(one.name(), one.holder());
            }
        }
        Map<String, Set<String>> reads = new HashMap<>();
        computed.forEach(
                (name, tree) -> reads.put(name, new HashSet<>(Named.in(tree, holders.get(name), computed.keySet()))));
        Map<String, Integer> depths = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Placed one : placed) {
            boolean isComputed = computed.containsKey(one.name());
            boolean isLong = isComputed
                    && (HiddenRules.reaches(one.name(), reads)
                            || depth(one.name(), reads, depths) > DEEPEST
                            || times(one.name(), computed, holders, times) > MOST_TIMES);
            if (isLong) {
                findings.add("expression-chain", form.at(one.component()));
            }
        }
        long rows = placed.stream()
                .filter(one -> holders.containsKey(one.name()))
                .mapToLong(Placed::rows)
                .sum();
        if (rows > MOST) {
            findings.add("expression-many", form.place(), rows);
        }
    }

    /** Zero is written before it is known, so that a circle comes to an end. */
    private static int depth(String name, Map<String, Set<String>> reads, Map<String, Integer> known) {
        Integer depth = known.get(name);
        if (depth == null) {
            known.put(name, 0);
            depth = 1
                    + reads.get(name).stream()
                            .mapToInt(inner -> depth(inner, reads, known))
                            .max()
                            .orElse(0);
            known.put(name, depth);
        }
        return depth;
    }

    private static int times(
            String name, Map<String, Tree> computed, Map<String, String> holders, Map<String, Integer> known) {
        Integer times = known.get(name);
        if (times == null) {
            known.put(name, 0);
            long sum = Named.written(computed.get(name)).stream()
                    .mapToLong(inner -> Named.resolved(inner, holders.get(name), computed.keySet())
                            .map(one -> times(one, computed, holders, known))
                            .orElse(1))
                    .sum();
            times = (int) Math.min(1_000_000, Math.max(1, sum));
            known.put(name, times);
        }
        return times;
    }
}
