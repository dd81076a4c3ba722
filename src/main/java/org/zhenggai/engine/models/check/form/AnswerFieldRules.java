package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.models.check.Findings;

/**
 * Whoever decides chooses himself, and reads what he chooses: no answer stands there before him or cannot be changed, none
 * is called what it is not, and no field has the name of something that the instance carries.
 */
final class AnswerFieldRules {

    /** What a report asks for where it asks for nothing. */
    private static final String NOTHING_ASKED = "continue";

    /** The list of a view. */
    private static final Pattern LIST = Pattern.compile("=\\s*[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*\\s*");

    private final Contract contract;
    private final Findings findings;
    private final Set<String> read;

    AnswerFieldRules(Contract contract, Findings findings) {
        this.contract = contract;
        this.findings = findings;
        this.read = Stream.concat(
                        Allowed.STEERING.stream(),
                        contract.tasks().stream().flatMap(task -> task.fields().keySet().stream()))
                .collect(Collectors.toSet());
    }

    /** @param isTop whether the name of the component is a name of the submission, and not one within a list or group */
    void check(FormFile form, JsonNode component, boolean isTop) {
        String type = component.path("type").asText();
        boolean holds = Allowed.HOLDING.contains(type);
        String key = component.path(holds ? "path" : "key").asText();
        if (isTop && contract.variable(key.split("\\.")[0]).isPresent()) {
            findings.add("field-variable", form.at(component), key);
        }
        if (Allowed.SHOWING.contains(type)) {
            if (!key.isEmpty()
                    || component.hasNonNull("path")
                            && !component.path("path").asText().isEmpty()) {
                findings.add("showing-key", form.at(component), type);
            }
            return;
        }
        if (isTop && read.contains(key)) {
            fixed(form, component, key, type);
        }
        if (Allowed.STEERING.contains(key)) {
            offered(form, component);
        }
        if (Allowed.CHOSEN.contains(type)) {
            component.path("values").forEach(option -> words(form, component, key, option));
        }
    }

    private void fixed(FormFile form, JsonNode field, String key, String type) {
        boolean isFixed = isSet(field.path("readonly")) || isSet(field.path("disabled"));
        if (isFixed) {
            findings.add("answer-fixed", form.at(field), key);
        }
        JsonNode before = field.path("defaultValue");
        boolean isTicked = type.equals("checkbox") && before.asBoolean();
        boolean isChosen = Allowed.STEERING.contains(key)
                && !before.isMissingNode()
                && !before.asText().isEmpty()
                && !before.asText().equals(NOTHING_ASKED);
        if (isTicked || isChosen) {
            findings.add("answer-preset", form.at(field), before.asText());
        }
    }

    private static boolean isSet(JsonNode property) {
        return property.isTextual() ? !property.asText().isBlank() : property.asBoolean();
    }

    private void offered(FormFile form, JsonNode field) {
        String list = field.path("valuesExpression").asText();
        String root = list.replaceFirst("^=\\s*", "").split("[.\\s]", 2)[0];
        boolean isOfView = LIST.matcher(list).matches() && !form.labels().containsKey(root);
        if (!list.isEmpty() && !isOfView) {
            findings.add("answer-made", form.at(field), list);
        }
        String variable = field.path("valuesKey").asText();
        if (form.labels().containsKey(variable.split("\\.")[0])) {
            findings.add("answer-made", form.at(field), variable);
        }
    }

    private void words(FormFile form, JsonNode field, String key, JsonNode option) {
        String value = option.path("value").asText();
        String label = option.path("label").asText().strip();
        AnswerWords.Sense sense = read.contains(key) ? AnswerWords.of(key, value, label) : AnswerWords.Sense.SAME;
        switch (sense) {
            case OPPOSITE -> findings.add("answer-misnamed", form.at(field), label, value);
            case UNCLEAR -> findings.add("answer-vague", form.at(field), label, value);
            case SAME -> {}
        }
    }
}
