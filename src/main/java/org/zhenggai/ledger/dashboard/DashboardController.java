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

    private final Boards boards;
    private final Rows rows;
    private final RoundRepository rounds;
    private final CaseAccess access;

    @GetMapping("/dashboard")
    String all(
            Viewer viewer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Model page) {
        viewer.require(viewer.isAboveUnits());
        Scope scope = Scope.of(viewer);
        List<Count> all = boards.pictures(scope);
        page.addAttribute("days", Boards.days(all));
        page.addAttribute("day", day);
        page.addAttribute("board", boards.of(scope, all, day).orElse(null));
        page.addAttribute("figures", Figure.values());
        return "dashboard/all";
    }

    @GetMapping("/rounds/{round}/dashboard")
    String one(Viewer viewer, @PathVariable long round, @RequestParam(defaultValue = "0") int period, Model page) {
        Round found = open(viewer, round);
        Scope scope = Scope.of(viewer);
        List<Count> all = boards.pictures(scope, round);
        Count shown = all.stream()
                .filter(count -> count.number() == period)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("round", found);
        page.addAttribute("pictures", all);
        page.addAttribute("board", boards.of(scope, found, all, shown));
        page.addAttribute("figures", Figure.values());
        return "dashboard/round";
    }

    @GetMapping("/rounds/{round}/dashboard/rows")
    String rows(
            Viewer viewer,
            @PathVariable long round,
            RowQuery query,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("round", open(viewer, round));
        model.addAttribute("query", query);
        model.addAttribute("unit", query.unit() == null ? null : boards.unitName(query.unit()));
        model.addAttribute(
                "page",
                rows.page(Scope.of(viewer), round, query, page)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "dashboard/rows";
    }

    private Round open(Viewer viewer, long round) {
        viewer.require(viewer.isAboveUnits() && access.readsRound(viewer, round));
        return rounds.findById(round).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
