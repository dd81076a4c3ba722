package org.zhenggai.engine.models.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                    heads.add(head(column, isInput));
                    parts.add(new Part(
                            column.getAttribute("id"),
                            (isInput ? "条件列" : "结果列") + "“" + head(column, isInput) + "”",
                            column(column, isInput)));
                }
            }
            parts.add(new Part(id, "决策表“" + decision.getAttribute("name") + "”", Map.of("命中方式", hitPolicy(logic))));
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
        return facts;
    }

    private static Map<String, String> cells(Element row, List<String> heads) {
        Map<String, String> cells = new LinkedHashMap<>();
        int at = 0;
        for (Element cell : ModelXml.children(row)) {
            if (cell.getLocalName().equals("inputEntry") || cell.getLocalName().equals("outputEntry")) {
                cells.put(at < heads.size() ? heads.get(at) : "第" + (at + 1) + "列", ModelXml.text(cell));
                at++;
            } else {
                cells.put("说明", ModelXml.text(cell));
            }
        }
        return cells;
    }
}
