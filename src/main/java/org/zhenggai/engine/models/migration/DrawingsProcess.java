package org.zhenggai.engine.models.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.models.compare.ModelSet;

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
        return new Drawing(nodes, files(definition));
    }

    /** As they were deployed together; named alike for every version. */
    private ModelSet files(String definition) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("model.bpmn", text(models.getProcessModel(definition)));
        ModelSet model = new ModelSet(texts);
        String deployment = models.getProcessDefinition(definition).getDeploymentId();
        models.getDeploymentResources(deployment).stream()
                .filter(resource -> resource.getName().endsWith(".form"))
                .forEach(resource -> {
                    String form = text(models.getResourceAsStreamById(deployment, resource.getId()));
                    model.formOf(form).ifPresent(id -> texts.put(id + ".form", form));
                });
        return new ModelSet(texts);
    }

    private static String text(InputStream bytes) {
        try (bytes) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                                + text(camunda(node, "assignee")));
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

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
