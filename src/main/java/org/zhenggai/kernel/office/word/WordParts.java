package org.zhenggai.kernel.office.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.zhenggai.kernel.Refusal;

/** The parts of a Word file as XML. */
final class WordParts {

    private static final int MAX_PART = 20_000_000;

    private WordParts() {}

    static Map<String, Element> notes(Optional<Element> part, String kind) {
        return part.stream()
                .flatMap(notes -> Xml.children(notes, kind))
                .collect(Collectors.toMap(note -> Xml.attribute(note, "id").orElse(""), note -> note, (a, b) -> a));
    }

    static Optional<Element> related(String name, PackagePart main, String type)
            throws IOException, OpenXML4JException, SAXException {
        for (PackageRelationship relation : main.getRelationships()) {
            if (relation.getRelationshipType().endsWith(type)) {
                return Optional.of(xml(name, main.getRelatedPart(relation)));
            }
        }
        return Optional.empty();
    }

    static Element xml(String name, PackagePart part) throws IOException, SAXException {
        try (InputStream content = part.getInputStream()) {
            byte[] bytes = content.readNBytes(MAX_PART + 1);
            Refusal.unless(bytes.length <= MAX_PART, "“%s”正文过长，不像一份通报或问题清单。请只保留正文后再导入。", name);
            return DocumentHelper.readDocument(new ByteArrayInputStream(bytes)).getDocumentElement();
        }
    }
}
