package org.zhenggai.engine.models.migration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Reads what the versions of models draw. */
@Component
@RequiredArgsConstructor
class DrawingsProcess {

    private final RepositoryService models;

    /** A definition never changes. */
    private final Map<String, Drawing> known = new ConcurrentHashMap<>();

    Drawing of(String definition) {
        return known.computeIfAbsent(definition, this::read);
    }

    private Drawing read(String definition) {
        var model = models.getBpmnModelInstance(definition);
        Map<String, Node> nodes = new TreeMap<>();
        model.getModelElementsByType(FlowNode.class).forEach(node -> nodes.put(node.getId(), node(node)));
        List<String> flows = model.getModelElementsByType(SequenceFlow.class).stream()
                .map(flow -> flow.getSource().getId() + " → " + flow.getTarget().getId())
                .sorted()
                .toList();
        return new Drawing(nodes, flows);
    }

    private static Node node(FlowNode node) {
        UserTask task = node instanceof UserTask user ? user : null;
        String form = task == null ? "" : text(camunda(node, "formRef"));
        String name = text(node.getName()).strip();
        return new Node(
                node.getId(),
                name.isEmpty() ? node.getId() : name,
                node.getElementType().getTypeName(),
                node.getParentElement().getAttributeValue("id"),
                task == null ? "" : duty(task),
                form,
                task == null ? work(node) : listeners(task),
                trigger(node),
                task == null
                        ? ""
                        : text(camunda(node, "candidateGroups"))
                                + text(camunda(node, "candidateUsers"))
                                + text(camunda(node, "assignee")),
                way(node));
    }

    private static String camunda(ModelElementInstance element, String attribute) {
        return element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute);
    }

    private static String duty(UserTask task) {
        return extensions(task, CamundaProperty.class)
                .filter(property -> "duty".equals(property.getCamundaName()))
                .map(property -> text(property.getCamundaValue()))
                .collect(Collectors.joining());
    }

    private static String listeners(UserTask task) {
        return extensions(task, CamundaTaskListener.class)
                .map(listener -> text(listener.getCamundaDelegateExpression()))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static <T extends ModelElementInstance> Stream<T> extensions(UserTask task, Class<T> type) {
        if (task.getExtensionElements() == null) {
            return Stream.empty();
        }
        Collection<T> found = task.getModelInstance().getModelElementsByType(type);
        return found.stream().filter(one -> isBelow(one, task));
    }

    private static boolean isBelow(ModelElementInstance one, UserTask task) {
        for (ModelElementInstance at = one; at != null; at = at.getParentElement()) {
            if (at.equals(task)) {
                return true;
            }
        }
        return false;
    }

    private static String work(FlowNode node) {
        return Stream.of("delegateExpression", "expression", "decisionRef", "topic")
                        .map(attribute -> text(camunda(node, attribute)))
                        .collect(Collectors.joining())
                + text(node.getAttributeValue("calledElement"));
    }

    /** The words of what it waits for; a message and a signal by their names, since ids are the drawer's own. */
    private static String trigger(FlowNode node) {
        String own = named(node, node.getDomElement());
        return own
                + node.getDomElement().getChildElements().stream()
                        .filter(child -> child.getLocalName().endsWith("EventDefinition"))
                        .map(child -> child.getLocalName() + " " + named(node, child) + words(child))
                        .collect(Collectors.joining(" "));
    }

    private static String named(FlowNode node, DomElement element) {
        return Stream.of("messageRef", "signalRef", "errorRef", "escalationRef")
                .map(element::getAttribute)
                .filter(reference -> reference != null)
                .map(reference -> {
                    ModelElementInstance found = node.getModelInstance().getModelElementById(reference);
                    return found == null ? reference : text(found.getAttributeValue("name"));
                })
                .collect(Collectors.joining());
    }

    private static String words(DomElement element) {
        return element.getChildElements().stream()
                .map(child ->
                        child.getLocalName() + "=" + child.getTextContent().strip())
                .collect(Collectors.joining(" "));
    }

    private static String way(FlowNode node) {
        String loop = node instanceof Activity activity
                        && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics several
                ? several.isSequential() ? "in turn" : "at once"
                : "once";
        return loop
                + ("true".equals(camunda(node, "asyncBefore")) ? " async before" : "")
                + ("true".equals(camunda(node, "asyncAfter")) ? " async after" : "")
                + (node instanceof BoundaryEvent boundary
                        ? " at " + boundary.getAttachedTo().getId() + boundary.cancelActivity()
                        : "")
                + (node instanceof SubProcess part && part.triggeredByEvent() ? " by event" : "");
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
