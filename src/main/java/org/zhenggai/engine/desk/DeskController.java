package org.zhenggai.engine.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.access.cases.FormReads;
import org.zhenggai.engine.desk.Acts.Act;
import org.zhenggai.engine.desk.TaskFileProcess.Found;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemHistory;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.ItemState.Stage;
import org.zhenggai.round.item.Items;

/** The pages of the tasks (待办, 办理). */
@Controller
@RequestMapping("/tasks")
@RequiredArgsConstructor
class DeskController {

    private final Desk desk;
    private final TaskFileProcess files;
    private final TaskFormProcess forms;
    private final KeptTasksProcess kept;
    private final Panels panels;
    private final Acts acts;
    private final HandsProcess hands;
    private final Items items;
    private final ItemHistory histories;
    private final CaseAccess access;
    private final FormReads reads;

    @GetMapping
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "ALL") Part part,
            @RequestParam(required = false) Long round,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Wanted wanted = Wanted.of(typed);
        Desk.Listing listing = desk.list(viewer, part, round, wanted, page);
        model.addAttribute("listing", listing);
        model.addAttribute("members", Desk.members(listing.teams()));
        model.addAttribute("part", part);
        model.addAttribute("round", round);
        model.addAttribute("rounds", desk.rounds(viewer));
        model.addAttribute("typed", typed);
        model.addAttribute("remark", wanted.remark());
        return "tasks/list";
    }

    /** The figures for the badge of the head. */
    @GetMapping(path = "/counts/mine", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Desk.Counts counts(Viewer viewer) {
        return desk.counts(viewer);
    }

    @GetMapping("/{task}")
    String task(Viewer viewer, @PathVariable String task, HttpServletResponse response, Model model) {
        Found found = files.find(viewer.username(), task).orElse(null);
        if (found == null) {
            return acts.completed(viewer.username(), task).isPresent()
                    ? "redirect:/tasks/" + task + "/done"
                    : acts.itemOf(task)
                            .filter(item -> access.readsItem(viewer, item))
                            .map(item -> "redirect:/items/" + item)
                            .orElseGet(() -> gone(viewer, response, model));
        }
        model.addAttribute("task", task);
        model.addAttribute("card", desk.card(viewer, task).orElse(null));
        model.addAttribute("name", found.name());
        model.addAttribute("parts", panels.of(found, viewer.username()));
        model.addAttribute("stages", Stage.values());
        model.addAttribute("isMine", viewer.username().equals(found.assignee()));
        model.addAttribute("holder", forms.holder(found));
        model.addAttribute("kept", kept.why(viewer.username(), found).orElse(null));
        return "tasks/task";
    }

    /** What there is not, and what is somebody else's, looks alike. */
    private String gone(Viewer viewer, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("next", desk.first(viewer, 1));
        return "tasks/gone";
    }

    /**
     * What came of a task; of an item that he may read no longer, as one that went to another unit, only that it is done.
     *
     * @param before how many lines the item's history had before
     */
    @GetMapping("/{task}/done")
    String done(
            Viewer viewer,
            @PathVariable String task,
            @RequestParam(defaultValue = "-1") int before,
            HttpServletResponse response,
            Model model) {
        Act act = acts.completed(viewer.username(), task).orElse(null);
        if (act == null) {
            return gone(viewer, response, model);
        }
        boolean isShown = act.item() == null || access.readsItem(viewer, act.item());
        if (isShown) {
            reads.note(act.model(), act.subject());
        }
        model.addAttribute("act", act);
        model.addAttribute("isShown", isShown);
        model.addAttribute(
                "lines",
                before < 0 || act.item() == null || !isShown ? List.of() : histories.behind(act.item(), before));
        model.addAttribute(
                "waiting", isShown ? hands.of(act.model(), act.subject(), act.item(), viewer.username()) : List.of());
        model.addAttribute("isMoving", isShown && hands.isMoving(act.model(), act.subject(), act.item()));
        Item item = isShown && act.item() != null ? items.get(act.item()) : null;
        model.addAttribute("about", item == null ? null : item.number() + "　" + item.title());
        model.addAttribute("isClosed", item != null && item.state() == ItemState.CLOSED);
        model.addAttribute("next", desk.first(viewer, 1));
        return "tasks/done";
    }
}
