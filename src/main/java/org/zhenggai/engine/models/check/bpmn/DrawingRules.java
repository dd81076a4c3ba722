package org.zhenggai.engine.models.check.bpmn;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;

/** Ids, and that every element is in the diagram, from left to right. */
@RequiredArgsConstructor
final class DrawingRules {

    /** Beginnings of ids, where they differ from the name of the element. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "startEvent", "startEvent|timer|event",
            "intermediateCatchEvent", "event|timer",
            "intermediateThrowEvent", "event",
            "boundaryEvent", "boundary|timer",
            "sequenceFlow", "flow");

    private final Findings findings;

    void check(BpmnFile file) {
        ids(file);
        Map<String, Part> shapes = file.parts().stream()
                .filter(part -> part.is("BPMNShape") || part.is("BPMNEdge"))
                .filter(part -> !part.attribute("bpmnElement").isEmpty())
                .collect(Collectors.toMap(part -> part.attribute("bpmnElement"), part -> part, (one, other) -> one));
        List<Part> drawn = file.parts().stream()
                .filter(part -> part.isNode() || part.isOfBpmn() && part.is("sequenceFlow"))
                .toList();
        if (shapes.isEmpty()) {
            findings.add("diagram-none", file.place());
        } else {
            drawn.stream()
                    .filter(part -> !shapes.containsKey(part.id()))
                    .forEach(part -> findings.add("diagram-missing", part.place()));
        }
        shapes.forEach((id, shape) -> {
            if (file.find(id).isEmpty()) {
                findings.add("diagram-stray", shape.place(), id);
            }
        });
        file.all("startEvent").forEach(start -> leftToRight(start, shapes));
    }

    private void ids(BpmnFile file) {
        Set<String> seen = new HashSet<>();
        for (Part part : file.parts()) {
            if (!part.id().isEmpty() && !seen.add(part.id())) {
                findings.add("id-twice", part.place(), part.id());
            }
        }
        for (Part part : file.parts()) {
            boolean isNamed = part.isNode()
                    || part.isOfBpmn()
                            && Set.of("sequenceFlow", "message", "escalation", "error")
                                    .contains(part.type());
            if (isNamed) {
                id(part);
            }
        }
    }

    private void id(Part part) {
        String type = part.type();
        String beginning = part.isGateway() ? "gateway" : BEGINNINGS.getOrDefault(type, type);
        String second = type.equals("sequenceFlow") ? "(_[a-z][A-Za-z0-9]*)?" : "";
        if (part.id().isEmpty()) {
            findings.add("id-missing", part.place(), type);
        } else if (!part.id().matches("(" + beginning + ")_[a-z][A-Za-z0-9]*" + second)) {
            findings.add(
                    part.is("userTask") ? "id-task" : "id-style",
                    part.place(),
                    part.id(),
                    beginning.split("\\|")[0]);
        }
    }

    /** Every end of a scope is drawn right of each of its starts. */
    private void leftToRight(Part start, Map<String, Part> shapes) {
        for (Part end : start.parent().children("endEvent")) {
            if (x(shapes.get(end.id())) <= x(shapes.get(start.id()))) {
                findings.add("diagram-direction", end.place(), start.id());
            }
        }
    }

    /** Not a number where it is not drawn, so that nothing compares. */
    private static double x(Part shape) {
        try {
            return shape == null
                    ? Double.NaN
                    : shape.child("Bounds")
                            .map(bounds -> Double.parseDouble(bounds.attribute("x")))
                            .orElse(Double.NaN);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
