package org.zhenggai.engine.models.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The fields of a form; how they are laid out is one part of its own. */
final class FormParts {

    private static final String ITSELF = "form";

    /** Texts that look like something else. */
    private static final Pattern LIKE_OTHERS =
            Pattern.compile("是|否|没有值|文字“.*|共\\d+项.*|[\\[{].*|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?", Pattern.DOTALL);

    private final List<Part> parts = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final StringBuilder layout = new StringBuilder();

    private FormParts() {}

    static Content of(ModelFile file) {
        FormParts form = new FormParts();
        JsonNode root = ModelFile.json(file.path(), file.text());
        form.collect(root, "", "");
        Map<String, String> facts = new TreeMap<>();
        form.facts(root, "", "", facts);
        form.parts.add(new Part("", ITSELF, "表单本身", "", facts));
        form.parts.add(Part.drawing("布局", form.layout.toString()));
        SortedMap<String, List<String>> rest = new TreeMap<>();
        form.rest(root, "", rest);
        return new Content(form.parts, rest);
    }

    private void collect(JsonNode holder, String pointer, String within) {
        int position = 0;
        for (JsonNode field : holder.path("components")) {
            String at = pointer + "/components/" + position;
            position++;
            if (!(field instanceof ObjectNode)) {
                continue;
            }
            String id = field.path("id").isTextual() ? field.path("id").asText() : within + "第" + position + "个";
            String key = field.path("key").asText(id);
            Map<String, String> facts = new TreeMap<>();
            if (field.path("id").isTextual()) {
                taken.add(at + "/id");
            }
            facts(field, at, "", facts);
            if (!within.isEmpty()) {
                XmlFacts.fact(facts, "位于", within);
            }
            if (field.has("layout")) {
                taken.add(at + "/layout");
                layout.append(id).append(field.path("layout"));
            }
            String label = field.path("label").asText("");
            parts.add(new Part(
                    id,
                    field.path("type").asText(),
                    (field.has("key") ? "字段" : "部件") + "“" + (label.isEmpty() ? key : label) + "”",
                    "in " + within,
                    facts));
            collect(field, at, id);
        }
    }

    /** What is not told otherwise. */
    private void facts(JsonNode node, String pointer, String prefix, Map<String, String> facts) {
        node.fields().forEachRemaining(entry -> {
            String at = pointer + "/" + entry.getKey();
            boolean isApart = prefix.isEmpty() && isApart(entry.getKey(), entry.getValue(), pointer);
            if (taken.contains(at) || isApart) {
                return;
            }
            String name = prefix + (entry.getKey().contains(".") ? "“" + entry.getKey() + "”" : entry.getKey());
            if (entry.getValue().isObject() && !entry.getValue().isEmpty()) {
                facts(entry.getValue(), at, name + ".", facts);
            } else {
                taken.add(at);
                String said = said(entry.getValue());
                XmlFacts.fact(facts, Words.field(name), name.equals("type") ? Words.fieldType(said) : said);
            }
        });
    }

    private static boolean isApart(String key, JsonNode value, String pointer) {
        return switch (key) {
            case "components" ->
                value.isArray()
                        && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isObject);
            case "layout" -> !pointer.isEmpty();
            default -> false;
        };
    }

    /** Each value in words that no other one has. */
    private static String said(JsonNode value) {
        if (value.isTextual()) {
            String text = value.asText();
            return LIKE_OTHERS.matcher(text).matches() ? "文字“" + text + "”" : text;
        }
        if (value.isArray() && !value.isEmpty() && all(value).stream().allMatch(FormParts::isOption)) {
            return "共" + value.size() + "项："
                    + all(value).stream()
                            .map(option -> option.path("label").asText() + "（"
                                    + option.path("value").asText() + "）")
                            .collect(Collectors.joining("、"));
        }
        return value.isBoolean() ? value.asBoolean() ? "是" : "否" : value.isNull() ? "没有值" : value.toString();
    }

    private static List<JsonNode> all(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false).toList();
    }

    private static boolean isOption(JsonNode option) {
        return option.size() == 2 && isPlain(option.path("label")) && isPlain(option.path("value"));
    }

    private static boolean isPlain(JsonNode text) {
        return text.isTextual() && !text.asText().matches("(?s).*[、（）].*");
    }

    private void rest(JsonNode node, String pointer, SortedMap<String, List<String>> rest) {
        if (taken.contains(pointer)) {
            return;
        }
        if (node.isObject()) {
            node.fields().forEachRemaining(entry -> rest(entry.getValue(), pointer + "/" + entry.getKey(), rest));
        } else if (node.isArray()) {
            for (int n = 0; n < node.size(); n++) {
                rest(node.get(n), pointer + "/" + n, rest);
            }
        } else {
            Remainder.put(rest, pointer, said(node));
        }
    }
}
