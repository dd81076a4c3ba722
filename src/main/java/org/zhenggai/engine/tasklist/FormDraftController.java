package org.zhenggai.engine.tasklist;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.time.LocalDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhenggai.engine.form.FormDrafts;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.people.Viewer;

/** The draft of a form: everybody reads and writes his own, of the tasks that he sees; 404 for any other task. */
@RestController
@RequestMapping(path = "/tasks/{task}/draft", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class FormDraftController {

    private final FormDrafts drafts;
    private final TasksProcess tasks;

    /**
     * @param content JSON, kept letter by letter: what pasted characters mean is asked when the form is submitted; null where
     *     there is no draft, or to have none any more
     */
    record Draft(
            @JsonDeserialize(using = StringDeserializer.class)
            String content,

            LocalDateTime keptAt) {}

    @GetMapping
    Draft read(Viewer viewer, @PathVariable String task) {
        require(viewer, task);
        return drafts.of(task, viewer.username())
                .map(kept -> new Draft(kept.content(), kept.keptAt()))
                .orElse(new Draft(null, null));
    }

    @PostMapping
    Draft write(Viewer viewer, @PathVariable String task, @RequestBody Draft draft) {
        require(viewer, task);
        if (draft.content() == null) {
            drafts.drop(task, viewer.username());
            return new Draft(null, null);
        }
        return new Draft(null, keep(task, viewer.username(), draft.content()));
    }

    private LocalDateTime keep(String task, String person, String content) {
        try {
            return drafts.keep(task, person, content);
        } catch (DuplicateKeyException e) {
            // His other window was the first to keep one.
            return drafts.keep(task, person, content);
        }
    }

    private void require(Viewer viewer, String task) {
        if (tasks.visible(viewer.username(), List.of(task)).isEmpty()) {
            throw new NotFound();
        }
    }
}
