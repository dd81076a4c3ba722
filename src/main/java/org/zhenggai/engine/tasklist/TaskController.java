package org.zhenggai.engine.tasklist;

import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhenggai.engine.TaskWords;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.people.Viewer;

/** What our scripts in Tasklist ask the server. */
@RestController
@RequestMapping(path = "/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class TaskController {

    private final TaskCards cards;
    private final TaskAssignment assignment;
    private final TasksProcess tasks;

    /** What to assign; {@code to} is null to give the tasks back. */
    record Order(List<String> tasks, String to) {}

    /** Patterns of the engine for the words that are looked for, and what is said of those that are not; or null. */
    record Words(List<String> patterns, String remark) {}

    /** What was done, as a sentence. */
    record Done(String message) {}

    /** The cards of those of these tasks that the viewer may see. */
    @GetMapping("/cards")
    TaskCards.Cards cards(Viewer viewer, @RequestParam(defaultValue = "") List<String> ids) {
        return cards.cards(viewer, ids);
    }

    /** How many tasks each of the viewer's filters has, by the filter's id. */
    @GetMapping("/counts")
    Map<String, Long> counts(Viewer viewer) {
        return tasks.counts(viewer.username());
    }

    /** The words as the engine finds them in the descriptions of tasks. */
    @GetMapping("/words")
    Words words(@RequestParam(defaultValue = "") String typed) {
        Wanted wanted = Wanted.of(typed);
        return new Words(wanted.words().stream().map(TaskWords::pattern).toList(), wanted.remark());
    }

    @PostMapping("/assign")
    Done assign(Viewer viewer, @RequestBody Order order) {
        return new Done(assignment.assign(viewer, order.tasks() == null ? List.of() : order.tasks(), order.to()));
    }
}
