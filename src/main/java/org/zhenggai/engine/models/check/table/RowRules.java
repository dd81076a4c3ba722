package org.zhenggai.engine.models.check.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.w3c.dom.Element;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.Parts;
import org.zhenggai.engine.models.check.feel.Feel;
import org.zhenggai.engine.models.check.feel.Feel.Parsed;
import org.zhenggai.engine.models.check.feel.Feel.Tree;
import org.zhenggai.engine.models.check.table.TableFile.Decision;

/** The rows of a table can be read, leave nothing out, and each of them can be taken. */
@RequiredArgsConstructor
final class RowRules {

    private static final Set<String> POLICIES = Set.of("", "UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER");
    private static final Set<String> NUMBERS = Set.of("integer", "long", "double", "number");

    private final Findings findings;

    /** Names that an answer may be made of: what the table is given; null where nobody knows. */
    private final Set<String> known;

    private boolean isReadable = true;

    void check(Decision decision) {
        decision.tables().forEach(table -> table(decision, table));
        Parts.children(decision.xml(), "literalExpression")
                .forEach(expression -> expression(decision, expression, "", Parts.text(expression, "text")));
    }

    private void table(Decision decision, Element table) {
        List<Element> inputs = Parts.children(table, "input");
        List<Element> outputs = Parts.children(table, "output");
        List<Element> rules = Parts.children(table, "rule");
        String policy = table.getAttribute("hitPolicy");
        if (!POLICIES.contains(policy)) {
            findings.add("table-policy", decision.at(table, decision.name()), policy);
        }
        if (rules.isEmpty()) {
            findings.add("table-no-rows", decision.at(table, decision.name()));
        }
        for (Element output : outputs) {
            if (output.getAttribute("name").isBlank()) {
                findings.add("output-no-name", decision.at(output, output.getAttribute("label")));
            }
            if (output.getAttribute("label").isBlank()) {
                findings.add("column-label", decision.at(output, ""), output.getAttribute("name"));
            }
        }
        isReadable = true;
        List<List<Tree>> tests = new ArrayList<>();
        for (int row = 0; row < rules.size(); row++) {
            tests.add(row(decision, rules.get(row), row + 1, inputs, outputs));
        }
        if (isReadable && !rules.isEmpty() && !inputs.isEmpty()) {
            List<Column> columns = IntStream.range(0, inputs.size())
                    .mapToObj(i -> Column.of(
                            typeOf(inputs.get(i)),
                            tests.stream().map(row -> row.get(i)).toList(),
                            allowed(decision, inputs.get(i), "inputValues")))
                    .toList();
            new RowCoverage(findings, decision, inputs, rules, columns)
                    .check(tests, policy.isEmpty() ? "UNIQUE" : policy);
        }
    }

    static String rowName(Element rule, int number) {
        String description = Parts.text(rule, "description");
        return "第" + number + "行" + (description.isEmpty() ? "" : " " + description);
    }

    private List<Tree> row(Decision decision, Element rule, int number, List<Element> inputs, List<Element> outputs) {
        List<Element> asked = Parts.children(rule, "inputEntry");
        List<Element> answered = Parts.children(rule, "outputEntry");
        List<Tree> tests = new ArrayList<>();
        if (asked.size() != inputs.size() || answered.size() != outputs.size()) {
            findings.add("row-columns", decision.at(rule, rowName(rule, number)));
            isReadable = false;
            return tests;
        }
        for (int i = 0; i < inputs.size(); i++) {
            tests.add(test(decision, asked.get(i), rowName(rule, number), typeOf(inputs.get(i))));
        }
        for (int i = 0; i < outputs.size(); i++) {
            String text = Parts.text(answered.get(i), "text");
            if (text.isEmpty()) {
                findings.add(
                        "output-empty", decision.at(answered.get(i), rowName(rule, number)), label(outputs.get(i)));
            } else {
                Tree tree = expression(decision, answered.get(i), rowName(rule, number), text);
                type(
                        decision,
                        answered.get(i),
                        rowName(rule, number),
                        tree,
                        outputs.get(i).getAttribute("typeRef"));
                Tree allowed = allowed(decision, outputs.get(i), "outputValues");
                Object value = tree == null ? null : Tests.constant(tree);
                if (allowed != null && value != null && Boolean.FALSE.equals(Tests.holds(allowed, value))) {
                    findings.add("output-other", decision.at(answered.get(i), rowName(rule, number)), value);
                }
            }
        }
        return tests;
    }

    static String label(Element column) {
        return column.getAttribute(column.getAttribute("label").isBlank() ? "name" : "label");
    }

    static String typeOf(Element input) {
        return Parts.children(input, "inputExpression").stream()
                .findFirst()
                .map(expression -> expression.getAttribute("typeRef"))
                .orElse("");
    }

    /** Null for an entry that takes anything. */
    private Tree test(Decision decision, Element entry, String row, String type) {
        String text = Parts.text(entry, "text");
        if (text.isEmpty() || text.equals("-")) {
            return null;
        }
        Parsed parsed = Feel.unaryTests(text);
        if (!parsed.isGood()) {
            findings.add("feel-table", decision.at(entry, row), parsed.fault());
            isReadable = false;
            return null;
        }
        functions(decision, entry, row, parsed.tree(), Set.of());
        type(decision, entry, row, parsed.tree(), type);
        return parsed.tree();
    }

    private Tree expression(Decision decision, Element entry, String row, String text) {
        Parsed parsed = Feel.expression(text);
        if (!parsed.isGood()) {
            findings.add("feel-table", decision.at(entry, row), parsed.fault());
            isReadable = false;
            return null;
        }
        functions(decision, entry, row, parsed.tree(), known);
        return parsed.tree();
    }

    private void functions(Decision decision, Element entry, String row, Tree tree, Set<String> names) {
        tree.unknownFunctions().forEach(function -> findings.add("feel-function", decision.at(entry, row), function));
        // A word without quotation marks is a name; where the input is tested nobody means one.
        tree.variables().stream()
                .filter(name -> names != null && !names.contains(name))
                .forEach(name -> findings.add("row-name", decision.at(entry, row), name));
    }

    /** A plain value is of the type of its column. */
    private void type(Decision decision, Element entry, String row, Tree tree, String type) {
        if (tree == null || type.isEmpty()) {
            return;
        }
        boolean isPlain = tree.all()
                .allMatch(part ->
                        !part.kind().endsWith("Invocation") && !part.kind().equals("ConstInputValue"));
        if (isPlain) {
            tree.all()
                    .filter(part -> isOther(part.kind(), type))
                    .findFirst()
                    .ifPresent(part -> findings.add("row-type", decision.at(entry, row), part.part(0), type));
        }
    }

    private static boolean isOther(String kind, String type) {
        return switch (kind) {
            case "ConstString" -> NUMBERS.contains(type) || type.equals("boolean");
            case "ConstNumber" -> type.equals("string") || type.equals("boolean");
            case "ConstBool" -> type.equals("string") || NUMBERS.contains(type);
            default -> false;
        };
    }

    Tree allowed(Decision decision, Element column, String kind) {
        for (Element values : Parts.children(column, kind)) {
            String text = Parts.text(values, "text");
            Parsed parsed = text.isEmpty() ? null : Feel.unaryTests(text);
            if (parsed != null && !parsed.isGood()) {
                findings.add("feel-table", decision.at(values, label(column)), parsed.fault());
            } else if (parsed != null) {
                return parsed.tree();
            }
        }
        return null;
    }
}
