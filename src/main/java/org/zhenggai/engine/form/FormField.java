package org.zhenggai.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * A component of a form that holds a value, or holds others: one of form-js 1.8, schema 16.
 *
 * @param type such as {@code textarea}; {@code group} and {@code dynamiclist} hold others
 * @param name of the value within what holds it; null for a group that gives its fields no name of its own
 * @param node the component as the designer wrote it
 * @param children empty for a field
 */
record FormField(String type, String name, JsonNode node, List<FormField> children) {

    static final String GROUP = "group";
    static final String LIST = "dynamiclist";
    static final String EXPRESSION = "expression";

    /** Fields whose answer is chosen, so that a missing one is asked for in other words. */
    private static final Set<String> CHOSEN = Set.of("select", "radio", "checklist", "taglist");

    boolean isGroup() {
        return type.equals(GROUP);
    }

    boolean isList() {
        return type.equals(LIST);
    }

    boolean isChosen() {
        return CHOSEN.contains(type);
    }

    /** What stands beside the field; its name when the designer gave it no label. */
    String label() {
        String wanted = type.equals("datetime")
                ? node.path("subtype").asText("date").equals("time") ? "timeLabel" : "dateLabel"
                : "label";
        String label = node.path(wanted).asText(node.path("label").asText(""));
        return label.isBlank() ? name : label.replace("（选填）", "");
    }

    /** A property that is a value or, with {@code =} in front, an expression; missing when there is none. */
    JsonNode property(String name) {
        return node.path(name);
    }

    JsonNode rule(String name) {
        return node.path("validate").path(name);
    }
}
