package org.zhenggai.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.account.AccountActs;

/** The first page after the login: who one is, and where the rounds stand. */
@Controller
@RequiredArgsConstructor
class HomeController {

    private final Overview overview;
    private final Directory directory;
    private final AccountActs acts;
    private final WorkCalendar calendar;
    private final Clock clock;

    @GetMapping("/")
    String home(Viewer viewer, Model page) {
        page.addAttribute("rounds", viewer.readsCases() ? overview.rounds(Scope.of(viewer)) : List.of());
        page.addAttribute("units", unitsOf(viewer));
        page.addAttribute("told", acts.toldTo(viewer.username()));
        page.addAttribute("acts", viewer.isOffice() || viewer.isDiscipline() ? acts.lately() : List.of());
        page.addAttribute(
                "missingYear", calendar.missingYear(LocalDate.now(clock)).orElse(null));
        return "home";
    }

    private String unitsOf(Viewer viewer) {
        return directory.units().stream()
                .filter(unit -> viewer.units().contains(unit.code()))
                .map(Directory.Unit::name)
                .collect(Collectors.joining("、"));
    }
}
