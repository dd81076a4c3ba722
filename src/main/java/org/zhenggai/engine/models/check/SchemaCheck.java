package org.zhenggai.engine.models.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schema by which the engine takes or refuses a file before it looks at what the file means. */
final class SchemaCheck {

    private static final String BPMN = "/org/camunda/bpm/engine/impl/bpmn/parser/BPMN20.xsd";

    private static final int MOST_FAULTS = 3;
    private static final int MOST_KEPT = 60;

    /** What was found lately by text: the files of a project are checked again and again while one of them changes. */
    private static final Lately<List<String>> KEPT = new Lately<>(MOST_KEPT, Integer.MAX_VALUE);

    private static final Schema SCHEMA = schema();

    private SchemaCheck() {}

    /** The first places where the text breaks the schema; none when the schema is not there. */
    static List<String> faults(String text) {
        return KEPT.get(text, () -> SCHEMA == null ? List.of() : validated(text));
    }

    private static Schema schema() {
        URL file = SchemaCheck.class.getResource(BPMN);
        if (file == null) {
            return null;
        }
        try {
            return SchemaFactory.newDefaultInstance().newSchema(file);
        } catch (SAXException e) {
            return null;
        }
    }

    private static List<String> validated(String text) {
        List<String> faults = new ArrayList<>();
        try {
            Validator validator = SCHEMA.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new Faults(faults));
            validator.validate(
                    new StreamSource(new ByteArrayInputStream(text.strip().getBytes(StandardCharsets.UTF_8))));
        } catch (SAXException | IOException e) {
            // An XML that cannot be read is told by its own rule.
            return List.copyOf(faults);
        }
        return List.copyOf(faults);
    }

    private record Faults(List<String> faults) implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {
            // no reason to refuse
        }

        @Override
        public void error(SAXParseException e) {
            if (faults.size() < MOST_FAULTS) {
                String detail = e.getMessage().replaceFirst("^[\\w.-]+: ", "").replaceAll("\\{?\"http[^\"]*\":", "");
                faults.add("第" + e.getLineNumber() + "行（" + detail + "）");
            }
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
