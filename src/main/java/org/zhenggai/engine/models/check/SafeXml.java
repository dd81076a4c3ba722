package org.zhenggai.engine.models.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that a stranger wrote: no document type, nothing from elsewhere, no towers of elements. */
final class SafeXml {

    private static final String DEEPEST = "150";

    private static final Pattern DECLARATION = Pattern.compile("\\s*<\\?xml\\s[^>]*>");

    private static final Pattern OURS = Pattern.compile("(?i)\\s*<\\?xml\\s+version=(['\"])1\\.0\\1"
            + "(\\s+encoding=(['\"])utf-8\\3)?(\\s+standalone=(['\"])(yes|no)\\5)?\\s*\\?>");

    private SafeXml() {}

    /** What is wrong with a text that is no XML we read. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String where, Throwable cause) {
            super(where, cause);
        }
    }

    /** What is declared must be how the text is kept: the engine goes by the declaration, and would read another file. */
    static boolean isDeclaredOtherwise(String text) {
        Matcher declaration = DECLARATION.matcher(text);
        return declaration.lookingAt() && !OURS.matcher(declaration.group()).matches();
    }

    static boolean hasDocumentType(String text) {
        return text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
    }

    static Document parse(String text) throws Unreadable {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", DEEPEST);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(text.strip().getBytes(StandardCharsets.UTF_8)));
        } catch (SAXParseException e) {
            throw new Unreadable("第" + e.getLineNumber() + "行第" + e.getColumnNumber() + "列", e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new Unreadable("位置不明", e);
        }
    }

    /** Throws instead of writing to standard error. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {
            // no reason to refuse
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
