package org.zhenggai.engine.models.check.bpmn;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.kernel.contract.KeyKind;

/** An element template of another kind of business key brings views, questions and duties that do not fit. */
@RequiredArgsConstructor
final class TemplateRules {

    private static final String OURS = "zhenggai.";

    private final Reach reach;
    private final Findings findings;

    void check(BpmnFile file) {
        for (Part part : file.parts()) {
            String template = part.camunda("modelerTemplate");
            if (template.startsWith(OURS)) {
                kindOf(template)
                        .ifPresent(kind -> reach.keyOf(part.process().id())
                                .filter(key -> key != kind)
                                .ifPresent(key -> findings.add("template-key", part.place(), kind.word(), key.word())));
            }
        }
    }

    /** The ids of templates end with the kind of key that they are for. */
    private static Optional<KeyKind> kindOf(String template) {
        return Arrays.stream(KeyKind.values())
                .filter(kind -> template.endsWith("." + kind.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
