package org.zhenggai.process;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.zhenggai.process.AnswerPaths.Reached;
import org.zhenggai.process.Condition.Value;

/**
 * Only a yes is a yes: every option of a form is told apart from the others by a gateway behind its task, through call
 * activities too, and neither an answer that no gateway knows nor a default flow leads to what cannot be taken back.
 */
final class AnswerRules {

    /** Of a form, besides {@code decision}: which way the report of an item goes on. */
    private static final Set<String> STEERING = Set.of("decision", "request");

    /** Their effect stays: the item closed, the round archived, the bulletin published, the case referred. */
    private static final Set<String> FINAL = Set.of(
            "closeItemDelegate",
            "archiveRoundDelegate",
            "carryOverItemsDelegate",
            "startItemsDelegate",
            "startReviewsDelegate",
            "publishBulletinDelegate",
            "nameInBulletinDelegate",
            "sendReminderLetterDelegate",
            "openTalkDelegate",
            "openSupervisionDelegate",
            "referToDisciplineDelegate");

    /** Where an answer goes that no gateway knows. */
    private static final Set<String> UNKNOWN = Set.of("unknownAnswerDelegate", "returnToWorkDelegate");

    private static final String NO_GATEWAY_KNOWS = "";

    private final Consumer<String> findings;

    AnswerRules(Consumer<String> findings) {
        this.findings = findings;
    }

    void check(Models models) {
        AnswerPaths paths = new AnswerPaths(models);
        Map<String, JsonNode> forms =
                models.forms().stream().collect(toMap(Models.FormFile::file, Models.FormFile::json));
        for (Models.Process file : models.processes()) {
            for (UserTask task : file.model().getModelElementsByType(UserTask.class)) {
                // What several people say at once is settled by the step behind them.
                JsonNode form = forms.get("forms/" + file.folder() + "/" + task.getCamundaFormRef() + ".form");
                if (form != null && task.getLoopCharacteristics() == null) {
                    steering(form).forEach(field -> {
                        Set<String> options = optionsOf(field);
                        if (options.isEmpty()) {
                            report(file, task.getId(), "what it may answer is named nowhere");
                        }
                        answers(file, task, options, paths);
                    });
                }
            }
            Stream.of(ExclusiveGateway.class, InclusiveGateway.class)
                    .flatMap(type -> file.model().getModelElementsByType(type).stream())
                    .forEach(gateway -> fallback(file, gateway, paths));
        }
    }

    private static List<JsonNode> steering(JsonNode form) {
        return form.findParents("key").stream()
                .filter(field -> STEERING.contains(field.path("key").asText()))
                .toList();
    }

    /** Those that are always offered, or all that a view may offer, which the form then names for its readers and for us. */
    private static Set<String> optionsOf(JsonNode field) {
        Set<String> options = new TreeSet<>(field.path("values").findValuesAsText("value"));
        String offered = field.path("properties").path("answers").asText();
        options.addAll(offered.isEmpty() ? List.of() : List.of(offered.split(" ")));
        return options;
    }

    private void answers(Models.Process file, UserTask task, Set<String> options, AnswerPaths paths) {
        Map<String, Reached> ways =
                options.stream().collect(toMap(option -> option, option -> paths.from(task, option)));
        ways.forEach((option, way) -> {
            boolean isKnown = way.named().contains(option) || isAloneOnADefault(option, ways);
            if (!isKnown) {
                report(file, task.getId(), "its answer " + option + " is told apart by no gateway");
            }
        });
        paths.from(task, NO_GATEWAY_KNOWS).delegates().stream()
                .filter(FINAL::contains)
                .forEach(act -> report(file, task.getId(), "an answer that no gateway knows leads to " + act));
    }

    /** Whether a default flow that is no way of unknown answers is taken with this option and no other. */
    private static boolean isAloneOnADefault(String option, Map<String, Reached> ways) {
        Set<String> own = new HashSet<>(ways.get(option).defaults());
        ways.forEach((other, way) -> {
            if (!other.equals(option)) {
                own.removeAll(way.defaults());
            }
        });
        return !own.isEmpty() && ways.get(option).delegates().stream().noneMatch(UNKNOWN::contains);
    }

    private void fallback(Models.Process file, Gateway gateway, AnswerPaths paths) {
        SequenceFlow fallback = gateway instanceof ExclusiveGateway exclusive
                ? exclusive.getDefault()
                : ((InclusiveGateway) gateway).getDefault();
        if (fallback == null) {
            return;
        }
        if (leadsForward(gateway, fallback, paths)) {
            report(file, fallback.getId(), "takes an answer that no gateway knows forward");
        }
        Set<String> asked = conditionsOf(gateway)
                .flatMap(condition -> Condition.literals(condition).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        asked.add(NO_GATEWAY_KNOWS);
        asked.stream()
                .filter(answer -> AnswerPaths.isDefaultPossible(gateway, fallback, answer))
                .flatMap(answer -> paths.along(fallback, answer).delegates().stream())
                .filter(FINAL::contains)
                .forEach(act -> report(file, fallback.getId(), "leads as a default to " + act));
    }

    /** Whether an answer that no condition names goes on as if it were a yes. At an end the caller turns it back. */
    private static boolean leadsForward(FlowNode gateway, SequenceFlow fallback, AnswerPaths paths) {
        return conditionsOf(gateway).anyMatch(AnswerRules::asksMore)
                && !(fallback.getTarget() instanceof EndEvent)
                && paths.along(fallback, NO_GATEWAY_KNOWS).delegates().stream().noneMatch(UNKNOWN::contains)
                && !leadsBack(fallback.getTarget(), gateway, new HashSet<>());
    }

    /** Whether the answer that it names is not enough, so that the default is taken with that answer too. */
    private static boolean asksMore(String condition) {
        return Condition.named(condition).stream().anyMatch(answer -> Condition.of(condition, answer) == Value.MAYBE);
    }

    private static boolean leadsBack(FlowNode node, FlowNode gateway, Set<FlowNode> seen) {
        return node.equals(gateway)
                || seen.add(node)
                        && node.getOutgoing().stream().anyMatch(flow -> leadsBack(flow.getTarget(), gateway, seen));
    }

    private static Stream<String> conditionsOf(FlowNode gateway) {
        return gateway.getOutgoing().stream()
                .map(SequenceFlow::getConditionExpression)
                .filter(Objects::nonNull)
                .map(ConditionExpression::getTextContent);
    }

    private void report(Models.Process file, String id, String finding) {
        findings.accept(file.file() + ", " + id + ": " + finding);
    }
}
