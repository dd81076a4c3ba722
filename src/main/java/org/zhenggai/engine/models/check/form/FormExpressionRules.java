package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.ViewKind;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.bpmn.Part;
import org.zhenggai.engine.models.check.feel.Feel;
import org.zhenggai.engine.models.check.feel.Feel.Parsed;

/** Expressions of a form can be read, and read only its own fields and the views of its task. */
@RequiredArgsConstructor
final class FormExpressionRules {

    private static final Pattern TEMPLATE =
            Pattern.compile("\\{\\{\\s*([#/]?)(loop|if)?\\s*(.*?)\\s*}}", Pattern.DOTALL);

    /** What form-js gives within lists. */
    private static final Set<String> SPECIAL = Set.of("this", "parent", "i");

    /** Where an expression says yes or no, or gives values, and is not drawn as a text with links. */
    private static final Set<String> UNSHOWN = Set.of(
            "hide",
            "closed",
            "answers",
            "valuesExpression",
            "expression",
            "required",
            "readonly",
            "disabled",
            "min",
            "max",
            "minLength",
            "maxLength",
            "dataSource",
            "columnsExpression");

    /** Pieces of which a link, a picture or HTML could be put together. */
    private static final Pattern LINKING = Pattern.compile("[/\\\\\\[\\]<:&]|www", Pattern.CASE_INSENSITIVE);

    private final Contract contract;
    private final Findings findings;
    private boolean isShown;

    void check(FormFile form, List<Part> tasks) {
        Set<String> views = tasks.stream()
                .flatMap(task -> Stream.of(task.property("views").split(",")))
                .map(String::strip)
                .filter(view -> !view.isEmpty())
                .collect(Collectors.toSet());
        Set<String> known = new HashSet<>(SPECIAL);
        form.labels().keySet().forEach(key -> known.add(key.split("\\.")[0]));
        form.components()
                .forEach(component -> known.add(component.path("path").asText().split("\\.")[0]));
        known.addAll(views);
        Set<String> read = new HashSet<>();
        for (JsonNode component : form.components()) {
            String list = component.path("valuesKey").asText().strip();
            if (!list.isEmpty()) {
                expression(form, component, list, tasks.isEmpty() ? null : known, read);
            }
            for (Written written : texts(component, "")) {
                String text = written.text();
                isShown = !UNSHOWN.contains(written.where());
                if (text.strip().startsWith("=")) {
                    expression(form, component, text.strip().substring(1), tasks.isEmpty() ? null : known, read);
                } else if (text.contains("{{")) {
                    template(form, component, text, tasks.isEmpty() ? null : known, read);
                }
            }
        }
        idle(form, tasks, views, read);
    }

    /** A text in a component. @param where the name under which it stands */
    record Written(String text, String where) {}

    /** What is written in a component itself, apart from the components within. */
    static List<Written> texts(JsonNode node, String name) {
        if (node.isTextual()) {
            return List.of(new Written(node.asText(), name));
        }
        List<Written> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(child -> texts.addAll(texts(child, name)));
        }
        node.properties().forEach(field -> {
            if (!field.getKey().equals("components")) {
                texts.addAll(texts(field.getValue(), field.getKey()));
            }
        });
        return texts;
    }

    private void expression(FormFile form, JsonNode component, String text, Set<String> known, Set<String> read) {
        Parsed parsed = Feel.expression(text.strip());
        if (!parsed.isGood()) {
            findings.add("feel-form", form.at(component), parsed.fault());
            return;
        }
        parsed.tree()
                .unknownFunctions()
                .forEach(function -> findings.add("feel-function", form.at(component), function));
        parsed.tree()
                .texts()
                .filter(part -> isShown && LINKING.matcher(part).find())
                .forEach(part -> findings.add("form-built-link", form.at(component), part));
        parsed.tree().costly().forEach(what -> findings.add("feel-costly", form.at(component), what));
        Set<String> names = parsed.tree().variables();
        read.addAll(names);
        names.stream()
                .filter(name -> known != null && !known.contains(name))
                .forEach(name -> findings.add("form-name", form.at(component), name));
    }

    /** Names within a loop may be those of its entries. */
    private void template(FormFile form, JsonNode component, String text, Set<String> known, Set<String> read) {
        Deque<String> open = new ArrayDeque<>();
        Matcher part = TEMPLATE.matcher(text);
        while (part.find()) {
            String kind = part.group(2) == null ? "" : part.group(2);
            if (part.group(1).equals("/")) {
                if (open.isEmpty() || !open.pop().equals(kind)) {
                    findings.add("form-template", form.at(component), part.group());
                    return;
                }
            } else {
                String inner = part.group(1).isEmpty() && !kind.isEmpty() ? kind + part.group(3) : part.group(3);
                expression(form, component, inner, open.contains("loop") ? null : known, read);
                if (part.group(1).equals("#")) {
                    open.push(kind);
                }
            }
        }
        boolean isOpen =
                !open.isEmpty() || TEMPLATE.matcher(text).replaceAll("").contains("{{");
        if (isOpen) {
            findings.add("form-template", form.at(component), text);
        }
    }

    /** A view that fills a field in or offers choices has a field or an expression of its name. */
    private void idle(FormFile form, List<Part> tasks, Set<String> views, Set<String> read) {
        views.stream()
                .filter(view -> contract.view(view)
                        .filter(known -> known.kind() == ViewKind.FIELD)
                        .isPresent())
                .filter(view -> !read.contains(view) && !form.labels().containsKey(view))
                .forEach(view -> findings.add("view-idle", tasks.get(0).place(), view, form.id()));
    }
}
