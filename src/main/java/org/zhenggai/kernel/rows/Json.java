package org.zhenggai.kernel.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/** JSON of our own records, which can always be written, and read again by the release that wrote it. */
public final class Json {

    private Json() {}

    public static String write(ObjectMapper mapper, Object value) {
        return write(mapper.writer(), value);
    }

    /** The same in the writer's layout. */
    public static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written: " + value.getClass(), e);
        }
    }

    public static <T> T read(ObjectMapper mapper, String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this release cannot read its " + type, e);
        }
    }
}
