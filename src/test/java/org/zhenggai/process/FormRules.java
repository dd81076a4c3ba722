package org.zhenggai.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.zhenggai.people.Viewer;
import org.zhenggai.process.ModelRules.Surroundings;
import org.zhenggai.process.Models.FormFile;

/** Rules on user tasks: form, views, listener, candidates and the time that every rule set or the model itself gives. */
final class FormRules {

    /** Its time is the cut-off of the reporting period, not a number of working days. */
    private static final String DUE_AT_CUT_OFF = "reportProgress";

    /** Show a round or its bulletin as a whole, and with it titles of items that are confidential by now. */
    private static final Set<String> OF_ALL_ITEMS = Set.of("round", "period");

    private static final Pattern ROOT = Pattern.compile("(?<![\\w.])[a-zA-Z]\\w*(?=\\.)");

    private final Surroundings surroundings;
    private final Consumer<String> findings;
    private final Set<String> usedForms = new HashSet<>();

    FormRules(Surroundings surroundings, Consumer<String> findings) {
        this.surroundings = surroundings;
        this.findings = findings;
    }

    void check(Models models) {
        Map<String, FormFile> forms = new HashMap<>();
        models.forms().forEach(form -> forms.put(form.file(), form));
        for (Models.Process file : models.processes()) {
            for (UserTask task : file.model().getModelElementsByType(UserTask.class)) {
                form(file, task, forms);
                views(file, task);
                people(file, task);
                readers(file, task);
                time(file, task);
            }
        }
        models.forms().stream()
                .filter(form -> !usedForms.contains(form.file()))
                .forEach(form -> findings.accept(form.file() + ": no user task of its process shows this form"));
    }

    private void form(Models.Process file, UserTask task, Map<String, FormFile> forms) {
        if (task.getCamundaFormRef() == null) {
            report(file, task, "has no form");
            return;
        }
        if (!"deployment".equals(task.getCamundaFormRefBinding())) {
            report(file, task, "formRefBinding is not deployment");
        }
        String path = "forms/" + file.folder() + "/" + task.getCamundaFormRef() + ".form";
        FormFile form = forms.get(path);
        usedForms.add(path);
        if (form == null) {
            report(file, task, "form " + path + " does not exist");
            return;
        }
        if (!form.json().path("id").asText().equals(task.getCamundaFormRef())) {
            findings.accept(
                    path + ": its id is " + form.json().path("id").asText() + ", not " + task.getCamundaFormRef());
        }
        form.json().findValuesAsText("valuesExpression").stream()
                .flatMap(FormRules::roots)
                .filter(root -> !viewsOf(task).contains(root))
                .forEach(root ->
                        findings.accept(path + ": offers choices of " + root + ", which is no view of its task"));
        fields(path, form, task);
    }

    /** What an expression of choices reads: the first name of each path, or its only name. */
    private static Stream<String> roots(String expression) {
        return expression.contains(".")
                ? ROOT.matcher(expression).results().map(MatchResult::group)
                : Stream.of(expression.substring(1));
    }

    /** Every key that the task's listeners read is a field, and is called there what refusals call it. */
    private void fields(String path, FormFile form, UserTask task) {
        Map<String, String> labels = new HashMap<>();
        form.json()
                .findParents("key")
                .forEach(field -> labels.put(field.path("key").asText(), labelOf(field)));
        form.json().findParents("path").stream()
                .filter(list -> list.path("type").asText().equals("dynamiclist"))
                .forEach(list -> labels.put(list.path("path").asText(), labelOf(list)));
        extensions(task, CamundaTaskListener.class).forEach(listener -> {
            String bean = listener.getCamundaDelegateExpression().replaceAll("[${}]", "");
            if (!surroundings.listenerKeys().containsKey(bean)) {
                findings.accept(path + ": no TaskConfiguration declares " + bean + ", which takes this form");
            }
            surroundings.listenerKeys().getOrDefault(bean, Map.of()).forEach((key, label) -> {
                if (!labels.containsKey(key)) {
                    findings.accept(path + ": has no field " + key + ", which " + bean + " reads");
                } else if (!label.isEmpty() && !isCalled(labels.get(key), label)) {
                    findings.accept(path + ": field " + key + " is labelled " + labels.get(key) + ", but " + bean
                            + " calls it " + label);
                }
            });
        });
    }

    /** A label may explain itself in brackets behind what refusals call the field. */
    private static boolean isCalled(String shown, String label) {
        return shown.equals(label) || shown.startsWith(label + "（");
    }

    private static String labelOf(JsonNode field) {
        String label =
                field.path(field.has("dateLabel") ? "dateLabel" : "label").asText();
        return label.replace("（选填）", "");
    }

    private void views(Models.Process file, UserTask task) {
        List<String> views = viewsOf(task);
        if (views.isEmpty()) {
            report(file, task, "has no extension property views");
            return;
        }
        views.stream()
                .filter(view -> !surroundings.views().contains(view))
                .forEach(view -> report(file, task, "no view is named " + view));
        if (!surroundings.subjects().contains(views.get(0))) {
            report(file, task, "its first view " + views.get(0) + " does not say what the task is about");
        }
    }

    private void people(Models.Process file, UserTask task) {
        if (task.getCamundaCandidateGroups() == null && task.getCamundaCandidateUsers() == null) {
            report(file, task, "has no candidates");
        }
        if (task.getCamundaAssignee() != null) {
            report(file, task, "has an assignee; only candidates may complete a task");
        }
    }

    private void readers(Models.Process file, UserTask task) {
        if (Collections.disjoint(viewsOf(task), OF_ALL_ITEMS)) {
            return;
        }
        if (task.getCamundaCandidateUsers() != null) {
            report(file, task, "shows all items of a round to people, not to roles");
        }
        Stream.ofNullable(task.getCamundaCandidateGroups())
                .flatMap(groups -> Stream.of(groups.split(",")))
                .filter(group -> !Viewer.of("", "", List.of(group.strip())).readsConfidential())
                .forEach(group -> report(
                        file, task, "shows all items of a round to " + group + ", who may not see confidential ones"));
    }

    private void time(Models.Process file, UserTask task) {
        String key = task.getId().substring(task.getId().indexOf('_') + 1);
        if (task.getCamundaDueDate() != null) {
            return;
        }
        surroundings.workingDays().forEach((ruleSet, tasks) -> {
            if (!key.equals(DUE_AT_CUT_OFF) && !tasks.contains(key)) {
                report(file, task, "rule set " + ruleSet + " has no figure " + key + " in working days");
            }
        });
    }

    static List<String> viewsOf(UserTask task) {
        List<String> views = new ArrayList<>();
        extensions(task, CamundaProperties.class)
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> "views".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .forEach(value -> Stream.of(value.split(",")).map(String::strip).forEach(views::add));
        return views;
    }

    private static <T extends org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance> Stream<T> extensions(
            UserTask task, Class<T> type) {
        ExtensionElements extensions = task.getExtensionElements();
        return extensions == null ? Stream.empty() : extensions.getChildElementsByType(type).stream();
    }

    private void report(Models.Process file, UserTask task, String finding) {
        findings.accept(file.file() + ", " + task.getId() + ": " + finding);
    }
}
