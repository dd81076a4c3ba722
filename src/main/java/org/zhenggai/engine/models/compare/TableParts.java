package org.zhenggai.engine.models.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** The columns and rows of decision tables. */
final class TableParts {

    private static final Set<String> CELLS = Set.of("inputEntry", "outputEntry");

    /** What holds its words in an element {@code text}. */
    private static final Set<String> TEXTED =
            Set.of("inputEntry", "outputEntry", "inputExpression", "inputValues", "outputValues", "literalExpression");

    private final XmlFacts facts;
    private final StringBuilder drawing = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();

    private TableParts(Element root) {
        facts = new XmlFacts(String.valueOf(root.getNamespaceURI()), ModelXml.CAMUNDA_TABLES, TEXTED);
    }

    static Content of(ModelFile file) {
        Element root = ModelXml.read(file.path(), file.text());
        TableParts table = new TableParts(root);
        Map<String, String> said = table.facts.said(root, table::outside);
        table.parts.add(new Part("", "definitions", "文件本身", "", said));
        table.parts.add(Part.drawing("图形（位置和大小）", table.drawing.toString()));
        return new Content(table.parts, table.facts.rest(root));
    }

    private String outside(Element child) {
        String name = facts.name(child);
        if (String.valueOf(child.getNamespaceURI()).endsWith("/DMNDI/")) {
            facts.draw(child, drawing);
            return null;
        }
        String id = child.getAttribute("id");
        if (!facts.isOwn(child) || id.isEmpty()) {
            return Words.element(name);
        }
        facts.take(child, "id");
        String called = facts.take(child, "name");
        String word = name.equals("decision") ? "决策表" : Words.PARTS.getOrDefault(name, name);
        parts.add(new Part(
                id,
                name,
                word + "“" + (called.isEmpty() ? id : called) + "”",
                "",
                facts.said(child, inner -> inDecision(inner, id))));
        return null;
    }

    private String inDecision(Element child, String decision) {
        String name = facts.name(child);
        if (!name.equals("decisionTable") || !facts.name(child.getParentNode()).equals("decision")) {
            return label(child);
        }
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        int[] rows = new int[1];
        Map<String, String> said = facts.said(child, inner -> inTable(inner, decision, inputs, outputs, rows));
        parts.add(new Part(decision + " 表", name, "决策表的规则", "", said));
        return null;
    }

    private String inTable(Element child, String decision, List<String> inputs, List<String> outputs, int[] rows) {
        String name = facts.name(child);
        boolean isInTable = facts.name(child.getParentNode()).equals("decisionTable");
        if (isInTable && (name.equals("input") || name.equals("output"))) {
            boolean isInput = name.equals("input");
            List<String> heads = isInput ? inputs : outputs;
            heads.add(free(inputs, outputs, head(child, isInput)));
            parts.add(new Part(
                    id(child, decision + " " + name + heads.size()),
                    name,
                    (isInput ? "条件列" : "结果列") + "“" + heads.get(heads.size() - 1) + "”",
                    decision + " " + name,
                    facts.said(child, this::label)));
            return null;
        }
        if (isInTable && name.equals("rule")) {
            rows[0]++;
            parts.add(new Part(
                    id(child, decision + " 第" + rows[0] + "行"),
                    name,
                    "第" + rows[0] + "行",
                    decision + " rule",
                    row(child, inputs, outputs)));
            return null;
        }
        return label(child);
    }

    private String id(Element element, String otherwise) {
        String id = facts.take(element, "id");
        return id.isEmpty() ? otherwise : id;
    }

    /** The cells of a row by the heads of their columns. */
    private Map<String, String> row(Element row, List<String> inputs, List<String> outputs) {
        Map<Element, String> heads = new LinkedHashMap<>();
        int[] at = new int[2];
        for (Element cell : ModelXml.children(row)) {
            String name = facts.name(cell);
            if (CELLS.contains(name)) {
                boolean isInput = name.equals("inputEntry");
                List<String> columns = isInput ? inputs : outputs;
                int column = at[isInput ? 0 : 1]++;
                heads.put(
                        cell,
                        column < columns.size()
                                ? columns.get(column)
                                : (isInput ? "条件" : "结果") + "第" + (column + 1) + "列");
            }
        }
        return facts.said(row, child -> heads.containsKey(child) ? heads.get(child) : label(child));
    }

    /** The words of a cell stand in an element of their own, which is not named. */
    private String label(Element child) {
        String name = facts.name(child);
        return name.equals("text") && TEXTED.contains(facts.name(child.getParentNode())) ? "" : Words.element(name);
    }

    private String head(Element column, boolean isInput) {
        String label = column.getAttribute("label");
        if (!label.isEmpty()) {
            return label;
        }
        return isInput ? ModelXml.text(column).lines().findFirst().orElse("") : column.getAttribute("name");
    }

    private static String free(List<String> inputs, List<String> outputs, String head) {
        String free = head;
        for (int n = 2; inputs.contains(free) || outputs.contains(free); n++) {
            free = head + "（" + n + "）";
        }
        return free;
    }
}
