package org.zhenggai.engine.models.check.table;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.zhenggai.engine.models.check.Findings.Place;
import org.zhenggai.engine.models.check.Parts;

/** A file with decision tables. */
public record TableFile(String name, Document xml) {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    /** A decision of the file. */
    public record Decision(TableFile file, Element xml) {

        public String id() {
            return xml.getAttribute("id");
        }

        public String name() {
            return xml.getAttribute("name");
        }

        List<Element> tables() {
            return Parts.children(xml, "decisionTable");
        }

        public Place place() {
            return new Place(file.name(), id(), name());
        }

        /** An element within; its own label, or the one given, stands for a name. */
        Place at(Element element, String name) {
            return new Place(file.name(), Parts.idAround(element), name);
        }

        /** The texts that it may answer. */
        public List<String> words() {
            return Parts.all(xml).stream()
                    .filter(part -> "outputEntry".equals(part.getLocalName()))
                    .map(entry -> entry.getTextContent().strip())
                    .filter(text -> text.matches("\"[^\"]*\""))
                    .map(text -> text.substring(1, text.length() - 1))
                    .toList();
        }

        /** Ids of the decisions that it asks. */
        List<String> requires() {
            return Parts.all(xml).stream()
                    .filter(element -> "requiredDecision".equals(element.getLocalName()))
                    .map(element -> element.getAttribute("href").replaceFirst("^.*#", ""))
                    .toList();
        }

        /** Names of the output columns. */
        public List<String> outputs() {
            return tables().stream()
                    .flatMap(table -> Parts.children(table, "output").stream())
                    .map(output -> output.getAttribute("name"))
                    .toList();
        }
    }

    public List<Decision> decisions() {
        return Parts.children(xml.getDocumentElement(), "decision").stream()
                .map(decision -> new Decision(this, decision))
                .toList();
    }

    Stream<Element> all() {
        return Parts.all(xml.getDocumentElement()).stream();
    }

    public String ids() {
        return decisions().stream().map(Decision::id).collect(Collectors.joining("、"));
    }
}
