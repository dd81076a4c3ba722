package org.zhenggai.engine.models.check.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.bpmn.Part;
import org.zhenggai.engine.models.check.form.FormFile;

/** No gateway waits for an answer that nobody before it can give: the way behind it would be dead. */
public final class AskedAnswers {

    private final Contract contract;
    private final ModelSet models;
    private final Findings findings;

    public AskedAnswers(Contract contract, ModelSet models, Findings findings) {
        this.contract = contract;
        this.models = models;
        this.findings = findings;
    }

    public void check() {
        AnswerPaths paths = new AnswerPaths(models, node -> answersOf(node).isEmpty());
        Map<Part, Set<String>> arriving = new HashMap<>();
        models.all("userTask", "serviceTask", "businessRuleTask")
                .forEach(step -> answersOf(step)
                        .forEach(answer -> paths.from(step, answer).seen().stream()
                                .filter(Part::isGateway)
                                .forEach(gateway -> arriving.computeIfAbsent(gateway, any -> new TreeSet<>())
                                        .add(answer))));
        List<Part> starts = models.all("startEvent")
                .filter(start -> start.parent().isEventSubprocess())
                .toList();
        models.all("sequenceFlow")
                .forEach(flow -> flow.source().ifPresent(gateway -> {
                    Set<String> given = arriving.getOrDefault(gateway, Set.of());
                    Condition.named(flow.condition()).stream()
                            .filter(answer -> !given.contains(answer) && !isEarlier(paths, starts, gateway, answer))
                            .forEach(answer ->
                                    findings.add("answer-nobody", flow.place(), answer, String.join("、", given)));
                }));
    }

    /** Within an event subprocess an answer may be one that was given anywhere before it began. */
    private static boolean isEarlier(AnswerPaths paths, List<Part> starts, Part gateway, String answer) {
        return starts.stream()
                .filter(start -> start.file().equals(gateway.file()))
                .anyMatch(start -> paths.from(start, answer).seen().contains(gateway));
    }

    /** What a step may leave as answer; empty for one that leaves what was said before. */
    private Set<String> answersOf(Part step) {
        Set<String> answers = new TreeSet<>();
        if (step.is("userTask")) {
            models.form(step.camunda("formRef")).stream()
                    .flatMap(form -> AnswerRules.steering(form).stream())
                    .forEach(field -> answers.addAll(FormFile.optionsOf(field)));
            step.extensions("taskListener").stream()
                    .map(listener -> listener.attribute("delegateExpression").replaceAll("[${}\\s]", ""))
                    .flatMap(bean -> contract.task(bean).stream())
                    .forEach(listener -> {
                        answers.addAll(listener.answers());
                        answers.addAll(listener.gives());
                    });
        }
        if (step.is("businessRuleTask") && step.camunda("resultVariable").equals("outcome")) {
            models.decision(step.camunda("decisionRef")).ifPresent(decision -> answers.addAll(decision.words()));
        }
        contract.step(step.delegate()).ifPresent(known -> answers.addAll(known.answers()));
        return answers;
    }
}
