package org.zhenggai.engine.models.check.flow;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.zhenggai.engine.models.check.bpmn.BpmnFile;

/** Processes of a few nodes, as text: {@code start s; task a; s>a}; what begins with {@code <} is XML as it stands. */
final class Drawn {

    private Drawn() {}

    /** A file with one process. */
    static BpmnFile process(String id, String drawing) {
        return file(id, "<process id='" + id + "'>" + inside(drawing) + "</process>");
    }

    static BpmnFile file(String name, String content) {
        String xml = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'>" + content + "</definitions>";
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try {
            return new BpmnFile(
                    name + ".bpmn", factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    static String inside(String drawing) {
        StringBuilder xml = new StringBuilder();
        for (String part : drawing.split(";")) {
            String one = part.strip();
            if (one.startsWith("<")) {
                xml.append(one);
            } else if (one.contains(">")) {
                String[] ends = one.split(">");
                xml.append("<sequenceFlow id='%s_%s' sourceRef='%s' targetRef='%s'/>"
                        .formatted(ends[0], ends[1], ends[0], ends[1]));
            } else if (!one.isEmpty()) {
                String[] words = one.split(" ");
                xml.append("<%s id='%s'/>".formatted(type(words[0]), words[1]));
            }
        }
        return xml.toString();
    }

    private static String type(String word) {
        return switch (word) {
            case "start" -> "startEvent";
            case "end" -> "endEvent";
            case "task" -> "userTask";
            case "xor" -> "exclusiveGateway";
            case "and" -> "parallelGateway";
            case "or" -> "inclusiveGateway";
            default -> word;
        };
    }
}
