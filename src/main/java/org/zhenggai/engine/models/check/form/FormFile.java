package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.zhenggai.engine.models.check.Findings.Place;

/** A Camunda Form. */
public record FormFile(String name, JsonNode json) {

    public String id() {
        return json.path("id").asText();
    }

    public Place place() {
        return Place.of(name);
    }

    /** All components, those within groups and lists included. */
    public List<JsonNode> components() {
        return components(json);
    }

    private static List<JsonNode> components(JsonNode holder) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode component : holder.path("components")) {
            all.add(component);
            all.addAll(components(component));
        }
        return all;
    }

    Place at(JsonNode component) {
        return new Place(name, component.path("id").asText(component.path("key").asText()), labelOf(component));
    }

    /** Labels by the key of a field or the path of a list. */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (JsonNode component : components()) {
            boolean isList = component.path("type").asText().equals("dynamiclist");
            String key = component.path(isList ? "path" : "key").asText();
            if (!key.isEmpty()) {
                labels.put(key, labelOf(component));
            }
        }
        return labels;
    }

    private static String labelOf(JsonNode field) {
        String label = field.path(field.has("dateLabel") ? "dateLabel" : field.has("timeLabel") ? "timeLabel" : "label")
                .asText();
        return label.replace("（选填）", "");
    }

    /** What a field may answer: the options that stand in it, or all that a view may offer, which its property names. */
    public static Set<String> optionsOf(JsonNode field) {
        Set<String> options = new TreeSet<>(field.path("values").findValuesAsText("value"));
        String offered = field.path("properties").path("answers").asText();
        options.addAll(offered.isEmpty() ? List.of() : List.of(offered.split(" ")));
        return options;
    }

    /** The fields with a key. */
    public List<JsonNode> fields(String key) {
        return components().stream()
                .filter(component -> component.path("key").asText().equals(key))
                .toList();
    }
}
