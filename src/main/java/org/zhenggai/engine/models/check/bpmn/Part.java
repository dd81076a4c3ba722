package org.zhenggai.engine.models.check.bpmn;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.zhenggai.engine.models.check.Findings.Place;
import org.zhenggai.engine.models.check.Parts;

/** An element of a process. */
public record Part(BpmnFile file, Element xml) {

    private static final Set<String> TASKS = Set.of(
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "manualTask",
            "task");
    private static final Set<String> EVENTS =
            Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent");
    private static final Set<String> WITHIN = Set.of(
            "extensionElements",
            "conditionExpression",
            "timeDate",
            "timeDuration",
            "timeCycle",
            "condition",
            "multiInstanceLoopCharacteristics",
            "standardLoopCharacteristics",
            "loopCardinality",
            "completionCondition",
            "potentialOwner",
            "humanPerformer",
            "resourceAssignmentExpression",
            "formalExpression",
            "documentation",
            "script");
    private static final Set<String> CONTAINERS = Set.of("subProcess", "transaction", "adHocSubProcess");

    public String type() {
        return xml.getLocalName();
    }

    public boolean is(String type) {
        return type.equals(xml.getLocalName());
    }

    public String id() {
        return xml.getAttribute("id");
    }

    public String name() {
        return xml.getAttribute("name").strip();
    }

    /** Empty when there is none. */
    public String attribute(String attribute) {
        return xml.getAttribute(attribute);
    }

    /** An attribute of Camunda's; empty when there is none. */
    public String camunda(String attribute) {
        return xml.getAttributeNS(BpmnFile.CAMUNDA, attribute);
    }

    public boolean isEvent() {
        return EVENTS.contains(type()) && isOfBpmn();
    }

    public boolean isGateway() {
        return type().endsWith("Gateway") && isOfBpmn();
    }

    public boolean isContainer() {
        return CONTAINERS.contains(type()) && isOfBpmn();
    }

    public boolean isActivity() {
        return isOfBpmn() && (TASKS.contains(type()) || isContainer() || is("callActivity"));
    }

    /** What sequence flows connect. */
    public boolean isNode() {
        return isActivity() || isEvent() || isGateway();
    }

    public boolean isEventSubprocess() {
        return isContainer() && attribute("triggeredByEvent").equals("true");
    }

    boolean isOfBpmn() {
        return BpmnFile.BPMN.equals(xml.getNamespaceURI());
    }

    public List<Part> children() {
        return Parts.children(xml).stream().map(child -> new Part(file, child)).toList();
    }

    public List<Part> children(String type) {
        return children().stream().filter(child -> child.is(type)).toList();
    }

    public Optional<Part> child(String type) {
        return children().stream().filter(child -> child.is(type)).findFirst();
    }

    public Part parent() {
        return xml.getParentNode() instanceof Element around ? new Part(file, around) : this;
    }

    /** The process or subprocess that holds the element. */
    public Part scope() {
        Part around = parent();
        return around.equals(this) || around.is("process") || around.isContainer() ? around : around.scope();
    }

    public Part process() {
        return is("process") || parent().equals(this) ? this : parent().process();
    }

    /** What Camunda adds inside of extension elements. */
    public List<Part> extensions(String type) {
        return children("extensionElements").stream()
                .flatMap(extension -> extension.children(type).stream())
                .toList();
    }

    /** An extension property; empty when there is none. */
    public String property(String name) {
        return extensions("properties").stream()
                .flatMap(properties -> properties.children("property").stream())
                .filter(property -> property.name().equals(name))
                .map(property -> property.attribute("value").strip())
                .findFirst()
                .orElse("");
    }

    /** What an event waits for or throws. */
    public List<Part> definitions() {
        return children().stream()
                .filter(child -> child.type().endsWith("EventDefinition"))
                .toList();
    }

    public boolean has(String definition) {
        return definitions().stream().anyMatch(one -> one.is(definition + "EventDefinition"));
    }

    public Optional<Part> loop() {
        return child("multiInstanceLoopCharacteristics");
    }

    public List<Part> outgoing() {
        return id().isEmpty() ? List.of() : file.from(id());
    }

    public List<Part> incoming() {
        return id().isEmpty() ? List.of() : file.to(id());
    }

    /** Where a flow leads; empty when there is no such element. */
    public Optional<Part> target() {
        return file.find(attribute("targetRef")).filter(Part::isNode);
    }

    public Optional<Part> source() {
        return file.find(attribute("sourceRef")).filter(Part::isNode);
    }

    public Stream<Part> next() {
        return outgoing().stream().map(Part::target).flatMap(Optional::stream);
    }

    /** Events at the border of an activity. */
    public List<Part> boundaries() {
        return file.all("boundaryEvent").stream()
                .filter(event -> event.attribute("attachedToRef").equals(id()))
                .toList();
    }

    /** Condition of a flow; empty when it has none. */
    public String condition() {
        return Parts.text(xml, "conditionExpression");
    }

    public boolean isDefault() {
        return source().map(node -> node.attribute("default").equals(id()) && !id().isEmpty())
                .orElse(false);
    }

    /** The bean that it is bound to, without the brackets around it. */
    public String delegate() {
        return camunda("delegateExpression").replaceAll("[${}#\\s]", "");
    }

    /** What rule sets and listeners call a task. */
    public String key() {
        return id().substring(id().indexOf('_') + 1);
    }

    public String text() {
        return xml.getTextContent().strip();
    }

    /** Where people see it: what has no shape of its own, such as a timer's definition, is the event or task around it. */
    public Place place() {
        Part seen = seen();
        return new Place(file.name(), Parts.idAround(seen.xml), seen.name());
    }

    private Part seen() {
        boolean isWithin = BpmnFile.CAMUNDA.equals(xml.getNamespaceURI())
                || isOfBpmn() && (type().endsWith("EventDefinition") || WITHIN.contains(type()));
        return isWithin && !parent().equals(this) && !parent().is("definitions") ? parent().seen() : this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Part part && xml == part.xml;
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(xml);
    }
}
