package org.zhenggai.ledger.dashboard;

import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;

/** The dashboard (领导看板) of all rounds and of one, for whoever looks at rounds as a whole, and the items behind its figures. */
@Controller
@RequiredArgsConstructor
class DashboardController {

    private final Pictures pictures;
    private final Boards boards;
    private final Rows rows;
    private final RoundRepository rounds;
    private final CaseAccess access;

    @GetMapping("/dashboard")
    String all(
            Viewer viewer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Model page) {
        openAll(viewer, page);
        Scope scope = Scope.of(viewer);
        List<Count> all = boards.pictures(scope);
        page.addAttribute("days", Boards.days(all));
        page.addAttribute("day", day);
        page.addAttribute("board", boards.of(scope, all, day).orElse(null));
        return "dashboard/all";
    }

    @GetMapping("/rounds/{round}/dashboard")
    String one(Viewer viewer, @PathVariable long round, @RequestParam(defaultValue = "0") int period, Model page) {
        Round found = open(viewer, round, page);
        Scope scope = Scope.of(viewer);
        List<Count> all = boards.pictures(scope, round);
        Count shown = all.stream()
                .filter(count -> count.number() == period)
                .findFirst()
                .orElseThrow(DashboardController::notFound);
        page.addAttribute("pictures", all);
        page.addAttribute("board", boards.of(scope, found, all, shown));
        return "dashboard/round";
    }

    @GetMapping("/dashboard/rows")
    String rowsOfAll(Viewer viewer, RowQuery query, @RequestParam(defaultValue = "1") int page, Model model) {
        openAll(viewer, model);
        return list(query, "/dashboard", rows.ofAll(Scope.of(viewer), query, page), model);
    }

    @GetMapping("/rounds/{round}/dashboard/rows")
    String rows(
            Viewer viewer,
            @PathVariable long round,
            RowQuery query,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        open(viewer, round, model);
        return list(
                query,
                "/rounds/" + round + "/dashboard",
                rows.ofRound(Scope.of(viewer), round, query, page).orElseThrow(DashboardController::notFound),
                model);
    }

    private String list(RowQuery query, String home, Rows.Found found, Model model) {
        model.addAttribute("home", home + query.moment());
        model.addAttribute("address", home + "/rows");
        model.addAttribute("query", query);
        model.addAttribute("unit", query.unit() == null ? null : boards.unitName(query.unit()));
        model.addAttribute("total", query.total(found.total()));
        model.addAttribute("page", found.page());
        return "dashboard/rows";
    }

    private void openAll(Viewer viewer, Model page) {
        viewer.require(viewer.isAboveUnits());
        refresh(viewer, null, page);
    }

    private Round open(Viewer viewer, long round, Model page) {
        viewer.require(viewer.isAboveUnits() && access.readsRound(viewer, round));
        Round found = rounds.findById(round).orElseThrow(DashboardController::notFound);
        refresh(viewer, found, page);
        return found;
    }

    private void refresh(Viewer viewer, Round round, Model page) {
        page.addAttribute("round", round);
        page.addAttribute(
                "behind",
                Pictures.Behind.words(pictures.refreshFor(Scope.of(viewer), round == null ? null : round.id())));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
