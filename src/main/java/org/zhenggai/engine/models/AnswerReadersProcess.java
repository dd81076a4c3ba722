package org.zhenggai.engine.models;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.zhenggai.engine.RepetitionsProcess;
import org.zhenggai.engine.form.FormListener;

/**
 * Whether a gateway behind a task tells its answer from a yes before the next step, out of subprocesses and called
 * processes too. Whatever is not sure to be told apart counts as unread.
 */
final class AnswerReadersProcess {

    private static final String EQUALS = "\\b" + FormListener.OUTCOME + "\\s*==\\s*['\"](\\w*)['\"]";
    private static final Pattern ASKED = Pattern.compile(EQUALS);

    /** A condition that asks for nothing but the answer, so that no other question decides the way. */
    private static final Pattern PLAIN = Pattern.compile("\\s*[$#]\\{(?:[\\s()]|\\|\\||" + EQUALS + ")+}\\s*");

    private final String answer;
    private final Set<FlowNode> seen = new HashSet<>();
    private DelegateExecution execution;

    private AnswerReadersProcess(DelegateExecution execution, String answer) {
        this.execution = execution;
        this.answer = answer;
    }

    static boolean isRead(DelegateTask task, String answer) {
        return new AnswerReadersProcess(task.getExecution(), answer).isReadBehind(task.getBpmnModelElementInstance());
    }

    private boolean isReadBehind(FlowNode node) {
        // What several say at once or in turn overwrites one another, so behind them only the last would be read.
        if (!seen.add(node) || node instanceof Activity activity && activity.getLoopCharacteristics() != null) {
            return false;
        }
        List<SequenceFlow> flows = outgoing(node).toList();
        List<String> conditions = flows.stream()
                .filter(flow -> flow.getConditionExpression() != null)
                .map(flow -> flow.getConditionExpression().getTextContent())
                .toList();
        if (conditions.stream().anyMatch(condition -> condition.contains(FormListener.OUTCOME))) {
            return isToldApart(conditions);
        }
        return flows.isEmpty()
                ? isReadOutside(node)
                : flows.stream().map(SequenceFlow::getTarget).allMatch(this::isReadFrom);
    }

    private boolean isReadFrom(FlowNode next) {
        if (next instanceof EndEvent end) {
            return end.getEventDefinitions().isEmpty() && isReadOutside(end);
        }
        return next instanceof Gateway && !isJoin(next) && isReadBehind(next);
    }

    /** Behind the subprocess that ends here, or behind the call activity that takes the answer over. */
    private boolean isReadOutside(FlowNode end) {
        // What else goes on there may answer as well before it ends.
        if (!RepetitionsProcess.isAlone(execution)) {
            return false;
        }
        if (end.getParentElement() instanceof SubProcess subProcess) {
            return !subProcess.triggeredByEvent() && isReadBehind(subProcess);
        }
        execution = execution.getProcessInstance().getSuperExecution();
        return execution != null
                && execution.getBpmnModelElementInstance() instanceof CallActivity call
                && takesOver(call)
                && isReadBehind(call);
    }

    private static boolean takesOver(CallActivity call) {
        return call.getExtensionElements() != null
                && call.getExtensionElements().getChildElementsByType(CamundaOut.class).stream()
                        .anyMatch(out -> FormListener.OUTCOME.equals(out.getCamundaSource())
                                && FormListener.OUTCOME.equals(out.getCamundaTarget()));
    }

    /** Named, or left to the default where a yes is named. */
    private boolean isToldApart(List<String> conditions) {
        List<String> plain = conditions.stream()
                .filter(condition -> PLAIN.matcher(condition).matches())
                .toList();
        return names(plain, answer) || plain.size() == conditions.size() && names(plain, UnreadAnswersProcess.YES);
    }

    private static boolean names(List<String> conditions, String answer) {
        return conditions.stream()
                .flatMap(condition -> ASKED.matcher(condition).results())
                .anyMatch(asked -> asked.group(1).equals(answer));
    }

    /** Where branches meet, the last answer of all of them goes on. */
    private static boolean isJoin(FlowNode node) {
        return !(node instanceof ExclusiveGateway)
                && flows(node).filter(flow -> node.equals(flow.getTarget())).count() > 1;
    }

    /** By where the flows begin: a node need not list them. */
    private static Stream<SequenceFlow> outgoing(FlowNode node) {
        return flows(node).filter(flow -> node.equals(flow.getSource()));
    }

    private static Stream<SequenceFlow> flows(FlowNode node) {
        return node.getModelInstance().getModelElementsByType(SequenceFlow.class).stream();
    }
}
