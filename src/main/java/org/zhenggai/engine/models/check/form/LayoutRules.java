package org.zhenggai.engine.models.check.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.models.check.Findings;

/** A form can be drawn, and nobody takes one of its fields for another. */
@RequiredArgsConstructor
final class LayoutRules {

    /** Fields, texts and rows that a page draws at once. */
    private static final int MOST_DRAWN = 500;

    private static final int MOST_OPTIONS = 200;

    private final Findings findings;

    void check(FormFile form, List<Placed> placed) {
        long drawn = placed.stream().mapToLong(Placed::rows).sum();
        if (drawn > MOST_DRAWN) {
            findings.add("form-large", form.place(), drawn, MOST_DRAWN);
        }
        Map<String, Set<String>> labels = new HashMap<>();
        for (Placed one : placed) {
            int options = Math.max(
                    one.component().path("values").size(),
                    one.component().path("columns").size());
            if (options > MOST_OPTIONS) {
                findings.add("options-many", form.at(one.component()), options, MOST_OPTIONS);
            }
            String type = one.component().path("type").asText();
            String label = form.at(one.component()).name().strip();
            boolean isField = Allowed.FIELDS.contains(type) || type.equals("dynamiclist");
            if (isField
                    && !label.isEmpty()
                    && !labels.computeIfAbsent(one.holder(), any -> new HashSet<>())
                            .add(label)) {
                findings.add("field-label-twice", form.at(one.component()), label);
            }
        }
    }
}
