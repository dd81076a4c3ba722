package org.zhenggai.engine.models.check.answer;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.StepEntry;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.answer.AnswerPaths.Reached;
import org.zhenggai.engine.models.check.answer.Condition.Value;
import org.zhenggai.engine.models.check.bpmn.Part;
import org.zhenggai.engine.models.check.form.FormFile;
import org.zhenggai.engine.models.check.words.Nearest;

/**
 * Only a yes is a yes: every option of a form is told apart from the others by a gateway behind its task, through call
 * activities too, and neither an answer that no gateway knows nor a default flow leads to what cannot be taken back.
 */
public final class AnswerRules {

    /** Where an answer goes that no gateway knows. */
    private static final Set<String> UNKNOWN = Set.of("unknownAnswerDelegate", "returnToWorkDelegate");

    private static final String NO_GATEWAY_KNOWS = "";

    private final ModelSet models;
    private final Findings findings;
    private final AnswerPaths paths;
    private final Set<String> finals;

    public AnswerRules(Contract contract, ModelSet models, Findings findings) {
        this.models = models;
        this.findings = findings;
        this.paths = new AnswerPaths(models, AnswerRules::addsNothing);
        this.finals = contract.steps().stream()
                .filter(step -> !step.canBeUndone())
                .map(StepEntry::name)
                .collect(Collectors.toSet());
    }

    /** A subprocess and an event thrown give no answer of their own; what is in a subprocess may. */
    private static boolean addsNothing(Part node) {
        return node.isContainer() || node.is("intermediateThrowEvent");
    }

    public void check() {
        models.all("userTask").forEach(task -> {
            // What several people say at once is settled by the step behind them.
            if (task.loop().isEmpty()) {
                models.form(task.camunda("formRef")).stream()
                        .flatMap(form -> steering(form).stream())
                        .forEach(field -> answers(task, field));
            }
        });
        models.all("exclusiveGateway", "inclusiveGateway")
                .forEach(gateway ->
                        gateway.outgoing().stream().filter(Part::isDefault).forEach(flow -> fallback(gateway, flow)));
        models.all("callActivity").forEach(this::lost);
    }

    static List<JsonNode> steering(FormFile form) {
        return form.components().stream()
                .filter(field -> Allowed.STEERING.contains(field.path("key").asText()))
                .toList();
    }

    private void answers(Part task, JsonNode field) {
        Set<String> options = FormFile.optionsOf(field);
        if (options.isEmpty()) {
            findings.add("answers-unnamed", task.place());
        }
        Map<String, Reached> ways =
                options.stream().collect(toMap(option -> option, option -> paths.from(task, option)));
        ways.forEach((option, way) -> {
            boolean isKnown = way.named().contains(option) || isAloneOnADefault(option, ways);
            if (!isKnown) {
                String meant = Nearest.misspelt(option, asked(way))
                        .map(name -> "，与 " + name + " 相近")
                        .orElse("");
                findings.add("answer-unread", task.place(), option, task.camunda("formRef"), meant);
            }
        });
        paths.from(task, NO_GATEWAY_KNOWS).delegates().stream()
                .filter(finals::contains)
                .forEach(act -> findings.add("answer-final", task.place(), act));
    }

    /** The answers that gateways on the way ask for, that one or another. */
    private static Set<String> asked(Reached way) {
        return way.seen().stream()
                .filter(Part::isGateway)
                .flatMap(AnswerRules::conditionsOf)
                .flatMap(condition -> Condition.named(condition).stream())
                .collect(Collectors.toSet());
    }

    /** Whether a default flow that is no way of unknown answers is taken with this option and no other. */
    private static boolean isAloneOnADefault(String option, Map<String, Reached> ways) {
        Set<Part> own = new HashSet<>(ways.get(option).defaults());
        ways.forEach((other, way) -> {
            if (!other.equals(option)) {
                own.removeAll(way.defaults());
            }
        });
        return !own.isEmpty() && ways.get(option).delegates().stream().noneMatch(UNKNOWN::contains);
    }

    private void fallback(Part gateway, Part fallback) {
        if (leadsForward(gateway, fallback)) {
            findings.add("default-forward", fallback.place(), gateway.name());
        }
        Set<String> asked = conditionsOf(gateway)
                .flatMap(condition -> Condition.literals(condition).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        asked.add(NO_GATEWAY_KNOWS);
        asked.stream()
                .filter(answer -> AnswerPaths.isDefaultPossible(gateway, fallback, answer))
                .flatMap(answer -> paths.along(fallback, answer).delegates().stream())
                .filter(finals::contains)
                .distinct()
                .forEach(act -> findings.add("default-final", fallback.place(), act));
    }

    /** Whether an answer that no condition names goes on as if it were a yes. At an end the caller turns it back. */
    private boolean leadsForward(Part gateway, Part fallback) {
        return conditionsOf(gateway).anyMatch(AnswerRules::asksMore)
                && fallback.target().filter(target -> !target.is("endEvent")).isPresent()
                && paths.along(fallback, NO_GATEWAY_KNOWS).delegates().stream().noneMatch(UNKNOWN::contains)
                && !leadsBack(fallback.target().get(), gateway, new HashSet<>());
    }

    /** Whether the answer that it names is not enough, so that the default is taken with that answer too. */
    private static boolean asksMore(String condition) {
        return Condition.named(condition).stream().anyMatch(answer -> Condition.of(condition, answer) == Value.MAYBE);
    }

    private static boolean leadsBack(Part node, Part gateway, Set<Part> seen) {
        return node.equals(gateway) || seen.add(node) && node.next().anyMatch(next -> leadsBack(next, gateway, seen));
    }

    private static Stream<String> conditionsOf(Part gateway) {
        return gateway.outgoing().stream().map(Part::condition).filter(condition -> !condition.isEmpty());
    }

    /** A gateway behind a call activity asks for an answer that stays in the called process. */
    private void lost(Part call) {
        boolean isAsked = paths.from(call, NO_GATEWAY_KNOWS).seen().stream()
                .filter(Part::isGateway)
                .flatMap(AnswerRules::conditionsOf)
                .anyMatch(condition -> condition.contains("outcome"));
        if (isAsked && !AnswerPaths.takesOver(call)) {
            findings.add("answer-lost", call.place(), call.attribute("calledElement"));
        }
    }
}
