package org.zhenggai.kernel.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.beans.PropertyEditorSupport;
import java.io.IOException;
import org.zhenggai.kernel.Refusal;

/**
 * Text without characters that nobody can see or type: controls other than line ends and tabs, and halves of characters;
 * of what people send, those that mean something are read as {@link TypedText} first.
 * PostgreSQL takes no NUL, and Word opens no document with a control in it.
 */
public final class VisibleText {

    private static final String ALLOWED = "\n\r\t";
    static final String NOT_VISIBLE = "含有不能显示的控制字符，请删除后再提交";

    private VisibleText() {}

    /** What is wrong with the text, to be put behind the name of its field; null when there is nothing wrong. */
    public static String fault(String text) {
        return text.codePoints().anyMatch(VisibleText::isBad) ? NOT_VISIBLE : null;
    }

    private static boolean isBad(int character) {
        return Character.isISOControl(character) && ALLOWED.indexOf(character) < 0
                || Character.getType(character) == Character.SURROGATE;
    }

    /** Reads a field of a form or of an address. */
    static final class Editor extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            String plain = TypedText.plain(text);
            Refusal.unless(plain == null || fault(plain) == null, "提交的内容" + NOT_VISIBLE + "。");
            setValue(plain);
        }
    }

    /** Reads a text of what a script sends. */
    static final class Reader extends StringDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = TypedText.plain(super.deserialize(parser, context));
            return text == null || fault(text) == null
                    ? text
                    : (String) context.handleWeirdStringValue(String.class, text, NOT_VISIBLE);
        }
    }
}
