package org.zhenggai.ledger.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.engine.models.draft.WaitingDrafts;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.ledger.Overview;
import org.zhenggai.ledger.Overview.RoundLine;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.account.AccountActs;
import org.zhenggai.work.report.ReportDates.Dates;

/** The first page after the login: what waits, what changed, what comes, and what the role looks at first. */
@Controller
@RequiredArgsConstructor
class HomeController {

    private final Overview overview;
    private final WaitingWork work;
    private final Followed followed;
    private final NextDates dates;
    private final LeadersBoard leaders;
    private final OfficeBoard office;
    private final Checklist checklist;
    private final Directory directory;
    private final AccountActs acts;
    private final WaitingDrafts drafts;
    private final WorkCalendar calendar;
    private final Clock clock;

    @GetMapping("/")
    String home(Viewer viewer, @RequestParam(required = false) Long round, Model page) {
        List<RoundLine> rounds = viewer.readsCases() ? overview.rounds(Scope.of(viewer)) : List.of();
        page.addAttribute("rounds", rounds);
        page.addAttribute("units", unitsOf(viewer));
        page.addAttribute("told", acts.toldTo(viewer.username()));
        page.addAttribute("acts", viewer.isOffice() || viewer.isDiscipline() ? acts.lately() : List.of());
        page.addAttribute(
                "missingYear", calendar.missingYear(LocalDate.now(clock)).orElse(null));
        page.addAttribute("drafts", drafts.of(viewer));
        page.addAttribute("checklist", checklist.of(viewer));
        if (viewer.readsCases()) {
            page.addAttribute("waiting", work.of(viewer));
            page.addAttribute("changes", followed.of(viewer));
            List<Dates> known = dates.known(rounds);
            page.addAttribute("dates", dates.of(viewer, rounds, known));
            Choice.of(rounds, NextDates.cutOffs(known), round).ifPresent(choice -> boards(viewer, choice, page));
        }
        return "home";
    }

    /** For leaders how the round stands, for the office how the fortnight goes. */
    private void boards(Viewer viewer, Choice choice, Model page) {
        RoundLine round = choice.current();
        page.addAttribute("current", round);
        page.addAttribute("choice", choice);
        if (isLeader(viewer)) {
            page.addAttribute("board", leaders.of(viewer, round.id()));
        }
        if (viewer.isOffice()) {
            page.addAttribute("period", office.period(viewer, round.id()).orElse(null));
            page.addAttribute("late", office.late(viewer));
        }
    }

    private static boolean isLeader(Viewer viewer) {
        return viewer.roles().contains(Role.SECRETARY) || viewer.roles().contains(Role.LEADING_GROUP);
    }

    private String unitsOf(Viewer viewer) {
        return directory.units().stream()
                .filter(unit -> viewer.units().contains(unit.code()))
                .map(Directory.Unit::name)
                .collect(Collectors.joining("、"));
    }
}
