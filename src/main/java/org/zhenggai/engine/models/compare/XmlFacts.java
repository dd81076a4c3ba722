package org.zhenggai.engine.models.compare;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * What stands in an XML file, as facts of its parts. Each attribute and text that becomes a fact is taken; what is left in
 * the end no part tells.
 */
final class XmlFacts {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    /** How wide Modeler shows a column. */
    private static final String WIDTHS = "http://bpmn.io/schema/dmn/biodi/";

    private static final String DIRECT = "<直接文字>";

    private final String language;
    private final String camunda;
    private final Set<String> texted;
    private final Set<Node> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * For a file.
     *
     * @param language the namespace of its language
     * @param camunda the namespace of the engine's own attributes
     * @param texted what has its words in an attribute {@code value} or an element {@code text}, so that others in it are none
     */
    XmlFacts(String language, String camunda, Set<String> texted) {
        this.language = language;
        this.camunda = camunda;
        this.texted = texted;
    }

    boolean isOwn(Element element) {
        return language.equals(element.getNamespaceURI());
    }

    /** The name in this language; with the namespace where it is of another one. */
    String name(Node node) {
        String namespace = node.getNamespaceURI();
        String local = node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
        boolean isPlain = node instanceof Attr ? namespace == null : language.equals(namespace);
        return isPlain ? local : camunda.equals(namespace) ? "camunda:" + local : "{" + namespace + "}" + local;
    }

    /** Takes an attribute that the part is called by. */
    String take(Element element, String attribute) {
        Attr found = element.getAttributeNode(attribute);
        if (found == null) {
            return "";
        }
        taken.add(found);
        return found.getValue();
    }

    /** The attributes that are not taken yet. */
    private void attributes(Element element, String prefix, Map<String, String> facts) {
        attributes(element).forEach(attribute -> {
            if (taken.add(attribute)) {
                fact(facts, prefix + Words.attribute(name(attribute)), attribute.getValue());
            }
        });
    }

    /**
     * What is inside an element.
     *
     * @param labels what a child is called; null for a part of its own, empty for one that only holds others
     */
    void inside(Element element, String prefix, Map<String, String> facts, Function<Element, String> labels) {
        Map<String, Integer> numbers = new HashMap<>();
        for (Element child : ModelXml.children(element)) {
            String label = labels.apply(child);
            if (label == null) {
                continue;
            }
            String called = label.isEmpty() ? "<" + name(child) + ">" : label;
            int number = numbers.merge(called, 1, Integer::sum);
            if (label.isEmpty() && number == 1) {
                whole(child, prefix.isEmpty() ? called : prefix.strip(), prefix + called + " ", prefix, facts, labels);
            } else {
                String at = prefix + called + (number == 1 ? "" : "（" + number + "）");
                whole(child, at, at + " ", at + " ", facts, labels);
            }
        }
    }

    private void whole(
            Element element,
            String own,
            String ofAttributes,
            String ofChildren,
            Map<String, String> facts,
            Function<Element, String> labels) {
        String text = takeText(element);
        boolean isLeaf = ModelXml.children(element).isEmpty();
        if (!text.isEmpty() && texted.contains(name(element))) {
            fact(facts, own + " " + DIRECT, text);
        } else if (!text.isEmpty() || isLeaf && attributes(element).isEmpty()) {
            fact(facts, own, text);
        }
        if (texted.contains(name(element)) && element.hasAttribute("value")) {
            fact(facts, own, take(element, "value"));
        }
        attributes(element, ofAttributes, facts);
        inside(element, ofChildren, facts, labels);
    }

    /** What a part says itself: its attributes, a text between them, and what is inside. */
    Map<String, String> said(Element element, Function<Element, String> labels) {
        Map<String, String> said = new LinkedHashMap<>();
        attributes(element, "", said);
        String text = takeText(element);
        if (!text.isEmpty()) {
            fact(said, DIRECT, text);
        }
        inside(element, "", said, labels);
        return said;
    }

    /** The text that stands directly in an element. */
    private String takeText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Text one) {
                taken.add(one);
                text.append(one.getData());
            }
        }
        return text.toString().strip();
    }

    /** A fact never takes the place of another one. */
    static void fact(Map<String, String> facts, String name, String value) {
        String free = name;
        for (int n = 2; facts.containsKey(free); n++) {
            free = name + "（另" + n + "）";
        }
        facts.put(free, value);
    }

    /** Takes all of an element as drawn. */
    void draw(Element element, StringBuilder drawing) {
        drawing.append('<').append(name(element));
        SortedMap<String, String> sorted = new TreeMap<>();
        attributes(element).forEach(attribute -> {
            taken.add(attribute);
            sorted.put(name(attribute), attribute.getValue());
        });
        drawing.append(sorted).append(takeText(element)).append('>');
        ModelXml.children(element).forEach(child -> draw(child, drawing));
    }

    private static boolean isMeaningless(Attr attribute) {
        String namespace = String.valueOf(attribute.getNamespaceURI());
        return namespace.equals(XMLNS)
                || namespace.startsWith(WIDTHS)
                // The only type that a condition can have.
                || namespace.equals(SCHEMA_INSTANCE)
                        && attribute.getLocalName().equals("type")
                        && attribute.getValue().endsWith("tFormalExpression");
    }

    private static List<Attr> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(n -> (Attr) element.getAttributes().item(n))
                .filter(attribute -> !isMeaningless(attribute))
                .toList();
    }

    /** What nobody has taken, by where it stands. */
    SortedMap<String, List<String>> rest(Element root) {
        SortedMap<String, List<String>> rest = new TreeMap<>();
        rest(root, name(root), rest);
        return rest;
    }

    private void rest(Element element, String path, SortedMap<String, List<String>> rest) {
        attributes(element).stream()
                .filter(attribute -> !taken.contains(attribute))
                .forEach(attribute -> Remainder.put(rest, path + "/@" + name(attribute), attribute.getValue()));
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                String id = child.getAttribute("id");
                rest(child, path + "/" + name(child) + (id.isEmpty() ? "" : "[" + id + "]"), rest);
            } else if (node instanceof Text text
                    && !taken.contains(text)
                    && !text.getData().isBlank()) {
                Remainder.put(rest, path, text.getData().strip());
            }
        }
    }
}
