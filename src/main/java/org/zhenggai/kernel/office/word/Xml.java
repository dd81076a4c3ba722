package org.zhenggai.kernel.office.word;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Office's XML by local names: the strict and the usual form of a file differ in their namespaces only. */
final class Xml {

    private Xml() {}

    static Stream<Element> children(Element parent) {
        return elements(parent.getChildNodes());
    }

    static Stream<Element> children(Element parent, String... names) {
        List<String> wanted = Arrays.asList(names);
        return children(parent).filter(child -> wanted.contains(child.getLocalName()));
    }

    static Stream<Element> all(Element parent, String name) {
        return elements(parent.getElementsByTagNameNS("*", name));
    }

    /** The element at the end of a path of names, the first of each. */
    static Optional<Element> at(Element parent, String... path) {
        Optional<Element> found = Optional.of(parent);
        for (String name : path) {
            found = found.flatMap(element -> children(element, name).findFirst());
        }
        return found;
    }

    /** The attribute {@code w:val} of the element at the end of a path. */
    static Optional<String> val(Element parent, String... path) {
        return at(parent, path).flatMap(element -> attribute(element, "val"));
    }

    static Optional<String> attribute(Element element, String name) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(element.getAttributes()::item)
                .filter(attribute -> name.equals(attribute.getLocalName()))
                .map(Node::getNodeValue)
                .findFirst();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
