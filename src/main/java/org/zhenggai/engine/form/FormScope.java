package org.zhenggai.engine.form;

import java.util.Map;
import java.util.function.Function;
import org.zhenggai.engine.form.WrongForm.Fault;

/**
 * What some fields are checked against.
 *
 * @param place of a row of a list, in front of the labels; empty for the form itself
 * @param holder name of the list or group that this is inside of, or null
 * @param names gives what an expression names
 */
record FormScope(
        String place, String holder, Map<?, ?> values, Function<String, Object> shown, Function<String, Object> names) {

    Fault fault(FormField field, String sentence) {
        return new Fault(holder == null ? field.name() : holder, sentence);
    }

    static FormScope of(Map<String, Object> submitted, Function<String, Object> shown) {
        return new FormScope(
                "",
                null,
                submitted,
                shown,
                name -> submitted.containsKey(name) ? submitted.get(name) : shown.apply(name));
    }

    Object value(FormField field) {
        return values.get(field.name());
    }

    FormScope inside(String name) {
        return new FormScope(
                place, holder == null ? name : holder, mapOf(values.get(name)), part(shown.apply(name)), names);
    }

    String label(FormField field) {
        return place + "“" + field.label() + "”";
    }

    private static Map<?, ?> mapOf(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static Function<String, Object> part(Object whole) {
        return name -> mapOf(whole).get(name);
    }
}
