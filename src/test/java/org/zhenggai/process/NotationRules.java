package org.zhenggai.process;

import static org.camunda.bpm.model.bpmn.impl.BpmnModelConstants.CAMUNDA_NS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Rules on how a model is drawn and named, which hold whatever it is bound to. */
final class NotationRules {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");

    /** Beginnings of ids, where they differ from the name of the element. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "startEvent", "startEvent|timer|event",
            "intermediateCatchEvent", "event|timer",
            "intermediateThrowEvent", "event",
            "boundaryEvent", "boundary|timer",
            "sequenceFlow", "flow");

    private final Consumer<String> findings;

    NotationRules(Consumer<String> findings) {
        this.findings = findings;
    }

    void check(Models models) {
        models.processes().forEach(this::check);
        models.decisions().forEach(this::check);
    }

    private void check(Models.Process file) {
        for (Process process : file.model().getModelElementsByType(Process.class)) {
            home(file, process);
        }
        for (Class<? extends BaseElement> type :
                List.of(FlowElement.class, EventDefinition.class, Message.class, Escalation.class, Error.class)) {
            file.model().getModelElementsByType(type).forEach(element -> id(file, element));
        }
        for (FlowElement element : file.model().getModelElementsByType(FlowElement.class)) {
            name(file, element);
            if (element.getDiagramElement() == null) {
                report(file, element, "is not in the diagram");
            }
        }
        file.model().getModelElementsByType(ExclusiveGateway.class).forEach(gateway -> gateway(file, gateway));
        file.model().getModelElementsByType(FlowNode.class).forEach(node -> retries(file, node, node));
        file.model()
                .getModelElementsByType(MultiInstanceLoopCharacteristics.class)
                .forEach(loop -> retries(file, loop, (BaseElement) loop.getParentElement()));
        file.model().getModelElementsByType(StartEvent.class).forEach(start -> leftToRight(file, start));
    }

    private void home(Models.Process file, Process process) {
        String home = "processes/" + process.getId() + "/" + process.getId() + ".bpmn";
        if (!file.file().equals(home)) {
            report(file, process, "belongs into " + home);
        }
        if (process.getCamundaHistoryTimeToLiveString() == null) {
            report(file, process, "has no history time to live");
        }
        if (process.getCamundaVersionTag() == null) {
            report(file, process, "has no version tag");
        }
        if (process.getDocumentations().stream()
                .allMatch(text -> text.getTextContent().isBlank())) {
            report(file, process, "has no documentation");
        }
        chinese(file.file(), process.getId(), process.getName());
    }

    private void id(Models.Process file, BaseElement element) {
        String type = element.getElementType().getTypeName();
        String beginning = type.endsWith("Gateway") ? "gateway" : BEGINNINGS.getOrDefault(type, type);
        String id = element.getId();
        boolean needsNone = element instanceof EventDefinition && id == null;
        String second = element instanceof SequenceFlow ? "(_[a-z][A-Za-z0-9]*)?" : "";
        if (!needsNone && !id.matches("(" + beginning + ")_[a-z][A-Za-z0-9]*" + second)) {
            report(file, element, "has no id like " + beginning.split("\\|")[0] + "_inCamelCase");
        }
    }

    private void name(Models.Process file, FlowElement element) {
        if (element instanceof FlowNode || element.getName() != null) {
            chinese(file.file(), element.getId(), element.getName());
        }
    }

    private void chinese(String file, String id, String name) {
        if (name == null || !HAN.matcher(name).find()) {
            findings.accept(file + ", " + id + ": has no Chinese name");
        } else if (LATIN.matcher(name).find()) {
            findings.accept(file + ", " + id + ": has Latin letters in its name " + name);
        }
    }

    private void gateway(Models.Process file, ExclusiveGateway gateway) {
        Collection<SequenceFlow> answers = gateway.getOutgoing();
        if (answers.size() < 2) {
            return;
        }
        if (gateway.getName() == null || !gateway.getName().endsWith("？")) {
            report(file, gateway, "does not ask a question that ends with ？");
        }
        for (SequenceFlow answer : answers) {
            if (answer.getName() == null) {
                report(file, answer, "has no name, though it answers a question");
            }
            if (answer.getConditionExpression() == null && !answer.equals(gateway.getDefault())) {
                report(file, answer, "has no condition and is not the default of " + gateway.getId());
            }
        }
    }

    private void retries(Models.Process file, BaseElement asynchronous, BaseElement named) {
        if (Stream.of("asyncBefore", "asyncAfter", "async")
                .noneMatch(name -> "true".equals(asynchronous.getAttributeValueNs(CAMUNDA_NS, name)))) {
            return;
        }
        boolean has = asynchronous.getExtensionElements() != null
                && asynchronous
                                .getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaFailedJobRetryTimeCycle.class)
                                .count()
                        > 0;
        if (!has) {
            report(file, named, "runs asynchronously without a failedJobRetryTimeCycle");
        }
    }

    /** Every end of a scope is drawn right of each of its starts. */
    private void leftToRight(Models.Process file, StartEvent start) {
        ModelElementInstance scope = start.getParentElement();
        for (EndEvent end : scope.getChildElementsByType(EndEvent.class)) {
            if (start.getDiagramElement() != null && end.getDiagramElement() != null && x(end) <= x(start)) {
                report(file, end, "is not drawn to the right of " + start.getId());
            }
        }
    }

    private static double x(FlowNode node) {
        return ((BpmnShape) node.getDiagramElement()).getBounds().getX();
    }

    private void check(Models.Decision file) {
        for (Decision decision : file.model().getModelElementsByType(Decision.class)) {
            String where = file.file() + ", " + decision.getId() + ": ";
            if (!file.file().endsWith("/" + decision.getId() + ".dmn")) {
                findings.accept(where + "belongs into a file " + decision.getId() + ".dmn");
            }
            if (decision.getCamundaHistoryTimeToLiveString() == null) {
                findings.accept(where + "has no history time to live");
            }
            if (decision.getVersionTag() == null) {
                findings.accept(where + "has no version tag");
            }
            if (decision.getDescription() == null) {
                findings.accept(where + "has no description");
            }
            chinese(file.file(), decision.getId(), decision.getName());
        }
    }

    private void report(Models.Process file, BaseElement element, String finding) {
        findings.accept(file.file() + ", " + element.getId() + ": " + finding);
    }
}
