package org.zhenggai.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhenggai.kernel.web.TypedNumber;
import org.zhenggai.kernel.web.TypedText;

/** What somebody typed into a form, as he meant it; what a form only shows stays as it was. */
public final class TypedValues {

    private TypedValues() {}

    /** The submitted values by name, texts plain and numbers in full width numbers; names without a field stay as they are. */
    public static Map<String, Object> of(FormSchema schema, Map<String, Object> submitted) {
        return of(schema.fields(), submitted);
    }

    private static Map<String, Object> of(List<FormField> fields, Map<?, ?> submitted) {
        Map<String, Object> typed = new LinkedHashMap<>();
        submitted.forEach((name, value) -> typed.put(String.valueOf(name), value));
        plain(fields, typed);
        return typed;
    }

    private static void plain(List<FormField> fields, Map<String, Object> values) {
        for (FormField field : fields) {
            if (field.name() == null) {
                plain(field.children(), values);
            } else if (values.get(field.name()) != null && isTyped(field)) {
                values.compute(field.name(), (name, value) -> plain(field, value));
            }
        }
    }

    private static Object plain(FormField field, Object value) {
        if (value instanceof Map<?, ?> group && field.isGroup()) {
            return of(field.children(), group);
        }
        if (value instanceof List<?> rows && field.isList()) {
            return rows.stream()
                    .map(row -> row instanceof Map<?, ?> map ? of(field.children(), map) : row)
                    .toList();
        }
        if (!(value instanceof String text)) {
            return value;
        }
        return switch (field.type()) {
            case "textfield" -> TypedText.line(text);
            case "textarea" -> TypedText.plain(text);
            case "number" -> number(field, text);
            default -> text;
        };
    }

    /** A number that came as text; what is none stays, for the rules to refuse. */
    private static Object number(FormField field, String text) {
        boolean isShare = field.label().contains("%");
        return (isShare ? TypedNumber.percent(text) : TypedNumber.of(text))
                .map(number ->
                        field.property("serializeToString").asBoolean() ? number.toPlainString() : (Object) number)
                .orElse(text);
    }

    private static boolean isTyped(FormField field) {
        return !field.type().equals(FormField.EXPRESSION)
                && isOff(field.property("readonly"))
                && isOff(field.property("disabled"));
    }

    private static boolean isOff(JsonNode node) {
        return node.isMissingNode() || node.isBoolean() && !node.asBoolean();
    }
}
