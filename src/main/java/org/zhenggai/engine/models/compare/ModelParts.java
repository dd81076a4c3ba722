package org.zhenggai.engine.models.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** The elements of a model with what is said of them; where they are drawn is one part of its own. */
final class ModelParts {

    private static final String DRAWING = "图形（位置和大小）";

    private static final Set<String> DRAWN =
            Set.of("http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DI");

    /** Only below these an element is one that the engine reads as such. */
    private static final Set<String> HOLDERS = Set.of(
            "definitions",
            "process",
            "subProcess",
            "transaction",
            "adHocSubProcess",
            "collaboration",
            "laneSet",
            "childLaneSet");

    /** Said by flows, which name their ends; the engine reads the flows. */
    private static final Set<String> ENDS = Set.of("incoming", "outgoing");

    private static final String TOP = "文件顶层";

    /** What stands at the top of a file. */
    private static final Set<String> ROOTS = Set.of(
            "process",
            "collaboration",
            "message",
            "signal",
            "error",
            "escalation",
            "itemDefinition",
            "dataStore",
            "category");

    private final XmlFacts facts = new XmlFacts(ModelXml.BPMN, ModelXml.CAMUNDA, Set.of("camunda:property"));
    private final StringBuilder drawing = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();
    private final boolean isOneProcess;
    private final Map<String, String> names = new HashMap<>();

    private ModelParts(Element root) {
        ModelXml.all(root)
                .filter(element -> !element.getAttribute("name").isEmpty())
                .forEach(element -> names.put(element.getAttribute("id"), element.getAttribute("name")));
        isOneProcess = ModelXml.children(root, "process").count() == 1;
    }

    static Content of(ModelFile file) {
        Element root = ModelXml.read(file.path(), file.text());
        ModelParts model = new ModelParts(root);
        Map<String, String> said = model.facts.said(root, child -> model.label(child, TOP));
        model.parts.add(new Part("", "definitions", "文件本身", "", said));
        model.parts.add(Part.drawing(DRAWING, model.drawing.toString()));
        return new Content(model.parts, model.facts.rest(root));
    }

    /** What the child is called as a fact; null where it has been told otherwise. */
    private String label(Element child, String within) {
        Element parent = (Element) child.getParentNode();
        String name = facts.name(child);
        if (DRAWN.contains(String.valueOf(child.getNamespaceURI()))
                && facts.name(parent).equals("definitions")) {
            facts.draw(child, drawing);
            return null;
        }
        if (ENDS.contains(name) && Words.PARTS.containsKey(facts.name(parent))) {
            facts.draw(child, drawing);
            return null;
        }
        if (isPart(child, name, parent)) {
            collect(child, name, within);
            return null;
        }
        String property = property(child, name, parent);
        return property != null ? property : isFolder(name, parent) ? "" : Words.element(name);
    }

    private boolean isPart(Element child, String name, Element parent) {
        return Words.PARTS.containsKey(name)
                && !child.getAttribute("id").isEmpty()
                && HOLDERS.contains(facts.name(parent));
    }

    private String property(Element child, String name, Element parent) {
        boolean isRead = name.equals("camunda:property")
                && facts.name(parent).equals("camunda:properties")
                && parent.getParentNode() instanceof Element around
                && facts.name(around).equals("extensionElements");
        String called = name.startsWith("camunda:") ? child.getAttribute("name") : "";
        if (called.isEmpty()) {
            return null;
        }
        facts.take(child, "name");
        return (isRead ? "属性" : Words.element(name)) + "“" + called + "”";
    }

    private boolean isFolder(String name, Element parent) {
        String around = facts.name(parent);
        return switch (name) {
            case "extensionElements" -> Words.PARTS.containsKey(around);
            case "camunda:properties" -> around.equals("extensionElements");
            case "laneSet", "childLaneSet" -> true;
            default -> false;
        };
    }

    private void collect(Element element, String name, String within) {
        String id = facts.take(element, "id");
        String called = facts.take(element, "name");
        // Where there is one process all is in it.
        String around = name.equals("process") && isOneProcess ? "" : id;
        Map<String, String> said = facts.said(element, child -> label(child, around));
        if (ROOTS.contains(name) != within.equals(TOP)) {
            XmlFacts.fact(said, "位于", within.isEmpty() ? "流程之内" : within);
        } else if (!within.equals(TOP) && !within.isEmpty()) {
            XmlFacts.fact(said, "位于", within);
        }
        parts.add(new Part(
                id,
                name,
                word(element, name, called),
                // The first flow whose condition holds is taken.
                name.equals("sequenceFlow") ? element.getAttribute("sourceRef") : "",
                said));
    }

    private String word(Element element, String name, String called) {
        if (name.equals("sequenceFlow") && called.isEmpty()) {
            String from = element.getAttribute("sourceRef");
            String to = element.getAttribute("targetRef");
            return Part.flow(names.getOrDefault(from, from), names.getOrDefault(to, to));
        }
        return Words.PARTS.get(name) + (called.isEmpty() ? "" : "“" + called + "”");
    }
}
