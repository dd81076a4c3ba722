package org.zhenggai.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Camunda Form as far as values are concerned: its fields in order, in the groups and lists that hold them.
 *
 * @param fields of the top level
 * @param text of the definition, in which expressions name variables
 */
public record FormSchema(List<FormField> fields, String text) {

    /** A task without a form takes no values. */
    public static final FormSchema EMPTY = new FormSchema(List.of(), "");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Components that show and hold nothing. */
    private static final Set<String> SHOWING =
            Set.of("text", "html", "image", "table", "spacer", "separator", "button", "iframe", "documentPreview");

    /**
     * The form of this file's content.
     *
     * @throws UncheckedIOException when it is no JSON
     */
    public static FormSchema parse(byte[] file) {
        try {
            JsonNode form = JSON.readTree(file);
            return new FormSchema(fields(form), form.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FormField> fields(JsonNode holder) {
        List<FormField> fields = new ArrayList<>();
        for (JsonNode node : holder.path("components")) {
            String type = node.path("type").asText();
            if (!SHOWING.contains(type)) {
                boolean holds = type.equals(FormField.GROUP) || type.equals(FormField.LIST);
                String name = node.path(holds ? "path" : "key").asText("");
                fields.add(named(name, type, node, fields(node)));
            }
        }
        return List.copyOf(fields);
    }

    /** A name such as {@code a.b} is the field b of a group a. */
    private static FormField named(String name, String type, JsonNode node, List<FormField> children) {
        int dot = name.indexOf('.');
        return dot < 0
                ? new FormField(type, name.isEmpty() ? null : name, node, children)
                : new FormField(
                        FormField.GROUP,
                        name.substring(0, dot),
                        JSON.createObjectNode(),
                        List.of(named(name.substring(dot + 1), type, node, children)));
    }

    /** Whether the form speaks of this variable, or of something in it, in one of its expressions. */
    public boolean mentions(String variable) {
        return Pattern.compile("(?<![\\w.\"])" + Pattern.quote(variable) + "(?![\\w\":])")
                .matcher(text)
                .find();
    }

    /** The names of the values that the form submits. */
    public Set<String> names() {
        return names(fields).collect(Collectors.toSet());
    }

    static Stream<String> names(List<FormField> fields) {
        return fields.stream()
                .flatMap(field -> field.name() == null ? names(field.children()) : Stream.of(field.name()));
    }
}
