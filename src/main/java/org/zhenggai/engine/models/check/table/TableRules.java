package org.zhenggai.engine.models.check.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.w3c.dom.Element;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.DecisionEntry;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.Findings.Place;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.Parts;
import org.zhenggai.engine.models.check.bpmn.Part;
import org.zhenggai.engine.models.check.feel.Feel;
import org.zhenggai.engine.models.check.feel.Feel.Parsed;
import org.zhenggai.engine.models.check.table.TableFile.Decision;

/** A decision table speaks FEEL, asks what its askers give, and answers what they take. */
@RequiredArgsConstructor
public final class TableRules {

    private static final Set<String> UNSUPPORTED =
            Set.of("context", "invocation", "relation", "list", "functionDefinition");

    private final Contract contract;
    private final Findings findings;

    public void check(ModelSet models) {
        for (TableFile file : models.tables()) {
            alone(file, findings);
            file.decisions().forEach(decision -> decision(models, decision));
        }
        for (DecisionEntry asked : contract.decisions()) {
            if (models.decision(asked.id()).isEmpty()) {
                findings.add("table-gone", Place.of("processes"), asked.id());
            }
        }
    }

    /** What a file keeps whatever stands beside it. */
    public static void alone(TableFile file, Findings findings) {
        new LanguageRules(findings).check(file);
    }

    private void decision(ModelSet models, Decision decision) {
        head(decision);
        List<Part> askers = models.all("businessRuleTask")
                .filter(task -> task.camunda("decisionRef").equals(decision.id()))
                .toList();
        Optional<DecisionEntry> java = contract.decisions().stream()
                .filter(one -> one.id().equals(decision.id()))
                .findFirst();
        boolean isRequired = decision.file()
                .all()
                .anyMatch(element -> element.getLocalName().equals("requiredDecision")
                        && element.getAttribute("href").equals("#" + decision.id()));
        if (askers.isEmpty() && java.isEmpty() && !isRequired) {
            findings.add("table-unasked", decision.place(), decision.id());
        }
        Set<String> known = new HashSet<>();
        contract.variables().forEach(variable -> known.add(variable.name()));
        java.ifPresent(entry -> known.addAll(entry.inputs()));
        askers.forEach(asker -> asker.extensions("inputOutput").stream()
                .flatMap(mapping -> mapping.children("inputParameter").stream())
                .forEach(parameter -> known.add(parameter.name())));
        decision.requires().forEach(other -> {
            known.add(other);
            models.decision(other).ifPresent(found -> known.addAll(found.outputs()));
        });
        boolean isAsked = !askers.isEmpty() || java.isPresent();
        InputTypes types = new InputTypes(contract, findings);
        for (Element input : inputs(decision)) {
            input(decision, input, isAsked ? known : null);
            types.check(decision, input, askers);
        }
        java.ifPresent(entry -> answers(decision, entry));
        askers.forEach(asker -> taken(decision, asker));
        new RowRules(findings, isAsked ? known : null).check(decision);
    }

    private void head(Decision decision) {
        if (decision.xml().getAttributeNS(TableFile.CAMUNDA, "versionTag").isBlank()) {
            findings.add("version-tag", decision.place());
        }
        if (Parts.text(decision.xml(), "description").isEmpty()) {
            findings.add("documentation", decision.place());
        }
        if (!decision.name().matches(".*\\p{IsHan}.*")) {
            findings.add("name-missing", decision.place());
        } else if (decision.name().matches(".*[A-Za-z].*")) {
            findings.add("name-latin", decision.place(), decision.name());
        }
        boolean isOther =
                Parts.children(decision.xml()).stream().anyMatch(child -> UNSUPPORTED.contains(child.getLocalName()));
        boolean isEmpty = decision.tables().isEmpty()
                && Parts.children(decision.xml(), "literalExpression").isEmpty();
        if (isOther || isEmpty) {
            findings.add("table-unsupported", decision.place());
        }
    }

    private static List<Element> inputs(Decision decision) {
        return decision.tables().stream()
                .flatMap(table -> Parts.children(table, "input").stream())
                .toList();
    }

    private void input(Decision decision, Element input, Set<String> known) {
        String label = input.getAttribute("label");
        String text = Parts.children(input, "inputExpression").stream()
                .findFirst()
                .map(expression -> Parts.text(expression, "text"))
                .orElse("");
        if (label.isBlank()) {
            findings.add("column-label", decision.at(input, ""), text);
        }
        if (text.isEmpty()) {
            findings.add("input-empty", decision.at(input, label));
            return;
        }
        Parsed parsed = Feel.expression(text);
        if (!parsed.isGood()) {
            findings.add("feel-table", decision.at(input, label), parsed.fault());
            return;
        }
        parsed.tree()
                .unknownFunctions()
                .forEach(function -> findings.add("feel-function", decision.at(input, label), function));
        parsed.tree().variables().stream()
                .filter(name -> known != null && !known.contains(name))
                .forEach(name -> findings.add(
                        "input-name",
                        decision.at(input, label),
                        name,
                        String.join("、", known.stream().sorted().toList())));
    }

    /** What Java reads of the answer. */
    private void answers(Decision decision, DecisionEntry entry) {
        entry.outputs().stream()
                .filter(output -> !decision.outputs().contains(output))
                .forEach(output -> findings.add("output-missing", decision.place(), output));
    }

    /** What the process keeps of the answer. */
    private void taken(Decision decision, Part asker) {
        String mapping = asker.camunda("mapDecisionResult");
        List<Element> tables = decision.tables();
        if (tables.isEmpty()) {
            return;
        }
        if (mapping.equals("singleEntry") && decision.outputs().size() != 1) {
            findings.add(
                    "output-single",
                    asker.place(),
                    decision.id(),
                    decision.outputs().size());
        }
        boolean isSingle = mapping.equals("singleEntry") || mapping.equals("singleResult");
        String policy = tables.get(0).getAttribute("hitPolicy");
        boolean isMany = Set.of("COLLECT", "RULE ORDER").contains(policy)
                && tables.get(0).getAttribute("aggregation").isEmpty();
        if (isSingle && isMany) {
            findings.add("output-many", asker.place(), decision.id(), policy);
        }
        contract.variable(asker.camunda("resultVariable"))
                .filter(variable -> !variable.values().isEmpty())
                .ifPresent(variable -> Parts.all(tables.get(0)).stream()
                        .filter(element -> element.getLocalName().equals("outputEntry"))
                        .forEach(entry -> {
                            String text = Parts.text(entry, "text");
                            String value = text.replaceAll("^\"|\"$", "");
                            if (text.startsWith("\"") && !variable.values().contains(value)) {
                                findings.add(
                                        "output-unknown",
                                        decision.at(entry, ""),
                                        value,
                                        variable.name(),
                                        String.join("、", variable.values()));
                            }
                        }));
    }
}
