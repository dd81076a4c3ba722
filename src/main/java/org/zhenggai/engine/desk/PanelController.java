package org.zhenggai.engine.desk;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState.Stage;

/** The case of a task as a piece of a page, for the scripts of Tasklist; 404 for whoever does not see the task. */
@Controller
@RequiredArgsConstructor
class PanelController {

    private final TaskFileProcess tasks;
    private final Panels panels;

    @GetMapping("/tasks/{task}/case")
    String panel(Viewer viewer, @PathVariable String task, Model model) {
        model.addAttribute(
                "parts", panels.of(tasks.find(viewer.username(), task).orElseThrow(NotFound::new), viewer.username()));
        model.addAttribute("stages", Stage.values());
        return "case/panel :: panel(parts=${parts})";
    }
}
