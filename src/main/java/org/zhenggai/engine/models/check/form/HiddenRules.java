package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.form.Placed.Condition;

/** What is to be filled in is shown at some time, and the answer that steers the process at any, like the way to send it. */
@RequiredArgsConstructor
final class HiddenRules {

    private final Findings findings;

    void check(FormFile form, List<Placed> placed) {
        Set<String> known = new HashSet<>();
        placed.stream().map(Placed::name).filter(name -> !name.isEmpty()).forEach(known::add);
        Map<String, Set<String>> sent = new HashMap<>();
        Map<String, Set<String>> drawn = new HashMap<>();
        placed.forEach(one -> offered(one, sent, drawn));
        Map<String, Set<String>> deciding = new HashMap<>();
        Set<String> never = new HashSet<>();
        for (Placed one : placed) {
            deciding.merge(one.name(), one.deciding(known), HiddenRules::both);
            if (isSubmit(one.component())
                    && (!one.hides().isEmpty() || !one.holder().isEmpty())) {
                findings.add("submit-hidden", form.at(one.component()));
            }
            if (Allowed.STEERING.contains(one.name())) {
                if (!one.hides().isEmpty()) {
                    findings.add("answer-hidden", form.at(one.component()), one.name());
                }
            } else if (isSettled(one, sent, drawn)) {
                never.add(one.name());
                findings.add("hidden-always", form.at(one.component()));
            }
        }
        for (Placed one : placed) {
            if (!one.name().isEmpty() && reaches(one.name(), deciding)) {
                findings.add("hidden-circle", form.at(one.component()));
            }
            boolean isOfNever = deciding.get(one.name()).stream().anyMatch(never::contains);
            boolean isRequired = isSet(one.component().path("validate").path("required"));
            if (!one.name().isEmpty() && isOfNever && isRequired) {
                findings.add("hidden-by-hidden", form.at(one.component()));
            }
        }
    }

    private static boolean isSet(JsonNode property) {
        return property.isTextual() ? !property.asText().isBlank() : property.asBoolean();
    }

    private static boolean isSubmit(JsonNode component) {
        return component.path("type").asText().equals("button")
                && component.path("action").asText("submit").equals("submit");
    }

    /**
     * The values of fields that offer some.
     *
     * @param sent what may stand there when the form is sent
     * @param drawn what may stand there at any time
     */
    private static void offered(Placed one, Map<String, Set<String>> sent, Map<String, Set<String>> drawn) {
        JsonNode field = one.component();
        Set<String> options = new HashSet<>(FormFile.optionsOf(field));
        boolean isOne = Set.of("radio", "select").contains(field.path("type").asText());
        boolean isOpen = field.has("valuesKey")
                || field.has("valuesExpression")
                        && field.path("properties").path("answers").asText().isEmpty();
        if (!isOne || options.isEmpty() || isOpen || one.name().isEmpty()) {
            return;
        }
        JsonNode required = field.path("validate").path("required");
        boolean isAlways =
                required.isBoolean() && required.asBoolean() && one.hides().isEmpty();
        Set<String> orNothing = new HashSet<>(options);
        orNothing.add(null);
        sent.put(one.name(), isAlways ? options : orNothing);
        drawn.put(one.name(), orNothing);
    }

    /** Whether it is always hidden when the form is sent, or whether its own condition never hides it. */
    private static boolean isSettled(Placed one, Map<String, Set<String>> sent, Map<String, Set<String>> drawn) {
        List<Condition> own = one.hides().stream().filter(Condition::isOwn).toList();
        if (own.isEmpty()) {
            return false;
        }
        boolean isAlways =
                Settled.outcome(one.hides(), sent).filter(hidden -> hidden).isPresent();
        boolean isNever = Settled.outcome(own, drawn).filter(hidden -> !hidden).isPresent();
        return own.get(0).tree().variables().isEmpty() || isAlways || isNever;
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    /** Whether one comes back to a name from itself. */
    static boolean reaches(String name, Map<String, Set<String>> reads) {
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
}
