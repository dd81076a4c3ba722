package org.zhenggai.casefile;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhenggai.access.Viewer;
import org.zhenggai.round.Deadline;

/** Everything about one item, for those who may see it. */
@Controller
class ItemController {

    private final ItemFile file;
    private final ItemProceedings proceedings;
    private final Comments comments;
    private final CaseDoor door;
    private final Clock clock;

    ItemController(ItemFile file, ItemProceedings proceedings, Comments comments, CaseDoor door, Clock clock) {
        this.file = file;
        this.proceedings = proceedings;
        this.comments = comments;
        this.door = door;
        this.clock = clock;
    }

    @GetMapping("/items/{id}")
    String item(Viewer viewer, @PathVariable long id, Model page) {
        ItemFile.Head head = door.open(viewer, id, "事项页面");
        page.addAttribute("item", head);
        page.addAttribute(
                "standing", Deadline.of(head.line().deadline(), head.line().state(), LocalDate.now(clock)));
        page.addAttribute("measures", file.measures(id));
        page.addAttribute("reports", proceedings.reports(id));
        page.addAttribute("extensions", proceedings.extensions(id));
        page.addAttribute("steps", proceedings.steps(id, viewer.isDiscipline()));
        page.addAttribute("verifications", proceedings.verifications(id));
        page.addAttribute("signOffs", proceedings.signOffs(id));
        page.addAttribute("comments", comments.of(id));
        page.addAttribute("mayComment", Comments.mayWrite(viewer));
        page.addAttribute("mayAudit", viewer.watchesCases());
        page.addAttribute("events", file.events(id));
        return "item";
    }
}
