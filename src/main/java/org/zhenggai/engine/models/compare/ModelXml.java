package org.zhenggai.engine.models.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import org.zhenggai.kernel.Refusal;

/** Reads the XML of models and tables; what names other files is not followed. */
final class ModelXml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String CAMUNDA_TABLES = "http://camunda.org/schema/1.0/dmn";

    private ModelXml() {}

    static Element read(String path, String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Without it broken files are told of on standard error as well.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (SAXParseException broken) {
            throw new Refusal(
                    "“%s”第%d行起读不出来，不是完整的模型文件。请用 Camunda Modeler 打开检查，保存后再提交。".formatted(path, broken.getLineNumber()));
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new Refusal("“%s”读不出来，不是完整的模型文件。请用 Camunda Modeler 打开检查，保存后再提交。".formatted(path));
        }
    }

    /** All elements below, in the order of the file. */
    static Stream<Element> all(Element root) {
        NodeList found = root.getElementsByTagNameNS("*", "*");
        return IntStream.range(0, found.getLength()).mapToObj(n -> (Element) found.item(n));
    }

    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    static Stream<Element> children(Element element, String name) {
        return children(element).stream().filter(child -> child.getLocalName().equals(name));
    }

    /** The text of the element without the space around it. */
    static String text(Element element) {
        return element.getTextContent().strip();
    }
}
