package org.zhenggai.engine.models.check.table;

import java.util.ArrayList;
import java.util.BitSet;
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
import org.zhenggai.engine.models.check.table.Coverage.Gap;
import org.zhenggai.engine.models.check.table.TableFile.Decision;

/** The rows of a table can be read, leave nothing out, and each of them can be taken. */
@RequiredArgsConstructor
final class RowRules {

    private static final Set<String> POLICIES = Set.of("", "UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER");
    private static final Set<String> NUMBERS = Set.of("integer", "long", "double", "number");

    /** Beyond these a person does not read on. */
    private static final int MOST_PAIRS = 3;

    private final Findings findings;
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
            coverage(decision, inputs, rules, tests, policy.isEmpty() ? "UNIQUE" : policy);
        }
    }

    private static String rowName(Element rule, int number) {
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

    private static String label(Element column) {
        return column.getAttribute(column.getAttribute("label").isBlank() ? "name" : "label");
    }

    private static String typeOf(Element input) {
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
        functions(decision, entry, row, parsed.tree());
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
        functions(decision, entry, row, parsed.tree());
        return parsed.tree();
    }

    private void functions(Decision decision, Element entry, String row, Tree tree) {
        tree.unknownFunctions().forEach(function -> findings.add("feel-function", decision.at(entry, row), function));
        // A word without quotation marks is a name, and nothing has it.
        tree.variables().forEach(name -> findings.add("row-name", decision.at(entry, row), name));
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

    private void coverage(
            Decision decision, List<Element> inputs, List<Element> rules, List<List<Tree>> tests, String policy) {
        List<Column> columns = IntStream.range(0, inputs.size())
                .mapToObj(i -> Column.of(
                        typeOf(inputs.get(i)),
                        tests.stream().map(row -> row.get(i)).toList(),
                        allowed(decision, inputs.get(i), "inputValues")))
                .toList();
        List<List<BitSet>> rows = new ArrayList<>();
        for (List<Tree> row : tests) {
            List<BitSet> taken = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                taken.add(columns.get(i).takenBy(row.get(i)));
            }
            rows.add(taken);
        }
        Coverage coverage = new Coverage(columns, rows);
        for (int row = 0; row < rules.size(); row++) {
            if (coverage.isEmpty(row)) {
                findings.add("row-never", decision.at(rules.get(row), rowName(rules.get(row), row + 1)));
            } else if (policy.equals("FIRST") && coverage.isShadowed(row)) {
                findings.add("row-shadowed", decision.at(rules.get(row), rowName(rules.get(row), row + 1)));
            }
        }
        if (policy.equals("UNIQUE") || policy.equals("ANY")) {
            overlaps(decision, rules, coverage, policy);
        }
        if (Set.of("UNIQUE", "FIRST", "ANY").contains(policy)) {
            coverage.gap().ifPresent(gap -> gap(decision, inputs, columns, gap));
        }
    }

    private Tree allowed(Decision decision, Element column, String kind) {
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

    private void overlaps(Decision decision, List<Element> rules, Coverage coverage, String policy) {
        int told = 0;
        for (int one = 0; one < rules.size(); one++) {
            for (int other = one + 1; other < rules.size() && told < MOST_PAIRS; other++) {
                boolean isSame = policy.equals("ANY") && outputs(rules.get(one)).equals(outputs(rules.get(other)));
                if (!isSame && coverage.overlap(one, other)) {
                    findings.add(
                            "row-overlap",
                            decision.at(rules.get(other), rowName(rules.get(other), other + 1)),
                            one + 1,
                            policy);
                    told++;
                }
            }
        }
    }

    private static List<String> outputs(Element rule) {
        return Parts.children(rule, "outputEntry").stream()
                .map(entry -> Parts.text(entry, "text"))
                .toList();
    }

    private void gap(Decision decision, List<Element> inputs, List<Column> columns, Gap gap) {
        boolean isEdge = false;
        List<String> words = new ArrayList<>();
        for (int i = 0; i < gap.cells().size(); i++) {
            int cell = gap.cells().get(i);
            isEdge |= columns.get(i).edges().get(cell);
            words.add(label(inputs.get(i)) + columns.get(i).words().get(cell));
        }
        findings.add(isEdge ? "table-gap-edge" : "table-gap", decision.place(), String.join("，", words));
    }
}
