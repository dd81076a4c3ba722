package org.zhenggai.engine.models.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.zhenggai.engine.models.compare.Differences.Part;

/** The columns and rows of decision tables. */
final class TableParts {

    private TableParts() {}

    static List<Part> of(ModelFile file) {
        List<Part> parts = new ArrayList<>();
        if (file != null) {
            ModelXml.children(ModelXml.read(file.path(), file.text()), "decision")
                    .forEach(decision -> collect(decision, parts));
        }
        return parts;
    }

    private static void collect(Element decision, List<Part> parts) {
        String id = decision.getAttribute("id");
        for (Element logic : ModelXml.children(decision)) {
            if (!logic.getLocalName().equals("decisionTable")) {
                if (logic.getLocalName().equals("literalExpression")) {
                    parts.add(new Part(id + " 表达式", "表达式", Map.of("内容", ModelXml.text(logic))));
                }
                continue;
            }
            List<String> heads = new ArrayList<>();
            for (Element column : ModelXml.children(logic)) {
                boolean isInput = column.getLocalName().equals("input");
                if (isInput || column.getLocalName().equals("output")) {
                    heads.add(free(heads, head(column, isInput)));
                    parts.add(new Part(
                            column.getAttribute("id"),
                            (isInput ? "条件列" : "结果列") + "“" + heads.get(heads.size() - 1) + "”",
                            column(column, isInput)));
                }
            }
            parts.add(new Part(id, "决策表“" + decision.getAttribute("name") + "”", besides(decision, logic)));
            int number = 0;
            for (Element row : ModelXml.children(logic, "rule").toList()) {
                number++;
                parts.add(new Part(row.getAttribute("id"), "第" + number + "行", cells(row, heads)));
            }
        }
    }

    private static String hitPolicy(Element table) {
        String policy = table.getAttribute("hitPolicy");
        return policy.isEmpty() ? "UNIQUE" : policy + " " + table.getAttribute("aggregation");
    }

    private static String head(Element column, boolean isInput) {
        String label = column.getAttribute("label");
        if (!label.isEmpty()) {
            return label;
        }
        return isInput ? ModelXml.text(column).lines().findFirst().orElse("") : column.getAttribute("name");
    }

    private static Map<String, String> column(Element column, boolean isInput) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                isInput ? "取自" : "名称",
                isInput ? ModelXml.text(column).replaceAll("\\s+", " ") : column.getAttribute("name"));
        facts.put("类型", column.getAttribute("typeRef"));
        ModelXml.children(column).forEach(child -> inside(child, word(child), facts));
        return facts;
    }

    /** What a decision says outside the columns and rows of its table, such as the decisions it needs. */
    private static Map<String, String> besides(Element decision, Element table) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("命中方式", hitPolicy(table));
        ModelXml.children(decision).stream()
                .filter(child -> child != table)
                .forEach(child -> inside(child, word(child), facts));
        return facts;
    }

    private static void inside(Element element, String name, Map<String, String> facts) {
        for (int n = 0; n < element.getAttributes().getLength(); n++) {
            Attr attribute = (Attr) element.getAttributes().item(n);
            if (!attribute.getName().equals("id") && !attribute.getName().startsWith("xmlns")) {
                facts.put(Differences.free(facts, name + " " + attribute.getName()), attribute.getValue());
            }
        }
        List<Element> children = ModelXml.children(element);
        if (children.isEmpty() && !ModelXml.text(element).isEmpty()) {
            facts.put(Differences.free(facts, name), ModelXml.text(element));
        }
        children.forEach(
                child -> inside(child, child.getLocalName().equals("text") ? name : name + " " + word(child), facts));
    }

    private static String word(Element element) {
        return switch (element.getLocalName()) {
            case "inputExpression" -> "取值";
            case "inputValues", "outputValues" -> "允许的值";
            case "informationRequirement" -> "依据";
            case "requiredDecision" -> "决策";
            case "requiredInput" -> "输入";
            default -> element.getLocalName();
        };
    }

    private static String free(List<String> heads, String head) {
        String free = head;
        for (int n = 2; heads.contains(free); n++) {
            free = head + "（" + n + "）";
        }
        return free;
    }

    private static Map<String, String> cells(Element row, List<String> heads) {
        Map<String, String> cells = new LinkedHashMap<>();
        int at = 0;
        for (Element cell : ModelXml.children(row)) {
            if (cell.getLocalName().equals("inputEntry") || cell.getLocalName().equals("outputEntry")) {
                cells.put(
                        Differences.free(cells, at < heads.size() ? heads.get(at) : "第" + (at + 1) + "列"),
                        ModelXml.text(cell));
                at++;
            } else {
                cells.put(Differences.free(cells, "说明"), ModelXml.text(cell));
            }
        }
        return cells;
    }
}
