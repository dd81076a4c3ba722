package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.feel.Feel;
import org.zhenggai.engine.models.check.feel.Feel.Parsed;

/**
 * What is to be filled in is shown at some time, and the answer that steers the process at any. Expressions that compute
 * from each other come to an end.
 */
@RequiredArgsConstructor
final class HiddenRules {

    /** Fields that compute, one from the other; more than a form ever needs, and no doubling becomes large. */
    private static final int DEEPEST = 5;

    private static final int MOST = 30;

    private final Findings findings;

    void check(FormFile form) {
        Map<String, Set<String>> hidden = new HashMap<>();
        Map<String, Set<String>> computed = new HashMap<>();
        Set<String> never = new HashSet<>();
        for (JsonNode component : form.components()) {
            String key = keyOf(component);
            read(component.path("conditional").path("hide")).ifPresent(names -> {
                hidden.merge(key, names, HiddenRules::both);
                if (Allowed.STEERING.contains(key)) {
                    findings.add("answer-hidden", form.at(component), key);
                } else if (names.isEmpty()) {
                    never.add(key);
                    findings.add("hidden-always", form.at(component));
                }
            });
            if (component.path("type").asText().equals("expression")) {
                computed.merge(key, read(component.path("expression")).orElse(Set.of()), HiddenRules::both);
            }
        }
        for (JsonNode component : form.components()) {
            String key = keyOf(component);
            if (!key.isEmpty() && reaches(key, hidden)) {
                findings.add("hidden-circle", form.at(component));
            }
            boolean isOfNever = hidden.getOrDefault(key, Set.of()).stream().anyMatch(never::contains);
            if (isOfNever && component.path("validate").path("required").asBoolean()) {
                findings.add("hidden-by-hidden", form.at(component));
            }
            if (computed.containsKey(key) && (reaches(key, computed) || depth(key, computed) > DEEPEST)) {
                findings.add("expression-chain", form.at(component));
            }
        }
        if (computed.size() > MOST) {
            findings.add("expression-many", form.place(), computed.size());
        }
    }

    private static String keyOf(JsonNode component) {
        String key = component.path("key").asText();
        return key.isEmpty() ? component.path("path").asText() : key;
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** The names that an expression reads; empty for none, and for one that cannot be read, which is told elsewhere. */
    private static Optional<Set<String>> read(JsonNode expression) {
        String text = expression.asText().strip();
        if (!text.startsWith("=")) {
            return Optional.empty();
        }
        Parsed parsed = Feel.expression(text.substring(1).strip());
        return parsed.isGood()
                ? Optional.of(parsed.tree().variables().stream().collect(Collectors.toSet()))
                : Optional.empty();
    }

    /** Whether one comes back to a name from itself. */
    private static boolean reaches(String name, Map<String, Set<String>> reads) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(reads.getOrDefault(name, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next.equals(name)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(reads.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }

    /** Fields one behind the other, of those that do not go in a circle. */
    private static int depth(String name, Map<String, Set<String>> computed) {
        Set<String> level = Set.of(name);
        int depth = 0;
        while (!level.isEmpty() && depth <= DEEPEST) {
            depth++;
            level = level.stream()
                    .flatMap(one -> computed.getOrDefault(one, Set.of()).stream())
                    .filter(computed::containsKey)
                    .collect(Collectors.toSet());
        }
        return depth;
    }
}
