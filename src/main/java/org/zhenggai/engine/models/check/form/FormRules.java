package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.bpmn.Part;
import org.zhenggai.engine.models.check.feel.Feel;

/** A form has fields that the server can check, each with a key, a label and rules that can be read, and it can be sent. */
public final class FormRules {

    /** What our own page's viewer was made for; every save of an editor says the newest that the editor knows. */
    private static final int SCHEMA = 19;

    private static final Set<String> FOREIGN = Set.of("html", "iframe", "image", "documentPreview", "filepicker");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
    private static final Pattern ID = Pattern.compile("[A-Za-z_][\\w-]*");

    /** HTML, entities, pictures, and anything that a page would make a link of. */
    private static final Pattern MARKUP = Pattern.compile(
            "<[A-Za-z/!?]|&#?\\w+;|!\\[|]\\s*[(\\[:]|//|\\\\\\\\|\\bwww\\."
                    + "|\\b(?:https?|ftp|file|data|javascript|vbscript|mailto|tel)\\s*:",
            Pattern.CASE_INSENSITIVE);

    /** What nobody sees, or is no text. */
    private static final Set<String> UNSEEN = Set.of("pattern", "id", "type", "key", "path", "action");

    /** Fields that hold a list, or may. */
    private static final Set<String> LISTS = Set.of("checklist", "taglist", "expression");

    private static final Set<String> NO_LIST = Set.of(
            "Equal",
            "Not",
            "Conjunction",
            "Disjunction",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "In",
            "Addition",
            "Subtraction",
            "Multiplication",
            "Division",
            "ArithmeticNegation");

    private final Contract contract;
    private final Findings findings;
    private final AnswerFieldRules answers;

    public FormRules(Contract contract, Findings findings) {
        this.contract = contract;
        this.findings = findings;
        this.answers = new AnswerFieldRules(contract, findings);
    }

    public void check(ModelSet models) {
        Map<String, List<Part>> tasks = models.tasksByForm();
        for (FormFile form : models.forms()) {
            head(form);
            List<Part> shown = tasks.getOrDefault(form.id(), List.of());
            if (shown.isEmpty()) {
                findings.add("form-unused", form.place(), form.id());
            }
            alone(form);
            new FormExpressionRules(contract, findings).check(form, shown);
        }
    }

    /** What a form keeps whatever stands beside it. */
    public void alone(FormFile form) {
        components(form, form.json(), new HashSet<>(), true);
        List<Placed> placed = Placed.of(form);
        new HiddenRules(findings).check(form, placed);
        new ComputedRules(findings).check(form, placed);
        new LayoutRules(findings).check(form, placed);
        new FormExpressionRules(contract, findings).check(form, List.of());
    }

    /** A list holds names of its own; so does a group that has a name, of which only the dotted ones would collide. */
    private void components(FormFile form, JsonNode holder, Set<String> keys, boolean isTop) {
        for (JsonNode component : holder.path("components")) {
            boolean isNameless = component.path("path").asText().isEmpty();
            component(form, component, keys);
            answers.check(form, component, isTop);
            components(form, component, isNameless ? keys : new HashSet<>(), isTop && isNameless);
        }
    }

    private void head(FormFile form) {
        JsonNode json = form.json();
        if (!ID.matcher(form.id()).matches()) {
            findings.add("form-no-id", form.place());
        }
        JsonNode version = json.path("schemaVersion");
        if (!version.isInt() || version.asInt() < 1) {
            findings.add("form-schema", form.place(), version.asText("没有"));
        } else if (version.asInt() > SCHEMA) {
            new FormSchema(form).unknown().forEach((place, name) -> findings.add("form-newer", place, version, name));
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
        if (!Allowed.isComponent(type)) {
            findings.add(FOREIGN.contains(type) ? "form-foreign" : "form-component", form.at(component), type);
            return;
        }
        FormExpressionRules.texts(component, "").forEach(written -> {
            boolean isPlain =
                    !UNSEEN.contains(written.where()) && !written.text().strip().startsWith("=");
            if (isPlain && MARKUP.matcher(written.text()).find()) {
                findings.add("form-markup", form.at(component), written.text());
            }
        });
        if (type.equals("button")
                && !Set.of("submit", "reset").contains(component.path("action").asText("submit"))) {
            findings.add(
                    "form-button", form.at(component), component.path("action").asText());
        }
        if (Allowed.FIELDS.contains(type) || type.equals("dynamiclist")) {
            field(form, component, type, keys);
        }
        if (Allowed.CHOSEN.contains(type)) {
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
            if (!Allowed.CHOSEN.contains(type)) {
                findings.add("decision-typed", form.at(field), type);
            } else if (!required.isBoolean() || !required.asBoolean()) {
                findings.add("decision-optional", form.at(field));
            }
        }
    }

    private void options(FormFile form, JsonNode field) {
        JsonNode values = field.path("values");
        String expression = field.path("valuesExpression").asText();
        boolean isOffered =
                expression.startsWith("=") || !field.path("valuesKey").asText().isEmpty();
        if (!isOffered && values.isEmpty() || expression.startsWith("=") && !isList(form, expression)) {
            findings.add("options-none", form.at(field));
        }
        Set<String> seen = new HashSet<>();
        Set<String> labels = new HashSet<>();
        for (JsonNode option : values) {
            String value = option.path("value").asText();
            if (!labels.add(option.path("label").asText().strip())) {
                findings.add(
                        "option-label-twice",
                        form.at(field),
                        option.path("label").asText());
            }
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

    /**
     * Whether a list may come of it. What names nothing gives the same to everybody, and most often none; a comparison, a
     * sum or a field for one text never is one.
     */
    private static boolean isList(FormFile form, String expression) {
        Feel.Parsed parsed = Feel.expression(expression.substring(1).strip());
        if (!parsed.isGood()) {
            return true;
        }
        boolean isField = parsed.tree().kind().equals("Ref")
                && form.fields(String.join(".", Named.written(parsed.tree()))).stream()
                        .anyMatch(field -> !LISTS.contains(field.path("type").asText()));
        return !isField
                && !NO_LIST.contains(parsed.tree().kind())
                && !parsed.tree().variables().isEmpty();
    }

    private void rules(FormFile form, JsonNode component) {
        JsonNode rules = component.path("validate");
        String pattern = rules.path("pattern").asText();
        PatternRules.fault(pattern).ifPresent(fault -> findings.add(fault, form.at(component), pattern));
        new FigureRules(findings).check(form, component);
        new DefaultRules(contract, findings).check(form, component);
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
}
