package org.zhenggai.engine.models.check.bpmn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Candidate;
import org.zhenggai.engine.contract.Contract.TaskEntry;
import org.zhenggai.engine.contract.Contract.ViewEntry;
import org.zhenggai.engine.contract.Contract.ViewKind;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.form.FormFile;
import org.zhenggai.kernel.contract.KeyKind;

/** A user task has a form, views, candidates, a duty and a time, and at most one listener, made for it. */
@RequiredArgsConstructor
final class TaskRules {

    /** Its time is the cut-off of the reporting period, not a number of working days. */
    private static final String DUE_AT_CUT_OFF = "reportProgress";

    private static final String DISCIPLINE = "discipline";

    private final ModelSet models;
    private final Reach reach;
    private final Findings findings;

    void check(BpmnFile file) {
        file.all("userTask").forEach(task -> {
            form(task);
            views(task);
            candidates(task);
            readers(task);
            duty(task);
            time(task);
            listeners(task);
        });
    }

    private void form(Part task) {
        String form = task.camunda("formRef");
        if (form.isEmpty()) {
            findings.add("task-no-form", task.place());
            return;
        }
        if (!task.camunda("formRefBinding").equals("deployment")) {
            findings.add("binding", task.place(), "formRefBinding");
        }
        if (models.form(form).isEmpty()) {
            Optional<FormFile> misnamed = models.forms().stream()
                    .filter(file -> file.name().endsWith("/" + form + ".form")
                            || file.name().equals(form + ".form"))
                    .findFirst();
            if (misnamed.isPresent()) {
                findings.add("form-id", misnamed.get().place(), misnamed.get().id(), form);
            } else {
                findings.add("form-missing", task.place(), form);
            }
        }
    }

    static List<String> viewsOf(Part task) {
        String views = task.property("views");
        return views.isEmpty()
                ? List.of()
                : Stream.of(views.split(",")).map(String::strip).toList();
    }

    private void views(Part task) {
        List<String> views = viewsOf(task);
        if (views.isEmpty()) {
            findings.add("views-none", task.place());
            return;
        }
        for (String name : views) {
            Optional<ViewEntry> view = reach.contract().view(name);
            if (view.isEmpty()) {
                findings.add(
                        "view-unknown",
                        task.place(),
                        name,
                        reach.views(task.process().id(), name));
            } else if (reach.keyOf(task.process().id())
                    .filter(kind -> !view.get().keys().contains(kind))
                    .isPresent()) {
                String kinds = String.join(
                        "、", view.get().keys().stream().map(kind -> kind.word()).toList());
                findings.add(
                        "view-key",
                        task.place(),
                        name,
                        kinds,
                        reach.wordOf(task.process().id()));
            }
        }
        boolean isSubject = reach.contract()
                .view(views.get(0))
                .filter(view -> view.kind() == ViewKind.SUBJECT)
                .isPresent();
        if (!isSubject) {
            findings.add("view-subject", task.place(), views.get(0));
        }
    }

    private void candidates(Part task) {
        List<Candidate> offered = offered(task);
        if (offered.isEmpty()) {
            findings.add("task-no-candidates", task.place());
        }
        offered.stream().filter(one -> !one.isKnown(reach.contract())).forEach(one -> {
            String rule = one.isLiteral() ? one.isPerson() ? "task-person" : "group-unknown" : "candidate-unknown";
            findings.add(rule, task.place(), one.text(), reach.groups(one.text()));
        });
        boolean isReferral = reach.keyOf(task.process().id())
                .filter(KeyKind.REFERRAL::equals)
                .isPresent();
        offered.stream()
                .filter(one -> isReferral && !one.name().equals(DISCIPLINE))
                .forEach(one -> findings.add("task-referral", task.place(), one.text()));
    }

    static List<Candidate> offered(Part task) {
        return Candidate.of(task.camunda("candidateGroups"), task.camunda("candidateUsers"));
    }

    /** A round or its bulletin as a whole shows titles of confidential items, to roles alone that may see them. */
    private void readers(Part task) {
        Optional<String> whole = viewsOf(task).stream()
                .filter(name -> reach.contract()
                        .view(name)
                        .filter(ViewEntry::isWholeRound)
                        .isPresent())
                .findFirst();
        if (whole.isEmpty()) {
            return;
        }
        List<Candidate> offered = offered(task);
        if (offered.stream().anyMatch(one -> one.isPerson() || !one.isLiteral())) {
            findings.add("view-whole-people", task.place(), whole.get());
        }
        offered.stream()
                .flatMap(one -> reach.contract().group(one.text()).stream())
                .filter(group -> !group.seesWholeRounds())
                .forEach(group -> findings.add("view-whole", task.place(), whole.get(), group.code()));
    }

    private void duty(Part task) {
        String duty = task.property("duty");
        if (duty.isEmpty()) {
            findings.add("duty-none", task.place(), reach.duties(duty));
        } else if (reach.contract().duty(duty).isEmpty()) {
            findings.add("duty-unknown", task.place(), duty, reach.duties(duty));
        }
    }

    private void time(Part task) {
        String due = task.camunda("dueDate");
        if (!due.isEmpty() && !due.contains("{") && !due.matches("P(\\d+W|\\d+D|(\\d+D)?T\\d+H)")) {
            findings.add("task-due", task.place(), due);
        }
        if (!task.camunda("dueDate").isEmpty() || task.key().equals(DUE_AT_CUT_OFF)) {
            return;
        }
        List<String> without = models.workingDays().entrySet().stream()
                .filter(ruleSet -> !ruleSet.getValue().contains(task.key()))
                .map(Map.Entry::getKey)
                .toList();
        if (!without.isEmpty()) {
            findings.add("task-no-time", task.place(), task.key(), String.join("、", without));
        }
    }

    private void listeners(Part task) {
        List<Part> listeners = task.extensions("taskListener");
        if (listeners.size() > 1) {
            findings.add("listener-several", task.place(), listeners.size());
        }
        for (Part listener : listeners) {
            if (!listener.attribute("event").equals("complete")) {
                findings.add("listener-event", task.place(), listener.attribute("event"));
            }
            String bean = listener.attribute("delegateExpression").replaceAll("[$#{}\\s]", "");
            Optional<TaskEntry> known = reach.contract().task(bean);
            if (known.isEmpty()) {
                findings.add(
                        "listener-unknown",
                        task.place(),
                        bean,
                        reach.listeners(task.process().id(), bean));
            } else {
                listener(task, known.get());
            }
        }
    }

    private void listener(Part task, TaskEntry listener) {
        String process = task.process().id();
        if (!listener.process().equals(process)) {
            findings.add("listener-foreign", task.place(), listener.name(), listener.process(), process);
        }
        String others = offered(task).stream()
                .map(Candidate::name)
                .filter(word -> !listener.by().contains(word))
                .collect(Collectors.joining("、"));
        if (!others.isEmpty()) {
            findings.add("task-others", task.place(), others, listener.name(), String.join("、", listener.by()));
        }
        String duty = task.property("duty");
        if (reach.contract().duty(duty).isPresent() && !duty.equals(listener.duty())) {
            findings.add("duty-other", task.place(), duty, listener.name(), listener.duty());
        }
        models.form(task.camunda("formRef")).ifPresent(form -> fields(form, listener));
    }

    /** Every key that the listener reads is a field, and is called there what refusals call it. */
    private void fields(FormFile form, TaskEntry listener) {
        Map<String, String> labels = form.labels();
        listener.fields().forEach((key, label) -> {
            if (!labels.containsKey(key)) {
                findings.add("field-missing", form.place(), key, label, listener.name());
            } else if (!label.isEmpty() && !isCalled(labels.get(key), label)) {
                findings.add("field-label", form.place(), key, labels.get(key), label, listener.name());
            }
        });
        form.fields("decision").stream()
                .flatMap(field -> FormFile.optionsOf(field).stream())
                .filter(option ->
                        !listener.answers().isEmpty() && !listener.answers().contains(option))
                .forEach(option -> findings.add(
                        "field-answer",
                        form.place(),
                        option,
                        listener.name(),
                        String.join(
                                "、",
                                Set.copyOf(listener.answers()).stream().sorted().toList())));
    }

    /** A label may explain itself in brackets behind what refusals call the field. */
    private static boolean isCalled(String shown, String label) {
        return shown.equals(label) || shown.startsWith(label + "（");
    }
}
