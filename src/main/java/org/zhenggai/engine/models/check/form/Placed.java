package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.engine.models.check.feel.Feel.Tree;

/**
 * A component where it stands: what holds it gives it a part of its name, and hides it together with itself.
 *
 * @param holder name of the group or list around it, empty at the top
 * @param name with the names of what holds it; empty for one without a key
 * @param rows how many of it a new form draws
 * @param hides the conditions under which it is hidden, its own and those of its holders
 */
record Placed(JsonNode component, String holder, String name, long rows, List<Condition> hides) {

    /** @param isOwn whether the condition stands at the component itself */
    record Condition(Tree tree, String text, boolean isOwn) {}

    static List<Placed> of(FormFile form) {
        List<Placed> all = new ArrayList<>();
        place(form.json(), new Placed(form.json(), "", "", 1, List.of()), all);
        return all;
    }

    private static void place(JsonNode node, Placed around, List<Placed> all) {
        List<Condition> inherited = around.hides.stream()
                .map(condition -> new Condition(condition.tree, condition.text, false))
                .toList();
        for (JsonNode component : node.path("components")) {
            String key = component.path("key").asText();
            String own = key.isEmpty() ? component.path("path").asText() : key;
            boolean isList = component.path("type").asText().equals("dynamiclist");
            JsonNode hide = component.path("conditional").path("hide");
            // A figure without bound is told at the list itself.
            long rows = isList
                    ? Math.min(
                            1000,
                            Math.max(1, component.path("defaultRepetitions").asLong(1)))
                    : 1;
            List<Condition> hides = Stream.concat(
                            inherited.stream(),
                            Named.tree(hide).stream()
                                    .map(tree -> new Condition(
                                            tree,
                                            hide.asText().strip().substring(1).strip(),
                                            true)))
                    .toList();
            Placed placed = new Placed(
                    component,
                    around.name.isEmpty() ? around.holder : around.name,
                    own.isEmpty() ? "" : Named.joined(around.name.isEmpty() ? around.holder : around.name, own),
                    Math.min(1_000_000, around.rows * rows),
                    hides);
            all.add(placed);
            place(component, placed, all);
        }
    }

    /** The names that decide whether it is shown. */
    Set<String> deciding(Set<String> known) {
        return hides.stream()
                .flatMap(condition -> Named.in(condition.tree, holder, known).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
