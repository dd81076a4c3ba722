package org.zhenggai.engine.models.check;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that a stranger wrote: no document type, nothing from elsewhere, no towers of elements. */
final class SafeXml {

    private static final String DEEPEST = "150";

    private SafeXml() {}

    /** What is wrong with a text that is no XML we read. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String where, Throwable cause) {
            super(where, cause);
        }
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
            return builder.parse(new InputSource(new StringReader(text.strip())));
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
