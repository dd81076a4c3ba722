package org.zhenggai.ledger;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.CaseAccess;
import org.zhenggai.access.Viewer;
import org.zhenggai.round.Deadline;

/** Everything about one item, for those who may see it. */
@Controller
class ItemController {

    private final ItemFile file;
    private final ItemProceedings proceedings;
    private final CaseAccess access;
    private final Clock clock;

    ItemController(ItemFile file, ItemProceedings proceedings, CaseAccess access, Clock clock) {
        this.file = file;
        this.proceedings = proceedings;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/items/{id}")
    String item(Viewer viewer, @PathVariable long id, Model page) {
        ItemFile.Head head = file.head(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        viewer.require(access.readsItem(viewer, id));
        page.addAttribute("item", head);
        page.addAttribute(
                "standing", Deadline.of(head.line().deadline(), head.line().state(), LocalDate.now(clock)));
        page.addAttribute("measures", file.measures(id));
        page.addAttribute("reports", proceedings.reports(id));
        page.addAttribute("extensions", proceedings.extensions(id));
        page.addAttribute("steps", proceedings.steps(id, viewer.isDiscipline()));
        page.addAttribute("verifications", proceedings.verifications(id));
        page.addAttribute("signOffs", proceedings.signOffs(id));
        page.addAttribute("events", file.events(id));
        return "item";
    }
}
