package org.zhenggai.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.zhenggai.process.Condition.Value;

/**
 * Where an answer leads: over gateways, out of subprocesses and called processes, up to the next step that waits for
 * somebody or does something. A service task is such a step, since it may give an answer of its own.
 */
final class AnswerPaths {

    private final Map<String, List<CallActivity>> callers = new HashMap<>();

    AnswerPaths(Models models) {
        for (Models.Process file : models.processes()) {
            for (CallActivity call : file.model().getModelElementsByType(CallActivity.class)) {
                callers.computeIfAbsent(call.getCalledElement(), key -> new ArrayList<>())
                        .add(call);
            }
        }
    }

    /**
     * What an answer comes to.
     *
     * @param named the answers that the conditions on its way name as theirs
     * @param defaults the default flows on its way
     * @param delegates the delegates at the end of its way
     */
    record Reached(Set<String> named, Set<String> defaults, Set<String> delegates, Set<FlowNode> seen) {

        Reached() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new HashSet<>());
        }
    }

    Reached from(FlowNode task, String answer) {
        Reached reached = new Reached();
        task.getOutgoing().forEach(flow -> follow(flow, answer, reached));
        return reached;
    }

    Reached along(SequenceFlow flow, String answer) {
        Reached reached = new Reached();
        follow(flow, answer, reached);
        return reached;
    }

    /** Whether no other flow of the gateway is sure to be taken with the answer. */
    static boolean isDefaultPossible(Gateway gateway, SequenceFlow fallback, String answer) {
        return gateway.getOutgoing().stream()
                .filter(flow -> !flow.equals(fallback))
                .noneMatch(flow -> valueOf(flow, answer) == Value.YES);
    }

    /** A flow without a condition that is no default is a finding of another rule. */
    private static Value valueOf(SequenceFlow flow, String answer) {
        return flow.getConditionExpression() == null
                ? Value.MAYBE
                : Condition.of(flow.getConditionExpression().getTextContent(), answer);
    }

    private void follow(SequenceFlow flow, String answer, Reached reached) {
        FlowNode node = flow.getTarget();
        if (!reached.seen().add(node)) {
            return;
        }
        if (node instanceof ExclusiveGateway exclusive) {
            choose(exclusive, exclusive.getDefault(), answer, reached);
        } else if (node instanceof InclusiveGateway inclusive) {
            choose(inclusive, inclusive.getDefault(), answer, reached);
        } else if (node instanceof ParallelGateway) {
            node.getOutgoing().forEach(next -> follow(next, answer, reached));
        } else if (node instanceof EndEvent) {
            leave(node.getParentElement(), answer, reached);
        } else if (node instanceof ServiceTask step) {
            reached.delegates()
                    .add(String.valueOf(step.getCamundaDelegateExpression()).replaceAll("[${}]", ""));
        }
    }

    private void choose(Gateway gateway, SequenceFlow fallback, String answer, Reached reached) {
        for (SequenceFlow flow : gateway.getOutgoing()) {
            if (flow.equals(fallback)) {
                if (isDefaultPossible(gateway, fallback, answer)) {
                    reached.defaults().add(flow.getId());
                    follow(flow, answer, reached);
                }
            } else if (valueOf(flow, answer) != Value.NO) {
                if (flow.getConditionExpression() != null) {
                    reached.named()
                            .addAll(Condition.named(
                                    flow.getConditionExpression().getTextContent()));
                }
                follow(flow, answer, reached);
            }
        }
    }

    /** Behind the subprocess that ends, or behind those call activities of the process that take its answer over. */
    private void leave(ModelElementInstance scope, String answer, Reached reached) {
        if (scope instanceof SubProcess subProcess) {
            subProcess.getOutgoing().forEach(flow -> follow(flow, answer, reached));
        } else if (scope instanceof Process process) {
            for (CallActivity call : callers.getOrDefault(process.getId(), List.of())) {
                boolean isTakenOver = call.getExtensionElements().getChildElementsByType(CamundaOut.class).stream()
                        .anyMatch(out -> "outcome".equals(out.getCamundaSource()));
                if (isTakenOver) {
                    call.getOutgoing().forEach(flow -> follow(flow, answer, reached));
                }
            }
        }
    }
}
