package org.zhenggai.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a form's own definition forbids, field by field; reads the JSON itself, not with the code under test. */
public final class Attacks {

    private final JsonNode form;

    public Attacks(JsonNode form) {
        this.form = form;
    }

    /**
     * One bad value.
     *
     * @param value null to leave the field out
     * @param onlyWhenAnswered whether it is an attack only where the answers given show the field
     */
    public record Attack(String key, String label, Object value, boolean onlyWhenAnswered) {

        /** The answers with this one made bad. */
        public Map<String, Object> on(Map<String, Object> answers) {
            Map<String, Object> bad = new HashMap<>(answers);
            if (value == null) {
                bad.remove(key);
            } else {
                bad.put(key, value);
            }
            return bad;
        }
    }

    /** Those that any form must refuse whatever else is answered. */
    public List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        attacks.add(new Attack("forged", "forged", "x", false));
        attacks.add(new Attack("outcome", "outcome", "approved", false));
        form.path("components").forEach(component -> {
            if (component.hasNonNull("key")) {
                on(component, attacks);
            }
        });
        return attacks;
    }

    /** Those of leaving out what is required, on forms whose fields are shown. */
    public List<Attack> omissions() {
        List<Attack> attacks = new ArrayList<>();
        form.path("components").forEach(component -> {
            if (component.path("validate").path("required").asBoolean()) {
                attacks.add(new Attack(component.path("key").asText(), label(component), null, true));
                attacks.add(new Attack(component.path("key").asText(), label(component), "　", true));
            }
        });
        return attacks;
    }

    private static String label(JsonNode component) {
        return component
                .path("dateLabel")
                .asText(component.path("label").asText())
                .replace("（选填）", "");
    }

    private static void on(JsonNode component, List<Attack> attacks) {
        String key = component.path("key").asText();
        String label = label(component);
        List<Object> bad = new ArrayList<>(List.of(Map.of("value", 1), List.of(Map.of())));
        JsonNode rules = component.path("validate");
        switch (component.path("type").asText()) {
            case "textfield", "textarea" -> {
                bad.add("字".repeat(rules.path("maxLength").asInt(20_000) + 1));
                bad.add(7);
                bad.add("零\u0000");
            }
            case "number" -> {
                bad.add("七");
                bad.add(rules.path("max").asInt(Integer.MAX_VALUE - 1) + 1);
                bad.add(rules.path("min").asInt(Integer.MIN_VALUE + 1) - 1);
                bad.add(0.123456789);
            }
            case "datetime" -> bad.addAll(List.of("明天", "2024-02-30", 20240301));
            case "checkbox" -> bad.addAll(List.of("true", 1));
            case "select", "radio" -> bad.addAll(List.of("no-such-answer", 7, true));
            case "checklist", "taglist" -> bad.addAll(List.of("1", List.of("no-such-answer")));
            default -> throw new AssertionError("no attack on a field of the type " + component.path("type"));
        }
        bad.forEach(value -> attacks.add(new Attack(key, label, value, false)));
    }
}
