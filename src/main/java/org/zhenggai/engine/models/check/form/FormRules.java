package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.bpmn.Part;

/** A form has fields that the server can check, each with a key, a label and rules that can be read, and it can be sent. */
@RequiredArgsConstructor
public final class FormRules {

    /** form-js 1.8 of Tasklist and of our own page. */
    private static final int SCHEMA = 16;

    private static final Set<String> FIELDS = Set.of(
            "textfield",
            "textarea",
            "number",
            "datetime",
            "checkbox",
            "select",
            "radio",
            "checklist",
            "taglist",
            "expression");
    private static final Set<String> CHOSEN = Set.of("select", "radio", "checklist", "taglist");
    private static final Set<String> HOLDING = Set.of("group", "dynamiclist");
    private static final Set<String> SHOWING = Set.of("text", "spacer", "separator", "button", "table");
    private static final Set<String> FOREIGN = Set.of("html", "iframe", "image", "documentPreview", "filepicker");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
    private static final Pattern ID = Pattern.compile("[A-Za-z_][\\w-]*");

    /** HTML, and pictures or links that lead elsewhere. */
    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!]|!\\[|]\\(\\s*(?:[a-zA-Z]+:|//)");

    private final Contract contract;
    private final Findings findings;

    public void check(ModelSet models) {
        Map<String, List<Part>> tasks = models.tasksByForm();
        for (FormFile form : models.forms()) {
            head(form);
            List<Part> shown = tasks.getOrDefault(form.id(), List.of());
            if (shown.isEmpty()) {
                findings.add("form-unused", form.place(), form.id());
            }
            components(form, form.json(), new HashSet<>());
            new FormExpressionRules(contract, findings).check(form, shown);
        }
    }

    /** A list holds names of its own; so does a group that has a name, of which only the dotted ones would collide. */
    private void components(FormFile form, JsonNode holder, Set<String> keys) {
        for (JsonNode component : holder.path("components")) {
            component(form, component, keys);
            components(form, component, component.path("path").asText().isEmpty() ? keys : new HashSet<>());
        }
    }

    private void head(FormFile form) {
        JsonNode json = form.json();
        if (!ID.matcher(form.id()).matches()) {
            findings.add("form-no-id", form.place());
        }
        JsonNode version = json.path("schemaVersion");
        if (!version.isInt() || version.asInt() < 1 || version.asInt() > SCHEMA) {
            findings.add("form-schema", form.place(), version.asText("没有"));
        }
        boolean isOther = !json.path("type").asText().equals("default")
                || json.path("executionPlatform").asText("Camunda Platform").equals("Camunda Cloud");
        if (isOther) {
            findings.add("form-platform", form.place());
        }
        boolean isSent = form.components().stream()
                .anyMatch(component -> component.path("type").asText().equals("button")
                        && component.path("action").asText("submit").equals("submit"));
        if (!isSent) {
            findings.add("form-no-submit", form.place());
        }
    }

    private void component(FormFile form, JsonNode component, Set<String> keys) {
        String type = component.path("type").asText();
        boolean isKnown = FIELDS.contains(type) || HOLDING.contains(type) || SHOWING.contains(type);
        if (!isKnown) {
            findings.add(FOREIGN.contains(type) ? "form-foreign" : "form-component", form.at(component), type);
            return;
        }
        for (String shown : List.of("text", "label", "description", "dateLabel", "timeLabel")) {
            if (MARKUP.matcher(component.path(shown).asText()).find()) {
                findings.add(
                        "form-markup", form.at(component), component.path(shown).asText());
            }
        }
        if (type.equals("button")
                && !Set.of("submit", "reset").contains(component.path("action").asText("submit"))) {
            findings.add(
                    "form-button", form.at(component), component.path("action").asText());
        }
        if (FIELDS.contains(type) || type.equals("dynamiclist")) {
            field(form, component, type, keys);
        }
        if (CHOSEN.contains(type)) {
            options(form, component);
        }
        rules(form, component);
    }

    private void field(FormFile form, JsonNode field, String type, Set<String> keys) {
        String key = field.path(type.equals("dynamiclist") ? "path" : "key").asText();
        if (key.isEmpty()) {
            findings.add("field-no-key", form.at(field), type);
        } else if (!KEY.matcher(key).matches()) {
            findings.add("field-key", form.at(field), key);
        } else if (!keys.add(key)) {
            findings.add("field-twice", form.at(field), key);
        }
        boolean isUnlabelled =
                form.labels().getOrDefault(key, "").isBlank() && !key.isEmpty() && !type.equals("expression");
        if (isUnlabelled) {
            findings.add("field-no-label", form.at(field), key);
        }
        String subtype = field.path("subtype").asText("date");
        if (type.equals("datetime") && !Set.of("date", "time", "datetime").contains(subtype)) {
            findings.add("field-subtype", form.at(field), subtype);
        }
        if (key.equals("decision")) {
            JsonNode required = field.path("validate").path("required");
            if (!CHOSEN.contains(type)) {
                findings.add("decision-typed", form.at(field), type);
            } else if (!required.asBoolean() && !required.isTextual()) {
                findings.add("decision-optional", form.at(field));
            }
        }
    }

    private void options(FormFile form, JsonNode field) {
        JsonNode values = field.path("values");
        boolean isOffered = field.path("valuesExpression").asText().startsWith("=")
                || !field.path("valuesKey").asText().isEmpty();
        if (!isOffered && values.isEmpty()) {
            findings.add("options-none", form.at(field));
        }
        Set<String> seen = new HashSet<>();
        for (JsonNode option : values) {
            String value = option.path("value").asText();
            if (value.isBlank() || option.path("label").asText().isBlank()) {
                findings.add("option-empty", form.at(field));
            } else if (!seen.add(value)) {
                findings.add("option-twice", form.at(field), value);
            }
        }
        JsonNode chosen = field.path("defaultValue");
        if (chosen.isTextual() && !isOffered && !seen.contains(chosen.asText())) {
            findings.add("option-default", form.at(field), chosen.asText());
        }
    }

    private void rules(FormFile form, JsonNode component) {
        JsonNode rules = component.path("validate");
        try {
            Pattern.compile(rules.path("pattern").asText());
        } catch (PatternSyntaxException e) {
            findings.add(
                    "field-pattern", form.at(component), rules.path("pattern").asText());
        }
        bounds(form, component, rules, "min", "max");
        bounds(form, component, rules, "minLength", "maxLength");
        for (JsonNode expression :
                List.of(component.path("conditional").path("hide"), component.path("valuesExpression"))) {
            boolean isPlain = expression.isTextual()
                    && !expression.asText().isBlank()
                    && !expression.asText().startsWith("=");
            if (isPlain) {
                findings.add("form-no-expression", form.at(component), expression.asText());
            }
        }
    }

    private void bounds(FormFile form, JsonNode component, JsonNode rules, String least, String most) {
        boolean isImpossible = rules.path(least).isNumber()
                && rules.path(most).isNumber()
                && rules.path(least).asDouble() > rules.path(most).asDouble();
        if (isImpossible) {
            findings.add(
                    "field-bounds",
                    form.at(component),
                    rules.path(least).asText(),
                    rules.path(most).asText());
        }
        for (String name : List.of(least, most)) {
            JsonNode bound = rules.path(name);
            if (bound.isTextual()
                    && !bound.asText().startsWith("=")
                    && !bound.asText().matches("-?\\d+(\\.\\d+)?")) {
                findings.add("field-bound", form.at(component), bound.asText());
            }
        }
    }
}
