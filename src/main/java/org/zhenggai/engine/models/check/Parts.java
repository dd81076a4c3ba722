package org.zhenggai.engine.models.check;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Elements of an XML file, as lists. */
public final class Parts {

    private Parts() {}

    public static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Children of a name, whatever their namespace. */
    public static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
    }

    /** The element and all within it, in order. */
    public static List<Element> all(Element root) {
        List<Element> all = new ArrayList<>(List.of(root));
        children(root).forEach(child -> all.addAll(all(child)));
        return all;
    }

    /** Text of the first child of a name; empty when there is none. */
    public static String text(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(child -> child.getTextContent().strip())
                .orElse("");
    }

    /** The id of an element or of the nearest one around it. */
    public static String idAround(Element element) {
        Node node = element;
        while (node instanceof Element around && !around.hasAttribute("id")) {
            node = node.getParentNode();
        }
        return node instanceof Element around ? around.getAttribute("id") : "";
    }
}
