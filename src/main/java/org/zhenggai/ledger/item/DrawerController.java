package org.zhenggai.ledger.item;

import java.time.Clock;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhenggai.access.cases.FindingText;
import org.zhenggai.engine.desk.HandsProcess;
import org.zhenggai.people.Viewer;
import org.zhenggai.work.report.ItemReports;

/**
 * An item in short, beside the ledger, for those who may open its page. It is no opening of the item by which a signature may be
 * given in a batch: it does not show all that is signed.
 */
@Controller
@RequiredArgsConstructor
class DrawerController {

    private final FindingText text;
    private final ItemReports reports;
    private final CaseDoor door;
    private final HandsProcess hands;
    private final Clock clock;

    @GetMapping("/items/{id}/drawer")
    String drawer(Viewer viewer, @PathVariable long id, Model page) {
        ItemFile.Head head = door.open(viewer, id, "台账侧栏");
        page.addAttribute("item", head);
        page.addAttribute("standing", head.line().standing(LocalDate.now(clock)));
        page.addAttribute("source", text.of(viewer, id));
        page.addAttribute("report", reports.submitted(id).stream().findFirst().orElse(null));
        page.addAttribute("hands", hands.of(id, viewer.username()));
        return "item-drawer";
    }
}
