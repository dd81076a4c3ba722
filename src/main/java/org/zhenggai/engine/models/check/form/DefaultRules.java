package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.models.check.Findings;

/** What stands in a field when it is opened fits it, and what has to be filled in can be. */
@RequiredArgsConstructor
final class DefaultRules {

    private static final Set<String> TEXTS = Set.of("textfield", "textarea");

    private final Contract contract;
    private final Findings findings;

    void check(FormFile form, JsonNode field) {
        String type = field.path("type").asText();
        JsonNode before = field.path("defaultValue");
        boolean isThere = !before.isMissingNode() && !before.isNull() && !before.isTextual()
                || !before.asText().isEmpty();
        if (isThere && Allowed.FIELDS.contains(type) && !fits(field, type, before)) {
            findings.add("field-default", form.at(field), before.isValueNode() ? before.asText() : before.toString());
        }
        JsonNode rules = field.path("validate");
        boolean isFixed =
                field.path("readonly").asBoolean() || field.path("disabled").asBoolean();
        String key = field.path("key").asText();
        if (isFixed
                && !isThere
                && rules.path("required").asBoolean()
                && contract.view(key).isEmpty()) {
            findings.add("required-fixed", form.at(field));
        }
        boolean isClosed = type.equals("dynamiclist")
                && field.path("allowAddRemove").isBoolean()
                && !field.path("allowAddRemove").asBoolean()
                && field.path("defaultRepetitions").asInt(1) == 0
                && contract.view(field.path("path").asText()).isEmpty();
        if (isClosed) {
            findings.add("list-closed", form.at(field));
        }
    }

    private static boolean fits(JsonNode field, String type, JsonNode before) {
        JsonNode rules = field.path("validate");
        if (TEXTS.contains(type)) {
            return before.isTextual() && isText(rules, before.asText());
        }
        return switch (type) {
            case "number" -> isNumber(rules, before.asText());
            case "checkbox" -> before.isBoolean();
            case "checklist", "taglist" -> before.isArray() && isOffered(field, before);
            case "select", "radio" -> before.isTextual();
            default -> true;
        };
    }

    private static boolean isText(JsonNode rules, String text) {
        String pattern = rules.path("pattern").asText();
        return text.length() >= rules.path("minLength").asInt(0)
                && text.length() <= rules.path("maxLength").asInt(Integer.MAX_VALUE)
                && (pattern.isEmpty()
                        || PatternRules.fault(pattern).isPresent()
                        || Pattern.compile(pattern).matcher(text).find());
    }

    private static boolean isNumber(JsonNode rules, String text) {
        if (!text.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
            return false;
        }
        BigDecimal number = new BigDecimal(text);
        boolean isLess = rules.path("min").isNumber()
                && number.compareTo(rules.path("min").decimalValue()) < 0;
        boolean isMore = rules.path("max").isNumber()
                && number.compareTo(rules.path("max").decimalValue()) > 0;
        return !isLess && !isMore;
    }

    private static boolean isOffered(JsonNode field, JsonNode chosen) {
        Set<String> options = FormFile.optionsOf(field);
        boolean isOpen = field.has("valuesExpression") || field.has("valuesKey");
        for (JsonNode one : chosen) {
            if (!isOpen && !options.contains(one.asText())) {
                return false;
            }
        }
        return true;
    }
}
