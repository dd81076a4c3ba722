package org.zhenggai.ledger;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;

/** The ledger as a page and as a file. */
@Controller
@RequestMapping("/rounds/{round}")
@RequiredArgsConstructor
class LedgerController {

    private final Ledger ledger;
    private final RoundRepository rounds;
    private final Directory directory;
    private final CaseAccess access;
    private final AccessLog log;
    private final Clock clock;

    @GetMapping("/ledger")
    String page(
            Viewer viewer,
            @PathVariable long round,
            Filter filter,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("round", open(viewer, round));
        model.addAttribute("filter", filter);
        model.addAttribute("page", ledger.page(round, filter, Scope.of(viewer), page));
        List<Directory.Unit> units = directory.units();
        List<Directory.Choice> leaders = directory.leaders();
        List<Ledger.Area> areas = ledger.areas(round);
        model.addAttribute("units", units);
        model.addAttribute("areas", areas);
        model.addAttribute("leaders", leaders);
        model.addAttribute("chips", Chips.of(filter, units, leaders, areas));
        model.addAttribute("levels", LadderStep.open());
        model.addAttribute("reports", Filter.Reported.values());
        model.addAttribute("columns", SortColumn.values());
        model.addAttribute("states", ItemState.values());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("soonDays", Deadline.SOON_DAYS);
        return "ledger";
    }

    @GetMapping("/ledger.csv")
    void csv(Viewer viewer, @PathVariable long round, Filter filter, HttpServletResponse response) throws IOException {
        begin(viewer, round, filter, Download.CSV, ".csv", response);
        ledger.writeCsv(round, filter, Scope.of(viewer), response.getWriter());
    }

    @GetMapping("/ledger.xlsx")
    void excel(Viewer viewer, @PathVariable long round, Filter filter, HttpServletResponse response)
            throws IOException {
        begin(viewer, round, filter, Download.EXCEL, ".xlsx", response);
        ledger.writeExcel(round, filter, Scope.of(viewer), response.getOutputStream());
    }

    private void begin(
            Viewer viewer, long round, Filter filter, Download type, String extension, HttpServletResponse response) {
        Round found = open(viewer, round);
        log.record(
                viewer.username(), AccessKind.EXPORTED, "台账：" + found.title(), filter.isNarrow() ? "按筛选条件" : "全部可见事项");
        type.begin(response, "整改台账-" + found.id() + "-" + Days.iso(LocalDate.now(clock)) + extension);
    }

    private Round open(Viewer viewer, long round) {
        viewer.require(access.entersRound(viewer, round));
        return rounds.findById(round).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
