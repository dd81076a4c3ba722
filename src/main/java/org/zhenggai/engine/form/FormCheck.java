package org.zhenggai.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.form.WrongForm.Fault;

/**
 * Checks what was submitted against the form's own definition: the browser does so too, but whoever sends a request
 * past the browser is not asked by it. A designer's change of a form counts at once, for its own tasks.
 */
@Component
public class FormCheck {

    private final FormExpressions expressions;
    private final FieldRules rules;

    FormCheck(FormExpressions expressions, Clock clock) {
        this.expressions = expressions;
        this.rules = new FieldRules(expressions, clock);
    }

    /**
     * Refuses what does not fit the form, with all that is wrong in one answer.
     *
     * @param submitted by name: texts, numbers, booleans, lists and maps
     * @param shown gives what the form had before somebody filled it in, by name, or null
     */
    public void check(FormSchema schema, Map<String, Object> submitted, Function<String, Object> shown) {
        List<Fault> wrong = faults(schema, submitted, shown);
        if (!wrong.isEmpty()) {
            List<Fault> foreign = new ArrayList<>();
            strangers(schema.fields(), FormScope.of(submitted, shown), foreign);
            throw foreign.isEmpty() ? new WrongForm(wrong) : new Forged(wrong);
        }
    }

    /** Something came along that no form has a field for: it was not submitted by filling in the form. */
    public static final class Forged extends WrongForm {

        private static final long serialVersionUID = 1L;

        private Forged(List<Fault> faults) {
            super(faults);
        }
    }

    /** The same as sentences; empty when everything fits. */
    List<String> violations(FormSchema schema, Map<String, Object> submitted, Function<String, Object> shown) {
        return faults(schema, submitted, shown).stream().map(Fault::sentence).toList();
    }

    private List<Fault> faults(FormSchema schema, Map<String, Object> submitted, Function<String, Object> shown) {
        FormScope top = FormScope.of(submitted, shown);
        List<Fault> wrong = new ArrayList<>();
        check(schema.fields(), top, false, wrong);
        strangers(schema.fields(), top, wrong);
        return wrong;
    }

    private void check(List<FormField> fields, FormScope scope, boolean hidden, List<Fault> wrong) {
        for (FormField field : fields) {
            boolean isHidden = hidden || isTrue(field.node().path("conditional").path("hide"), scope);
            if (field.isGroup()) {
                group(field, scope, isHidden, wrong);
            } else if (isHidden) {
                refuse(
                        !FormValues.isEmpty(scope.value(field)),
                        scope.fault(field, scope.label(field) + "在所选的答案下不填，请清空后再提交。"),
                        wrong);
            } else if (isReadOnly(field, scope)) {
                boolean isChanged = scope.values().containsKey(field.name())
                        && !FormValues.same(scope.value(field), before(field, scope));
                refuse(isChanged, scope.fault(field, scope.label(field) + "为只读内容，不能修改，请刷新任务后再提交。"), wrong);
            } else if (field.isList()) {
                rows(field, scope, wrong);
            } else {
                field(field, scope, wrong);
            }
        }
    }

    private static void refuse(boolean isWrong, Fault fault, List<Fault> wrong) {
        if (isWrong) {
            wrong.add(fault);
        }
    }

    private void group(FormField group, FormScope scope, boolean isHidden, List<Fault> wrong) {
        if (group.name() == null) {
            check(group.children(), scope, isHidden, wrong);
            return;
        }
        Object value = scope.value(group);
        refuse(
                value != null && !(value instanceof Map),
                scope.fault(group, scope.label(group) + "的内容无法识别，请刷新任务后再提交。"),
                wrong);
        check(group.children(), scope.inside(group.name()), isHidden, wrong);
    }

    private void rows(FormField list, FormScope scope, List<Fault> wrong) {
        Object value = scope.value(list);
        if (value != null && !(value instanceof List)) {
            wrong.add(scope.fault(list, scope.label(list) + "须为清单，请刷新任务后再提交。"));
            return;
        }
        List<?> rows = value == null ? List.of() : (List<?>) value;
        List<?> before = scope.shown().apply(list.name()) instanceof List<?> shown ? shown : List.of();
        JsonNode mayGrow = list.property("allowAddRemove");
        boolean isFixed = mayGrow.isBoolean() && !mayGrow.asBoolean();
        int fixed = before.isEmpty() ? list.property("defaultRepetitions").asInt(1) : before.size();
        refuse(
                isFixed && rows.size() != fixed,
                scope.fault(list, scope.label(list) + "须为" + fixed + "行，现为" + rows.size() + "行，请刷新任务后再提交。"),
                wrong);
        for (int n = 0; n < rows.size(); n++) {
            String place = scope.label(list) + "第" + (n + 1) + "行的";
            if (rows.get(n) instanceof Map<?, ?> row) {
                Object old = n < before.size() ? before.get(n) : null;
                FormScope inside = new FormScope(
                        place,
                        list.name(),
                        row,
                        FormScope.part(old),
                        name -> row.containsKey(name)
                                ? row.get(name)
                                : scope.names().apply(name));
                check(list.children(), inside, false, wrong);
                strangers(list.children(), inside, wrong);
            } else {
                wrong.add(scope.fault(list, scope.label(list) + "第" + (n + 1) + "行的内容无法识别，请刷新任务后再提交。"));
            }
        }
    }

    private void field(FormField field, FormScope scope, List<Fault> wrong) {
        Object value = scope.value(field);
        if (!FormValues.isEmpty(value)) {
            String sentence = rules.violation(field, scope.label(field), value, scope.names());
            refuse(sentence != null, scope.fault(field, sentence), wrong);
        } else if (isTrue(field.rule("required"), scope)) {
            wrong.add(scope.fault(
                    field,
                    (field.type().equals("checkbox") ? "请勾选" : field.isChosen() ? "请选择" : "请填写") + scope.label(field)
                            + "。"));
        }
    }

    private boolean isReadOnly(FormField field, FormScope scope) {
        return field.type().equals(FormField.EXPRESSION)
                || isTrue(field.property("readonly"), scope)
                || isTrue(field.property("disabled"), scope);
    }

    /** What a field had when the form was opened. */
    private Object before(FormField field, FormScope scope) {
        String expression = field.property("expression").asText("");
        if (field.type().equals(FormField.EXPRESSION) && expression.startsWith("=")) {
            return expressions.evaluate(expression.substring(1), scope.names());
        }
        Object shown = scope.shown().apply(field.name());
        return shown == null ? FormValues.of(field.property("defaultValue")) : shown;
    }

    private boolean isTrue(JsonNode node, FormScope scope) {
        return node.isTextual() && node.asText().startsWith("=")
                ? Boolean.TRUE.equals(expressions.evaluate(node.asText().substring(1), scope.names()))
                : node.asBoolean();
    }

    /** Names that no field has: what only was shown may come back as it was, and nothing else may come. */
    private static void strangers(List<FormField> holders, FormScope scope, List<Fault> wrong) {
        List<FormField> fields = named(holders).toList();
        Set<String> known = new HashSet<>(FormSchema.names(fields).toList());
        scope.values().forEach((name, value) -> {
            if (!known.contains(name)) {
                Object shown = scope.shown().apply(String.valueOf(name));
                if (shown == null) {
                    wrong.add(new Fault(null, "表单" + scope.place() + "中没有“" + FormValues.quoted(name) + "”这一项，请不要提交。"));
                } else if (!FormValues.same(shown, value)) {
                    wrong.add(
                            new Fault(null, scope.place() + "“" + FormValues.quoted(name) + "”是只读资料，不能修改，请刷新任务后再提交。"));
                }
            }
        });
        fields.stream()
                .filter(field -> field.isGroup() && scope.value(field) instanceof Map)
                .map(FormField::name)
                .distinct()
                .forEach(group -> strangers(sameGroups(fields, group), scope.inside(group), wrong));
    }

    /** The fields and groups with a name, also those in groups without one. */
    private static Stream<FormField> named(List<FormField> fields) {
        return fields.stream().flatMap(field -> field.name() == null ? named(field.children()) : Stream.of(field));
    }

    /** Several groups may fill one object. */
    private static List<FormField> sameGroups(List<FormField> fields, String name) {
        return fields.stream()
                .filter(field -> field.isGroup() && name.equals(field.name()))
                .flatMap(group -> group.children().stream())
                .toList();
    }
}
