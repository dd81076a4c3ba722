package org.zhenggai.engine.models.check.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.bpmn.Part;
import org.zhenggai.engine.models.check.form.FormFile;
import org.zhenggai.engine.models.check.words.Nearest;

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
        models.all("userTask").filter(task -> answersOf(task).isEmpty()).forEach(task -> misnamed(paths, task));
        List<Part> starts = models.all("startEvent")
                .filter(start -> start.parent().isEventSubprocess())
                .toList();
        models.all("sequenceFlow")
                .forEach(flow -> flow.source().ifPresent(gateway -> {
                    Set<String> given = arriving.getOrDefault(gateway, Set.of());
                    Condition.named(flow.condition()).stream()
                            .filter(answer -> !given.contains(answer) && !isEarlier(paths, starts, gateway, answer))
                            .filter(answer -> !isOfSilent(paths, gateway, answer, given))
                            .forEach(answer -> nobody(flow, answer, given));
                }));
    }

    /** A choice of answers that gateways behind ask for, under another key than theirs. */
    private void misnamed(AnswerPaths paths, Part task) {
        models.form(task.camunda("formRef")).ifPresent(form -> {
            Set<String> offered = new TreeSet<>();
            form.components().forEach(field -> offered.addAll(FormFile.optionsOf(field)));
            boolean isAsked = offered.stream()
                    .anyMatch(option -> paths.from(task, option).named().contains(option));
            if (isAsked) {
                findings.add("form-no-decision", form.place(), form.id(), task.name());
            }
        });
    }

    private void nobody(Part flow, String answer, Set<String> given) {
        String meant = Nearest.misspelt(answer, given)
                .map(name -> "给出的“" + name + "”与它相近")
                .orElse("前面的环节没有这个选项");
        Map<String, String> known = new TreeMap<>();
        given.forEach(name -> known.put(name, ""));
        findings.add(
                "answer-nobody",
                flow.place(),
                answer,
                meant,
                given.isEmpty() ? "让前面的环节给出意见" : "改成前面环节能给的意见：" + Nearest.of(answer, known));
    }

    /**
     * Whether the step that was to answer has no form or table, which another rule says, or one without a decision, which is said at
     * the form: what the gateway misses is a consequence.
     */
    private boolean isOfSilent(AnswerPaths paths, Part gateway, String answer, Set<String> given) {
        if (Nearest.misspelt(answer, given).isPresent()) {
            return false;
        }
        boolean isFound = models.all("businessRuleTask")
                .filter(table -> models.decision(table.camunda("decisionRef")).isEmpty())
                .anyMatch(table -> paths.from(table, answer).seen().contains(gateway));
        for (Part task : models.all("userTask").toList()) {
            if (answersOf(task).isEmpty()
                    && (task.file().equals(gateway.file()) || given.isEmpty())
                    && paths.from(task, answer).seen().contains(gateway)) {
                models.form(task.camunda("formRef"))
                        .ifPresent(form -> findings.add("form-no-decision", form.place(), form.id(), task.name()));
                isFound = true;
            }
        }
        return isFound;
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
