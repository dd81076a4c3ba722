package org.zhenggai.ledger;

import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.closing.withdrawal.Withdrawals;
import org.zhenggai.intake.RoundOrigins;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.ShortNames;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.work.report.PeriodClock;

/** One round at a glance: every figure leads to the lines behind it. */
@Controller
@RequiredArgsConstructor
class RoundController {

    private final RoundBoard board;
    private final RoundRepository rounds;
    private final CaseAccess access;
    private final Withdrawals withdrawals;
    private final ShortNames names;
    private final PeriodClock periods;
    private final RoundOrigins origins;

    @GetMapping("/rounds/{round}")
    String page(Viewer viewer, @PathVariable long round, Model page) {
        viewer.require(access.entersRound(viewer, round));
        Scope scope = Scope.of(viewer);
        page.addAttribute(
                "round", rounds.findById(round).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        page.addAttribute("team", origins.teamOf(round).orElse(null));
        page.addAttribute("counts", board.counts(round, scope));
        page.addAttribute("areas", board.areas(round, scope));
        page.addAttribute("states", board.states(round, scope));
        page.addAttribute("levels", board.levels(round, scope));
        page.addAttribute("period", board.period(round).orElse(null));
        page.addAttribute("nextPeriod", periods.next(round));
        page.addAttribute("mayOpenNow", periods.mayOpenNow(viewer, round));
        page.addAttribute("units", board.units(round, scope));
        page.addAttribute("next", board.next(round, scope));
        page.addAttribute("mayWithdraw", withdrawals.mayWithdraw(viewer, round));
        page.addAttribute("longestName", ShortNames.LONGEST);
        page.addAttribute("soonDays", Deadline.SOON_DAYS);
        return "round";
    }

    @PostMapping("/rounds/{round}/short-name")
    String rename(Viewer viewer, @PathVariable long round, @RequestParam(defaultValue = "") String name) {
        viewer.require(viewer.isOffice() && access.entersRound(viewer, round));
        names.rename(round, viewer.username(), name);
        return "redirect:/rounds/" + round;
    }

    /** Opens the next period of a demo now. */
    @PostMapping("/rounds/{round}/periods")
    String open(Viewer viewer, @PathVariable long round) {
        viewer.require(viewer.isOffice() && access.entersRound(viewer, round));
        periods.openNow(round);
        return "redirect:/rounds/" + round;
    }
}
