package org.zhenggai.engine.models.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Everything in a file but how it is drawn and laid out: what differs here is told even where no part tells of it. */
final class Content {

    private Content() {}

    static Object of(ModelFile file) {
        if (file.kind() == ModelFile.Kind.FORM) {
            JsonNode form = ModelFile.json(file.path(), file.text());
            layout(form);
            return form;
        }
        StringBuilder content = new StringBuilder();
        write(ModelXml.read(file.path(), file.text()), content);
        return content.toString();
    }

    private static void layout(JsonNode holder) {
        for (JsonNode field : holder.path("components")) {
            if (field instanceof ObjectNode object) {
                object.remove("layout");
                layout(object);
            }
        }
    }

    private static void write(Element element, StringBuilder content) {
        String namespace = String.valueOf(element.getNamespaceURI());
        if (namespace.endsWith("/DI") || namespace.endsWith("/DMNDI/")) {
            return;
        }
        Map<String, String> attributes = new TreeMap<>();
        for (int n = 0; n < element.getAttributes().getLength(); n++) {
            Attr attribute = (Attr) element.getAttributes().item(n);
            if (!attribute.getName().startsWith("xmlns")) {
                attributes.put(attribute.getNamespaceURI() + " " + attribute.getLocalName(), attribute.getValue());
            }
        }
        content.append('<').append(namespace).append(' ').append(element.getLocalName());
        content.append(attributes).append('>');
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                write(child, content);
            } else if (node instanceof Text text) {
                content.append(text.getData().strip());
            }
        }
        content.append("</>");
    }
}
