package org.zhenggai.paper.template;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document says, as its template names it. A document is a record of texts, of conditions, and of lists of such
 * records; every component carries its {@link Tag}. A list whose name ends with {@value #ROWS} is the rows of a table.
 */
public final class Tags {

    static final String ROWS = "表";
    private static final int SAMPLES = 2;

    private Tags() {}

    /** The record as nested maps, without nulls. */
    public static Map<String, Object> of(Record document) {
        Map<String, Object> tags = new LinkedHashMap<>();
        for (RecordComponent part : document.getClass().getRecordComponents()) {
            tags.put(name(part), value(read(part, document)));
        }
        return tags;
    }

    private static Object value(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(entry -> of((Record) entry)).toList();
        }
        return value == null ? "" : value;
    }

    /** The names that a template of this document may use: to each list its own names, to everything else null. */
    static Map<String, Class<?>> names(Class<?> document) {
        Map<String, Class<?>> names = new LinkedHashMap<>();
        for (RecordComponent part : document.getRecordComponents()) {
            names.put(name(part), part.getType() == List.class ? entry(part) : null);
        }
        return names;
    }

    /** Something to fill a template with that has no case behind it: each text is its own name. */
    public static Map<String, Object> sample(Class<?> document) {
        Map<String, Object> tags = new LinkedHashMap<>();
        for (RecordComponent part : document.getRecordComponents()) {
            Class<?> type = part.getType();
            if (type == List.class) {
                tags.put(name(part), Collections.nCopies(SAMPLES, sample(entry(part))));
            } else {
                tags.put(name(part), type == boolean.class ? Boolean.TRUE : name(part));
            }
        }
        return tags;
    }

    private static String name(RecordComponent part) {
        return part.getAccessor().getAnnotation(Tag.class).value();
    }

    private static Class<?> entry(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    private static Object read(RecordComponent part, Record document) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(document);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
