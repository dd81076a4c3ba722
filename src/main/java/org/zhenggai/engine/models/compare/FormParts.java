package org.zhenggai.engine.models.compare;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.zhenggai.engine.models.compare.Differences.Part;

/** The fields of a form. */
final class FormParts {

    private static final Map<String, String> WORDS = Map.ofEntries(
            entry("label", "名称"),
            entry("key", "字段名"),
            entry("type", "种类"),
            entry("action", "动作"),
            entry("description", "提示"),
            entry("text", "文字"),
            entry("values", "选项"),
            entry("valuesKey", "选项取自"),
            entry("valuesExpression", "选项算自"),
            entry("validate.required", "必填"),
            entry("validate.pattern", "格式"),
            entry("validate.minLength", "最少字数"),
            entry("validate.maxLength", "最多字数"),
            entry("validate.min", "最小"),
            entry("validate.max", "最大"),
            entry("conditional.hide", "何时隐藏"),
            entry("defaultValue", "默认值"),
            entry("readonly", "只读"),
            entry("disabled", "停用"));

    private static final Map<String, String> TYPES = Map.ofEntries(
            entry("textfield", "单行文字"),
            entry("textarea", "多行文字"),
            entry("number", "数字"),
            entry("datetime", "日期时间"),
            entry("select", "下拉选择"),
            entry("radio", "单选"),
            entry("checkbox", "勾选"),
            entry("checklist", "多选"),
            entry("taglist", "多选标签"),
            entry("button", "按钮"),
            entry("text", "说明文字"),
            entry("group", "分组"),
            entry("dynamiclist", "可增减的列表"));

    private static final Set<String> APART = Set.of("id", "components", "layout");

    private FormParts() {}

    static List<Part> of(ModelFile file) {
        List<Part> parts = new ArrayList<>();
        if (file != null) {
            collect(ModelFile.json(file.path(), file.text()), "", parts);
        }
        return parts;
    }

    private static void collect(JsonNode holder, String within, List<Part> parts) {
        int position = 0;
        for (JsonNode field : holder.path("components")) {
            position++;
            String id = field.path("id").asText(within + "第" + position + "个");
            String key = field.path("key").asText(id);
            Map<String, String> facts = new TreeMap<>();
            facts(field, "", facts);
            if (!within.isEmpty()) {
                facts.put(Differences.free(facts, "位于"), within);
            }
            String label = field.path("label").asText("");
            parts.add(new Part(
                    id, (field.has("key") ? "字段" : "部件") + "“" + (label.isEmpty() ? key : label) + "”", facts));
            collect(field, id, parts);
        }
    }

    private static void facts(JsonNode node, String prefix, Map<String, String> facts) {
        node.fields().forEachRemaining(entry -> {
            String name = prefix + entry.getKey();
            if (APART.contains(name)) {
                return;
            }
            if (entry.getValue().isObject()) {
                facts(entry.getValue(), name + ".", facts);
            } else {
                String said = said(entry.getValue());
                facts.put(
                        Differences.free(facts, WORDS.getOrDefault(name, name)),
                        name.equals("type") ? TYPES.getOrDefault(said, said) : said);
            }
        });
    }

    private static String said(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "是" : "否";
        }
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> options = new ArrayList<>();
        value.forEach(option -> options.add(
                option.has("label") && option.has("value") && option.size() == 2
                        ? option.path("label").asText() + "（"
                                + option.path("value").asText() + "）"
                        : option.toString()));
        return String.join("、", options);
    }
}
