package org.zhenggai.engine.models.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** An element template of Camunda Modeler for Camunda 7, as JSON. */
final class Template {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode node = JSON.createObjectNode();
    private final ArrayNode properties = JSON.createArrayNode();

    /** @param group in which Modeler lists it; its name begins with the group's */
    Template(Group group, String id, String name, String what, String element, String... appliesTo) {
        node.put("$schema", SCHEMA)
                .put("name", "整改·" + group.word() + "｜" + name)
                .put("id", "zhenggai." + id);
        node.put("description", what);
        node.putObject("category").put("id", "zhenggai." + group.id()).put("name", group.title());
        ArrayNode types = node.putArray("appliesTo");
        for (String type : appliesTo) {
            types.add("bpmn:" + type);
        }
        types.add("bpmn:" + element);
        if (appliesTo.length > 0) {
            node.putObject("elementType").put("value", "bpmn:" + element);
        }
        // What a template does not ask stays open: name, documentation, retries, repetition.
        node.put("entriesVisible", true);
    }

    /** A group of templates. */
    record Group(String id, String word, String title) {}

    /** Sets a value that nobody is asked for. */
    Template fixed(ObjectNode binding, String value) {
        properties.addObject().put("type", "Hidden").put("value", value).set("binding", binding);
        return this;
    }

    Template on(String attribute) {
        properties.addObject().put("type", "Hidden").put("value", true).set("binding", attribute(attribute));
        return this;
    }

    /** Asks for one of these, the first being set where one must be. */
    Template choice(String label, String hint, ObjectNode binding, Map<String, String> choices, boolean isRequired) {
        ObjectNode property = properties.addObject().put("label", label).put("description", hint);
        property.put("type", "Dropdown").set("binding", binding);
        ArrayNode list = property.putArray("choices");
        choices.forEach((value, name) -> list.addObject().put("name", name).put("value", value));
        if (isRequired) {
            property.put("value", choices.keySet().iterator().next())
                    .putObject("constraints")
                    .put("notEmpty", true);
        }
        return this;
    }

    /** Asks for a text of this form. */
    Template text(String label, String hint, ObjectNode binding, String pattern, String message) {
        ObjectNode property = properties.addObject().put("label", label).put("description", hint);
        property.put("type", "String").set("binding", binding);
        property.putObject("constraints")
                .put("notEmpty", true)
                .putObject("pattern")
                .put("value", pattern)
                .put("message", message);
        return this;
    }

    ObjectNode json() {
        return node.deepCopy().set("properties", properties.deepCopy());
    }

    static ObjectNode attribute(String name) {
        return binding("property").put("name", name);
    }

    static ObjectNode camunda(String attribute) {
        return attribute("camunda:" + attribute);
    }

    static ObjectNode extension(String name) {
        return binding("camunda:property").put("name", name);
    }

    static ObjectNode input(String name) {
        return binding("camunda:inputParameter").put("name", name);
    }

    static ObjectNode binding(String type) {
        return JSON.createObjectNode().put("type", type);
    }
}
