package org.zhenggai.engine.models.check.bpmn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract.StepEntry;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.table.TableFile.Decision;

/** What a step is bound to: a delegate, a decision table, another process; and what it leaves in the instance. */
@RequiredArgsConstructor
final class BindingRules {

    private static final Pattern BEAN = Pattern.compile("\\$\\{\\s*\\w+\\s*}");

    private static final Pattern KEY = Pattern.compile("[#$]\\{\\s*execution\\.processBusinessKey\\s*}");

    private static final Set<String> RESULTS = Set.of("singleEntry", "singleResult", "collectEntries", "resultList");

    private final ModelSet models;
    private final Reach reach;
    private final Findings findings;

    void check(BpmnFile file) {
        file.all("serviceTask", "sendTask").forEach(this::step);
        file.all("businessRuleTask").forEach(this::decision);
        file.all("callActivity").forEach(this::call);
        file.parts().forEach(this::variables);
    }

    private void step(Part task) {
        String expression = task.camunda("delegateExpression");
        Optional<StepEntry> known = reach.contract().step(task.delegate());
        String process = task.process().id();
        if (expression.isEmpty()) {
            findings.add("step-unbound", task.place());
        } else if (!BEAN.matcher(expression).matches()) {
            findings.add("step-form", task.place(), expression);
        } else if (known.isEmpty()) {
            boolean isListener = reach.contract().task(task.delegate()).isPresent();
            findings.add(
                    isListener ? "step-listener" : "step-unknown",
                    task.place(),
                    task.delegate(),
                    reach.steps(process, task.delegate()));
        } else if (!known.get().processes().isEmpty()
                && !known.get().processes().contains(process)) {
            findings.add(
                    "step-foreign",
                    task.place(),
                    task.delegate(),
                    String.join("、", known.get().processes()),
                    process);
        } else {
            inputs(task, known.get());
        }
    }

    private void inputs(Part task, StepEntry step) {
        List<String> given = inputsOf(task);
        step.inputs().forEach((name, what) -> {
            if (!given.contains(name)) {
                findings.add("step-input-missing", task.place(), name, what);
            }
        });
        given.stream()
                .filter(name -> !step.inputs().containsKey(name))
                .forEach(name -> findings.add("input-unknown", task.place(), name));
    }

    private static List<String> inputsOf(Part task) {
        return task.extensions("inputOutput").stream()
                .flatMap(mapping -> mapping.children("inputParameter").stream())
                .map(Part::name)
                .toList();
    }

    private void decision(Part task) {
        String id = task.camunda("decisionRef");
        if (id.isEmpty()) {
            findings.add("decision-none", task.place());
            return;
        }
        if (!task.camunda("decisionRefBinding").equals("deployment")) {
            findings.add("binding", task.place(), "decisionRefBinding");
        }
        Optional<Decision> decision = models.decision(id);
        if (decision.isEmpty()) {
            findings.add("decision-missing", task.place(), id);
        }
        String result = task.camunda("resultVariable");
        if (result.isEmpty()) {
            findings.add("decision-result", task.place(), id);
        }
        if (!RESULTS.contains(task.camunda("mapDecisionResult"))) {
            findings.add("decision-mapping", task.place(), task.camunda("mapDecisionResult"));
        }
    }

    private void call(Part call) {
        String called = call.attribute("calledElement");
        String process = call.process().id();
        if (called.isEmpty() || called.contains("${") || called.contains("#{")) {
            findings.add("call-none", call.place());
            return;
        }
        if (!call.camunda("calledElementBinding").equals("deployment")) {
            findings.add("binding", call.place(), "calledElementBinding");
        }
        if (models.process(called).isEmpty()) {
            findings.add("call-missing", call.place(), called);
        } else {
            reach.contract().process(called).ifPresent(entry -> {
                if (!entry.callers().contains(process)) {
                    findings.add("call-foreign", call.place(), called);
                }
            });
        }
        if (reach.keyOf(called).isPresent() && !reach.keyOf(called).equals(reach.keyOf(process))) {
            findings.add("call-key", call.place(), called, reach.wordOf(called), reach.wordOf(process));
        }
        boolean hasKey = call.extensions("in").stream()
                .anyMatch(in -> KEY.matcher(in.attribute("businessKey")).matches());
        if (!hasKey) {
            findings.add("call-no-key", call.place(), called);
        }
        if (call.loop().isPresent()) {
            findings.add("call-repeated", call.place());
        }
    }

    /** Every way by which a model writes into its instance. */
    private void variables(Part part) {
        switch (part.type()) {
            case "inputParameter" -> {
                if (isVariable(part.name())) {
                    findings.add("input-hides", part.place(), part.name());
                }
                boolean takesInputs = part.parent().parent().parent().is("businessRuleTask")
                        || part.parent().parent().parent().is("serviceTask")
                        || part.parent().parent().parent().is("sendTask");
                if (!takesInputs) {
                    findings.add("input-unknown", part.place(), part.name());
                }
            }
            case "in", "out" -> handOver(part);
            default -> {
                if (!part.camunda("resultVariable").isEmpty()) {
                    written(part, part.camunda("resultVariable"));
                }
                if (!part.camunda("elementVariable").isEmpty()) {
                    written(part, part.camunda("elementVariable"));
                }
            }
        }
    }

    /** A call hands on its own key and variables of the contract, each by its name. */
    private void handOver(Part part) {
        for (int i = 0; i < part.xml().getAttributes().getLength(); i++) {
            String name = part.xml().getAttributes().item(i).getNodeName();
            String value = part.attribute(name);
            switch (name) {
                case "businessKey" -> {
                    if (!KEY.matcher(value).matches()) {
                        findings.add("call-other-key", part.place(), value);
                    }
                }
                case "source", "target" -> written(part, value);
                case "variables" -> findings.add("variables-all", part.place());
                case "sourceExpression" -> findings.add("variables-expression", part.place(), value);
                default -> findings.add("extension-unknown", part.place(), name);
            }
        }
    }

    private boolean isVariable(String name) {
        return reach.contract().variable(name).isPresent();
    }

    private void written(Part part, String name) {
        if (!isVariable(name)) {
            String known =
                    reach.contract().variables().stream().map(one -> one.name()).collect(Collectors.joining("、"));
            findings.add("variable-foreign", part.place(), name, known);
        }
    }
}
