package org.zhenggai.engine.models.check.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.models.check.Findings.Place;
import org.zhenggai.engine.models.check.Parts;

/** A file with a process. */
public final class BpmnFile {

    static final String BPMN = Allowed.BPMN;
    static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String CAMUNDA = Allowed.CAMUNDA;

    private final String name;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, List<Part>> byType = new HashMap<>();
    private final Map<String, Part> byId = new LinkedHashMap<>();
    private final Map<String, List<Part>> from = new HashMap<>();
    private final Map<String, List<Part>> to = new HashMap<>();

    public BpmnFile(String name, Document xml) {
        this.name = name;
        for (Element element : Parts.all(xml.getDocumentElement())) {
            Part part = new Part(this, element);
            parts.add(part);
            if (BPMN.equals(element.getNamespaceURI())) {
                byId.putIfAbsent(part.id(), part);
                byType.computeIfAbsent(part.type(), any -> new ArrayList<>()).add(part);
                if (part.is("sequenceFlow")) {
                    from.computeIfAbsent(part.attribute("sourceRef"), any -> new ArrayList<>())
                            .add(part);
                    to.computeIfAbsent(part.attribute("targetRef"), any -> new ArrayList<>())
                            .add(part);
                }
            }
        }
    }

    public String name() {
        return name;
    }

    /** All elements, those of the diagram and of extensions included. */
    List<Part> parts() {
        return parts;
    }

    /** Elements of BPMN itself with one of these names. */
    public List<Part> all(String... types) {
        if (types.length == 1) {
            return byType.getOrDefault(types[0], List.of());
        }
        return parts.stream()
                .filter(part -> BPMN.equals(part.xml().getNamespaceURI()))
                .filter(part -> Stream.of(types).anyMatch(part::is))
                .toList();
    }

    public List<Part> nodes() {
        return parts.stream().filter(Part::isNode).toList();
    }

    public List<Part> processes() {
        return all("process");
    }

    /** The id of the process; of the first when there are several. */
    public String process() {
        return processes().stream().findFirst().map(Part::id).orElse("");
    }

    public Optional<Part> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The name behind an id, of a message or another common thing. */
    Optional<String> nameOf(String id) {
        return find(id).map(Part::name);
    }

    List<Part> from(String id) {
        return from.getOrDefault(id, List.of());
    }

    List<Part> to(String id) {
        return to.getOrDefault(id, List.of());
    }

    public Place place() {
        return Place.of(name);
    }
}
