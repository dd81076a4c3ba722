package org.zhenggai.work.plan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.DeadlineDoubt;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanDeadlines.Decision;
import org.zhenggai.work.plan.PlanTable.Change;
import org.zhenggai.work.plan.PlanTable.Row;

/** The page of a round's plan and what its script asks for. */
@Controller
@RequestMapping("/rounds/{round}/plan")
@RequiredArgsConstructor
class PlanController {

    private final PlanTable table;
    private final PlanVersions versions;
    private final Plans plans;
    private final RoundRepository rounds;
    private final Directory directory;
    private final DeadlineHints hints;
    private final PlanDeadlines deadlines;
    private final RuleSets rules;
    private final CaseAccess access;

    /** Everything the script needs to draw the table. */
    record Sheet(
            boolean editable,
            LocalDate feedbackOn,
            List<Choice> units,
            List<Choice> leaders,
            List<Choice> kinds,
            List<Row> rows,
            Map<LocalDate, DeadlineHints.Hint> hints,
            Map<ItemKind, LocalDate> proposals,
            Map<Long, Decided> decided) {}

    /** A decision on a deadline in words. */
    record Decided(LocalDate deadline, List<DeadlineDoubt> doubts, String words) {}

    /** What somebody saves: rows, and what he decides of deadlines that are doubtful, or null. */
    record Saved(List<Change> changes, Decision decision) {}

    /** The rows that were changed since, and what is said beside each. */
    record Conflict(String message, List<Row> rows, Map<Long, String> words) {}

    /** The rows whose deadlines have to be decided on. */
    record Undecided(String message, List<PlanDeadlines.Doubtful> undecided) {}

    @GetMapping
    String page(Viewer viewer, @PathVariable long round, Model page) {
        Round found = open(viewer, round);
        page.addAttribute("round", found);
        page.addAttribute("editable", isEditable(viewer, round));
        page.addAttribute("versions", versions.of(round));
        page.addAttribute("immediateDays", rules.figure(round, "immediateDays"));
        return "plan";
    }

    @GetMapping(path = "/rows", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Sheet rows(Viewer viewer, @PathVariable long round) {
        return sheet(viewer, open(viewer, round));
    }

    @PostMapping(path = "/rows", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Sheet save(Viewer viewer, @PathVariable long round, @RequestBody Saved saved) {
        Round found = open(viewer, round);
        viewer.require(viewer.isOffice());
        table.save(
                round,
                saved.changes() == null ? List.of() : saved.changes(),
                saved.decision() == null ? Decision.NONE : saved.decision(),
                viewer.username());
        return sheet(viewer, found);
    }

    @GetMapping(path = "/days", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<LocalDate, DeadlineHints.Hint> days(
            Viewer viewer, @PathVariable long round, @RequestParam List<LocalDate> day) {
        open(viewer, round);
        return hints.hints(round, day);
    }

    @ExceptionHandler
    ResponseEntity<Conflict> conflict(PlanConflict conflict) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(new Conflict(conflict.getMessage(), conflict.rows(), conflict.words()));
    }

    @ExceptionHandler
    ResponseEntity<Undecided> undecided(PlanDoubts doubts) {
        return ResponseEntity.unprocessableEntity().body(new Undecided(doubts.getMessage(), doubts.rows()));
    }

    private Sheet sheet(Viewer viewer, Round round) {
        List<Row> rows = table.rows(round.id(), Scope.of(viewer));
        return new Sheet(
                isEditable(viewer, round.id()),
                round.feedbackOn(),
                directory.units().stream()
                        .map(unit -> new Choice(unit.code(), unit.name()))
                        .toList(),
                directory.leaders(),
                Arrays.stream(ItemKind.values())
                        .map(kind -> new Choice(kind.name(), kind.word()))
                        .toList(),
                rows,
                hints.hints(round.id(), rows.stream().map(Row::deadline).toList()),
                isEditable(viewer, round.id()) ? deadlines.proposals(round.id()) : Map.of(),
                decided(round.id(), rows));
    }

    private Map<Long, Decided> decided(long round, List<Row> rows) {
        Map<Long, PlanDeadlines.Decided> found = deadlines.decided(round);
        return rows.stream()
                .filter(row -> found.containsKey(row.id()))
                .map(row -> found.get(row.id()))
                .collect(Collectors.toMap(
                        PlanDeadlines.Decided::item,
                        one -> new Decided(one.deadline(), DeadlineDoubt.parse(one.doubts()), one.words())));
    }

    private boolean isEditable(Viewer viewer, long round) {
        return viewer.isOffice() && plans.isEditable(round);
    }

    private Round open(Viewer viewer, long round) {
        viewer.require(access.readsRound(viewer, round));
        return rounds.findById(round).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
