package org.zhenggai.engine.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhenggai.engine.TaskSubmissionProcess;
import org.zhenggai.engine.desk.TaskFileProcess.Found;
import org.zhenggai.engine.desk.TaskFormProcess.Filled;
import org.zhenggai.engine.form.WrongForm;
import org.zhenggai.engine.form.WrongForm.Fault;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.item.ItemHistory;

/** What the script of the task page asks the server; 404 for whoever does not see the task. */
@RestController
@RequestMapping(path = "/tasks/{task}", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class TaskFormController {

    private final TaskFileProcess files;
    private final TaskFormProcess forms;
    private final KeptTasksProcess kept;
    private final TaskSubmissionProcess submissions;
    private final CaseModels cases;
    private final ItemHistory histories;

    /**
     * Who works on a task.
     *
     * @param name null while nobody does
     */
    record Holder(String name, boolean isMine) {}

    /** Where to go when it is done. */
    record Done(String location) {}

    /** Why it is not done: the sentence as a whole, and what is wrong in which field. */
    record Wrong(String message, List<Fault> faults) {}

    /** The form; without its button for whoever may not do the task. */
    @GetMapping("/form")
    Filled form(Viewer viewer, @PathVariable String task) {
        Found found = open(viewer, task);
        Filled form = forms.form(viewer.username(), found).orElseThrow(NotFound::new);
        return kept.why(viewer.username(), found).isPresent() ? form.readOnly() : form;
    }

    @GetMapping("/holder")
    Holder holder(Viewer viewer, @PathVariable String task) {
        Found found = open(viewer, task);
        return new Holder(forms.holder(found), viewer.username().equals(found.assignee()));
    }

    /** Takes the task with the first change of its form. */
    @PostMapping("/claim")
    Holder claim(Viewer viewer, @PathVariable String task) {
        forms.claim(viewer.username(), open(viewer, task));
        return new Holder(viewer.name(), true);
    }

    @PostMapping("/submission")
    ResponseEntity<Object> submit(Viewer viewer, @PathVariable String task, @RequestBody Map<String, Object> values) {
        int before = files.find(viewer.username(), task).map(this::lines).orElse(-1);
        Optional<Refusal> refusal = submissions.submitForm(viewer.username(), task, values);
        return refusal.<ResponseEntity<Object>>map(why -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_ENTITY)
                        .body(new Wrong(
                                why.getMessage(),
                                why instanceof WrongForm wrong
                                        ? wrong.faults()
                                        : List.of(new Fault(null, why.getMessage())))))
                .orElseGet(() -> ResponseEntity.ok(new Done("/tasks/" + task + "/done?before=" + before)));
    }

    /** How many lines the history of the task's item has. */
    private int lines(Found found) {
        return cases.itemOf(found.model(), found.subject()).map(histories::size).orElse(-1);
    }

    private Found open(Viewer viewer, String task) {
        return files.find(viewer.username(), task).orElseThrow(NotFound::new);
    }
}
