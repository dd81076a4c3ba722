package org.zhenggai.engine.form;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lombok.RequiredArgsConstructor;

/**
 * What a field offers. An answer that a form knows but cannot offer now stands in the list that its own property
 * {@code closed} names, with the sentence that refuses it; the browser does not look at it.
 */
@RequiredArgsConstructor
final class Options {

    private final FormExpressions expressions;

    boolean offers(FormField field, Object value, Function<String, Object> names) {
        return of(field, names).stream()
                .map(option -> option instanceof Map<?, ?> pair ? pair.get("value") : option)
                .filter(Objects::nonNull)
                .anyMatch(option -> FormValues.same(option, value));
    }

    /** The sentence that refuses an answer, or one of the answers, which can be taken at other times. */
    Optional<String> objection(FormField field, Object value, Function<String, Object> names) {
        String closed = field.property("properties").path("closed").asText("");
        return listOf(closed, names).stream()
                .filter(Map.class::isInstance)
                .map(option -> (Map<?, ?>) option)
                .filter(option -> chosen(value).anyMatch(one -> FormValues.same(option.get("value"), one)))
                .map(option -> String.valueOf(option.get("why")))
                .findFirst();
    }

    private static Stream<?> chosen(Object value) {
        return value instanceof List<?> several ? several.stream() : Stream.of(value);
    }

    private List<?> of(FormField field, Function<String, Object> names) {
        String expression = field.property("valuesExpression").asText("");
        String key = field.property("valuesKey").asText("");
        if (expression.startsWith("=")) {
            return listOf(expression, names);
        }
        if (!key.isEmpty()) {
            return names.apply(key) instanceof List<?> list ? list : List.of();
        }
        return StreamSupport.stream(field.property("values").spliterator(), false)
                .map(FormValues::of)
                .toList();
    }

    private List<?> listOf(String expression, Function<String, Object> names) {
        return expression.startsWith("=")
                        && expressions.evaluate(expression.substring(1), names) instanceof List<?> list
                ? list
                : List.of();
    }
}
