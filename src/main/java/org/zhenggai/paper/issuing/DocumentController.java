package org.zhenggai.paper.issuing;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.evidence.KeptFiles;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.issuing.DocumentTable.Row;
import org.zhenggai.paper.issuing.TaskDocumentsController.Asked;
import org.zhenggai.paper.issuing.TaskDocumentsController.Made;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.RoundRepository;

/** The documents of a round and of an item as pages, and as files. */
@Controller
@RequiredArgsConstructor
class DocumentController {

    private final Issuing issuing;
    private final Quick quick;
    private final DocumentTable table;
    private final DocumentAccess documents;
    private final Offers offers;
    private final CircularDecisions decisions;
    private final CaseAccess access;
    private final RoundRepository rounds;
    private final KeptFiles files;
    private final AccessLog log;

    @GetMapping("/rounds/{round}/documents")
    String ofRound(Viewer viewer, @PathVariable long round, Model page) {
        hideUnless(rounds.existsById(round) && access.entersRound(viewer, round));
        page.addAttribute("round", rounds.get(round));
        page.addAttribute("item", null);
        page.addAttribute("offers", offers.ofRound(viewer, round));
        show(viewer, round, table.ofRound(round), page);
        boolean decides = viewer.isOffice() && !documents.isWithdrawn(round);
        page.addAttribute("confidential", decides ? decisions.of(round) : List.of());
        return "documents";
    }

    @GetMapping("/items/{item}/documents")
    String ofItem(Viewer viewer, @PathVariable long item, Model page) {
        access.requireItem(viewer, item);
        long round = documents
                .request(DocumentKind.SIGN_OFF_FORM, item)
                .orElseThrow()
                .round();
        page.addAttribute("round", rounds.get(round));
        page.addAttribute("item", item);
        page.addAttribute("offers", offers.ofItem(viewer, item));
        show(viewer, round, table.ofItem(item), page);
        page.addAttribute("confidential", List.of());
        return "documents";
    }

    private void show(Viewer viewer, long round, List<Row> rows, Model page) {
        page.addAttribute("isWithdrawn", documents.isWithdrawn(round));
        List<Row> shown = issuing.takeable(viewer, rows);
        page.addAttribute("rows", shown);
        page.addAttribute("isWorking", shown.stream().anyMatch(row -> !row.isMade() && !row.isFailed()));
    }

    /** Makes a document and leads back to where it was asked for. */
    @PostMapping("/documents")
    String make(Viewer viewer, @RequestParam DocumentKind kind, @RequestParam long subject, RedirectAttributes next) {
        Request request = request(viewer, kind, subject);
        try {
            Row row = table.get(issuing.ask(viewer, request)).orElseThrow();
            if (row.isMade()) {
                next.addFlashAttribute("made", row);
            } else {
                next.addFlashAttribute("said", "“" + kind.word() + "”正在后台生成，完成后可在本页下载。");
            }
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:"
                + (request.item() == null
                        ? "/rounds/" + request.round() + "/documents"
                        : "/items/" + request.item() + "/documents");
    }

    /** The same for the page's script, which shows how far it is and fetches the file. */
    @PostMapping(path = "/documents", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Made make(Viewer viewer, @RequestBody Asked asked) {
        hideUnless(asked.kind() != null);
        Request request = request(viewer, asked.kind(), asked.subject());
        return Made.of(table.get(quick.ask(viewer, request)).orElseThrow());
    }

    /** How far a document is that he may take. */
    @GetMapping(path = "/documents/{document}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Made state(Viewer viewer, @PathVariable long document) {
        return table.get(document)
                .filter(one -> issuing.mayTake(viewer, one))
                .map(Made::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/documents/{document}/content")
    ResponseEntity<Resource> content(Viewer viewer, @PathVariable long document) {
        Row row = table.get(document)
                .filter(Row::isMade)
                .filter(one -> issuing.mayTake(viewer, one))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        log.record(viewer.username(), AccessKind.EXPORTED, "公文：" + row.name(), "SHA-256 " + row.sha256());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(files.contentType(row.content())))
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.as(row.name()))
                .header("X-Content-Type-Options", "nosniff")
                .body(files.resource(row.content(), row.name()));
    }

    @PostMapping("/rounds/{round}/circular-decisions")
    String decide(
            Viewer viewer,
            @PathVariable long round,
            @RequestParam long item,
            @RequestParam DocumentKind kind,
            @RequestParam String words,
            @RequestParam String reason,
            RedirectAttributes next) {
        viewer.require(viewer.isOffice());
        try {
            decisions.decide(round, item, kind, words, reason, viewer.username());
            next.addFlashAttribute("said", "已登记，下一次生成通报时按此处理。");
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/rounds/" + round + "/documents";
    }

    /** What is not his is as if it were not there. */
    private Request request(Viewer viewer, DocumentKind kind, long subject) {
        return documents
                .request(kind, subject)
                .filter(request -> documents.mayHave(viewer, request))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static void hideUnless(boolean shown) {
        if (!shown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
