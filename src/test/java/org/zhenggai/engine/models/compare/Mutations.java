package org.zhenggai.engine.models.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Changes a model, a table or a form at a random place. */
final class Mutations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /**
     * A change.
     *
     * @param means whether it means something: not the picture, not the mere order of elements
     */
    record Mutation(String what, String text, boolean means) {}

    Mutation of(String path, String text) {
        return path.endsWith(".form") ? ofForm(path, text) : ofXml(path, text);
    }

    private Mutation ofXml(String path, String text) {
        Element root = ModelXml.read(path, text);
        List<Element> all = new ArrayList<>(ModelXml.all(root).toList());
        all.add(root);
        while (true) {
            Element element = all.get(random.nextInt(all.size()));
            String said = xml(element);
            if (said != null) {
                boolean isDrawn = isDrawn(element) || element.getLocalName().matches("incoming|outgoing");
                return new Mutation(said, written(root), !isDrawn && !said.startsWith("swap"));
            }
        }
    }

    private static boolean isDrawn(Node node) {
        for (Node at = node; at instanceof Element; at = at.getParentNode()) {
            String namespace = String.valueOf(at.getNamespaceURI());
            if (namespace.matches(".*(/DI|/DC|/DMNDI/)")) {
                return true;
            }
        }
        return false;
    }

    private String xml(Element element) {
        List<Attr> attributes = new ArrayList<>();
        for (int n = 0; n < element.getAttributes().getLength(); n++) {
            Attr attribute = (Attr) element.getAttributes().item(n);
            if (!attribute.getName().startsWith("xmlns") && !attribute.getName().startsWith("xsi")) {
                attributes.add(attribute);
            }
        }
        boolean isRoot = !(element.getParentNode() instanceof Element);
        String where = element.getTagName() + "[" + element.getAttribute("id") + "]";
        switch (random.nextInt(isRoot ? 3 : 9)) {
            case 0:
                if (attributes.isEmpty()) {
                    return null;
                }
                Attr one = attributes.get(random.nextInt(attributes.size()));
                one.setValue(one.getValue() + "9");
                return "attribute " + where + one.getName();
            case 1:
                if (attributes.isEmpty()) {
                    return null;
                }
                Attr gone = attributes.get(random.nextInt(attributes.size()));
                element.removeAttributeNode(gone);
                return "no attribute " + where + gone.getName();
            case 2:
                element.setAttribute("zz", "1");
                return "new attribute " + where;
            case 3:
                for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if (node instanceof Text words && !words.getData().isBlank()) {
                        words.setData(words.getData() + "9");
                        return "text " + where;
                    }
                }
                return null;
            case 4:
                element.getParentNode().removeChild(element);
                return "removed " + where;
            case 5:
                element.getParentNode().insertBefore(element.cloneNode(true), element);
                return "twice " + where;
            case 6:
                Element parent = (Element) element.getParentNode();
                if (!(parent.getParentNode() instanceof Element around)) {
                    return null;
                }
                around.insertBefore(element, parent);
                return "out of its parent " + where;
            case 7:
                Node before = element.getPreviousSibling();
                while (before != null && !(before instanceof Element)) {
                    before = before.getPreviousSibling();
                }
                if (before == null) {
                    return null;
                }
                element.getParentNode().insertBefore(element, before);
                return "swap " + where;
            default:
                element.getOwnerDocument().renameNode(element, element.getNamespaceURI(), element.getNodeName() + "X");
                return "renamed " + where;
        }
    }

    private static String written(Element root) {
        try {
            StringWriter text = new StringWriter();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(root.getOwnerDocument()), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private Mutation ofForm(String path, String text) {
        JsonNode root = ModelFile.json(path, text);
        List<JsonNode> holders = new ArrayList<>();
        holders(root, holders);
        while (true) {
            JsonNode holder = holders.get(random.nextInt(holders.size()));
            if (holder.isEmpty()) {
                continue;
            }
            String said = holder instanceof ObjectNode object ? object(object) : array((ArrayNode) holder);
            boolean isLayout = said.contains("layout") && !said.startsWith("renamed")
                    || said.contains(" row")
                    || said.contains(" columns");
            return new Mutation(said, root.toString(), !isLayout);
        }
    }

    private static void holders(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode()) {
            holders.add(node);
            node.forEach(child -> holders(child, holders));
        }
    }

    private String object(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = object.get(name);
        String where = object.path("id").asText() + " " + name;
        switch (random.nextInt(4)) {
            case 0:
                object.remove(name);
                return "removed " + where;
            case 1:
                object.set(
                        name,
                        JSON.getNodeFactory().textNode(value.isTextual() ? value.asText() + "9" : value.asText()));
                return "text instead " + where;
            case 2:
                object.set(name + "9", object.remove(name));
                return "renamed " + where;
            default:
                object.set(name, JSON.createObjectNode().set("x", value));
                return "deeper " + where;
        }
    }

    private String array(ArrayNode array) {
        int at = random.nextInt(array.size());
        JsonNode one = array.get(at);
        switch (random.nextInt(3)) {
            case 0:
                array.remove(at);
                return "removed from list " + at;
            case 1:
                array.insert(0, one.deepCopy());
                return "twice in list " + at;
            default:
                array.insert(at, "x");
                return "text in list " + at;
        }
    }
}
