package org.zhenggai.engine.models.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.zhenggai.engine.models.check.Findings.Place;

/** Characters that nobody sees and that change what people read, such as marks of direction; and texts without end. */
@RequiredArgsConstructor
final class HiddenText {

    /** Letters by their kind that are drawn as nothing. */
    private static final Set<Integer> FILLERS = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0xFFFC);

    private static final Set<String> NAMES = Set.of("id", "name", "key", "path", "value", "calledElement", "label");

    private static final Set<String> NOTES = Set.of("documentation", "description", "text");

    private static final int MOST_OF_VERSION = 60;
    private static final int MOST_OF_NAME = 200;

    private static final int MOST_OF_NOTE = 2000;

    private final String file;
    private final Findings findings;

    void look(Document xml) {
        for (Element element : Parts.all(xml.getDocumentElement())) {
            Place place = new Place(file, Parts.idAround(element), element.getAttribute("name"));
            look(place, element.getNodeName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Node attribute = element.getAttributes().item(i);
                look(place, attribute.getNodeName());
                look(place, attribute.getNodeValue());
                room(place, attribute.getLocalName(), attribute.getNodeValue());
            }
            if (NOTES.contains(element.getLocalName())) {
                room(place, element.getLocalName(), element.getTextContent());
            }
            for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (!(node instanceof Element)) {
                    look(place, String.valueOf(node.getNodeValue()));
                }
            }
        }
    }

    void look(JsonNode json) {
        look(json, Place.of(file));
    }

    private void look(JsonNode node, Place around) {
        Place place = node.hasNonNull("type")
                ? new Place(file, node.path("id").asText(), node.path("label").asText())
                : around;
        if (node.isTextual()) {
            look(place, node.asText());
        }
        node.properties().forEach(field -> {
            look(place, field.getKey());
            room(place, field.getKey(), field.getValue().asText());
        });
        node.forEach(child -> look(child, place));
    }

    /** The engine keeps names and ids in columns, and people read them in lists. */
    private void room(Place place, String what, String text) {
        int most = what.equals("versionTag")
                ? MOST_OF_VERSION
                : NAMES.contains(what) ? MOST_OF_NAME : NOTES.contains(what) ? MOST_OF_NOTE : text.length();
        if (text.length() > most) {
            findings.add("text-long", place, what, most, text.length());
        }
    }

    private void look(Place place, String text) {
        for (int at = 0; at < text.length(); at++) {
            int letter = text.codePointAt(at);
            if ((letter < ' ' || letter > '~') && isHidden(letter)) {
                findings.add("text-hidden", place, "U+%04X".formatted(letter), text);
                return;
            }
            at += Character.charCount(letter) - 1;
        }
    }

    private static boolean isHidden(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL -> letter != '\n' && letter != '\r' && letter != '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> FILLERS.contains(letter);
        };
    }
}
