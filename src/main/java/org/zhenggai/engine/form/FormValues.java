package org.zhenggai.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Comparator;

/** Compares values as JSON does, so that 1 and 1.0 or a list and an array are the same. */
final class FormValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int LONGEST_QUOTE = 40;

    private static final Comparator<JsonNode> AS_NUMBERS = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private FormValues() {}

    /** Nothing, blank text, no choice, or a box that is not ticked. */
    static boolean isEmpty(Object value) {
        return value == null
                || Boolean.FALSE.equals(value)
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> list && list.isEmpty();
    }

    static boolean same(Object one, Object other) {
        if (isEmpty(one) || isEmpty(other)) {
            return isEmpty(one) && isEmpty(other);
        }
        try {
            return JSON.<JsonNode>valueToTree(one).equals(AS_NUMBERS, JSON.valueToTree(other));
        } catch (IllegalArgumentException e) {
            // What JSON cannot say, such as a file, is nothing that a form has shown.
            return false;
        }
    }

    /** A value of the schema's own JSON. */
    static Object of(JsonNode node) {
        return node.isMissingNode() ? null : JSON.convertValue(node, Object.class);
    }

    /** The value as a sentence may repeat it. */
    static String quoted(Object value) {
        String text = String.valueOf(value).replaceAll("\\p{Cc}|\\p{Cs}", "?");
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
