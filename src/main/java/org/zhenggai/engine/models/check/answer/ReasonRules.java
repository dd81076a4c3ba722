package org.zhenggai.engine.models.check.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.form.FormFile;

/** Whoever sends something back says why: a task of a designer's own has no listener that would ask for it. */
@RequiredArgsConstructor
public final class ReasonRules {

    private static final Pattern BACK = Pattern.compile("退|不同意|不通过|不予|驳回|拒|不齐|不符|不合");
    private static final Pattern BACK_VALUE = Pattern.compile("(return|refuse|reject|handed|den|to[A-Z]).*");
    private static final Set<String> TEXTS = Set.of("textarea", "textfield");

    private final ModelSet models;
    private final Findings findings;

    public void check() {
        models.all("userTask")
                .filter(task -> task.extensions("taskListener").isEmpty())
                .map(task -> models.form(task.camunda("formRef")))
                .flatMap(Optional::stream)
                .distinct()
                .forEach(this::form);
    }

    private void form(FormFile form) {
        boolean isAsked = form.fields("reason").stream()
                .anyMatch(field -> TEXTS.contains(field.path("type").asText())
                        && (field.path("validate").path("required").asBoolean()
                                || field.path("validate").path("required").isTextual()));
        if (isAsked) {
            return;
        }
        form.fields("decision").stream()
                .flatMap(field -> StreamSupport.stream(field.path("values").spliterator(), false))
                .filter(ReasonRules::leadsBack)
                .findFirst()
                .ifPresent(option -> findings.add(
                        "reason-none",
                        form.place(),
                        option.path("label").asText(),
                        option.path("value").asText()));
    }

    private static boolean leadsBack(JsonNode option) {
        return BACK.matcher(option.path("label").asText()).find()
                || BACK_VALUE.matcher(option.path("value").asText()).matches();
    }
}
