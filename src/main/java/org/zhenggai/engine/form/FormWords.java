package org.zhenggai.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What somebody filled into a form in words, each value behind the label that stands beside it. */
public final class FormWords {

    private FormWords() {}

    /** One line; empty when nothing was filled in. */
    public static String of(FormSchema schema, Function<String, Object> values) {
        return of(schema.fields(), values).collect(Collectors.joining("；"));
    }

    private static Stream<String> of(List<FormField> fields, Function<String, Object> values) {
        return fields.stream()
                .flatMap(field ->
                        field.name() == null ? of(field.children(), values) : said(field, values.apply(field.name())));
    }

    private static Stream<String> said(FormField field, Object value) {
        if (field.isGroup()) {
            return value instanceof Map<?, ?> group ? of(field.children(), group::get) : Stream.empty();
        }
        String words = field.isList() ? rows(field, value) : word(field, value);
        return words.isBlank() ? Stream.empty() : Stream.of(field.label() + "：" + words);
    }

    private static String rows(FormField field, Object value) {
        return value instanceof List<?> rows
                ? rows.stream()
                        .filter(Map.class::isInstance)
                        .map(row -> of(field.children(), ((Map<?, ?>) row)::get).collect(Collectors.joining("，")))
                        .collect(Collectors.joining(" / "))
                : "";
    }

    private static String word(FormField field, Object value) {
        if (value instanceof List<?> chosen) {
            return chosen.stream().map(one -> word(field, one)).collect(Collectors.joining("、"));
        }
        if (value instanceof Boolean isChecked) {
            return isChecked ? "是" : "否";
        }
        String text = Objects.toString(value, "").strip();
        return StreamSupport.stream(field.property("values").spliterator(), false)
                .filter(option -> option.path("value").asText().equals(text))
                .map((JsonNode option) -> option.path("label").asText(text))
                .findFirst()
                .orElse(text);
    }
}
