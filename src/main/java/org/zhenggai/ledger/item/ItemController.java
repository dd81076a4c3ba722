package org.zhenggai.ledger.item;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhenggai.access.cases.FindingText;
import org.zhenggai.closing.archive.ClosedFiles;
import org.zhenggai.closing.signoff.ItemSignOffs;
import org.zhenggai.closing.signoff.Openings;
import org.zhenggai.closing.standing.ItemReviews;
import org.zhenggai.closing.verification.ItemVerifications;
import org.zhenggai.engine.desk.HandsProcess;
import org.zhenggai.intake.tables.ItemPasts;
import org.zhenggai.ladder.Ladder;
import org.zhenggai.ladder.Reminders;
import org.zhenggai.ladder.TakenSteps;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemHistory;
import org.zhenggai.round.item.ItemHistory.Event;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.ItemState.Stage;
import org.zhenggai.work.deadline.ItemExtensions;
import org.zhenggai.work.report.ItemReports;

/** Everything about one item, for those who may see it. */
@Controller
@RequiredArgsConstructor
class ItemController {

    private final ItemFile file;
    private final FindingText text;
    private final ItemPasts pasts;
    private final ItemHistory history;
    private final ItemReports reports;
    private final ItemExtensions extensions;
    private final TakenSteps steps;
    private final ItemVerifications verifications;
    private final ItemSignOffs signOffs;
    private final Ladder ladder;
    private final Reminders reminders;
    private final ItemDeadlines deadlines;
    private final Comments comments;
    private final ItemClosure closure;
    private final ItemReviews reviews;
    private final ClosedFiles closedFiles;
    private final Openings openings;
    private final CaseDoor door;
    private final HandsProcess hands;
    private final Clock clock;

    @GetMapping("/items/{id}")
    String item(Viewer viewer, @PathVariable long id, Model page) {
        ItemFile.Head head = door.open(viewer, id, "事项页面");
        openings.record(viewer.username(), id);
        page.addAttribute("item", head);
        page.addAttribute("standing", head.line().standing(LocalDate.now(clock)));
        page.addAttribute("source", text.of(viewer, id));
        page.addAttribute("past", pasts.of(id).orElse(null));
        page.addAttribute("measures", file.measures(id));
        page.addAttribute("reports", reports.asked(id));
        page.addAttribute("extensions", extensions.of(id));
        page.addAttribute("steps", steps.of(id));
        page.addAttribute("episode", ladder.latest(id, viewer.isDiscipline()).orElse(null));
        page.addAttribute("talks", ladder.talks(id));
        page.addAttribute("explanations", ladder.explanations(id));
        page.addAttribute("supervisions", ladder.supervisions(id));
        page.addAttribute("weeks", ladder.weeks(id));
        page.addAttribute("referrals", ladder.referrals(id, viewer.isDiscipline()));
        page.addAttribute("mayRemind", reminders.maySend(viewer, id));
        page.addAttribute("waits", deadlines.waits(id));
        page.addAttribute("mayAskExtension", deadlines.mayAskExtension(viewer, id));
        page.addAttribute("mayEndWaiting", deadlines.mayEndWaiting(viewer, id));
        page.addAttribute("verifications", verifications.of(id));
        page.addAttribute("signOffs", signOffs.of(id));
        page.addAttribute("facts", closure.facts(id));
        page.addAttribute("sums", signOffs.sums(id));
        page.addAttribute("reviews", reviews.of(id));
        page.addAttribute("closedFile", closedFiles.codeOf(id).orElse(null));
        page.addAttribute("comments", comments.of(id));
        page.addAttribute("mayComment", Comments.mayWrite(viewer) && head.line().state() != ItemState.WITHDRAWN);
        page.addAttribute("mayAudit", viewer.watchesCases());
        List<Event> events = history.of(id);
        page.addAttribute("events", events);
        page.addAttribute("returned", ItemHistory.unanswered(events).orElse(null));
        page.addAttribute("stages", Stage.values());
        page.addAttribute("hands", hands.of(id, viewer.username()));
        return "item";
    }
}
