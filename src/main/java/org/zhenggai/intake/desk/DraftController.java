package org.zhenggai.intake.desk;

import java.io.IOException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.desk.DraftTable.Draft;
import org.zhenggai.intake.desk.Drafts.News;
import org.zhenggai.intake.desk.layout.Layouts;
import org.zhenggai.intake.parse.Beginning;
import org.zhenggai.intake.parse.Origin;
import org.zhenggai.intake.parse.preview.Reading;
import org.zhenggai.intake.parse.source.SourceText;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.kernel.web.Question;
import org.zhenggai.people.Viewer;

/** Intake for the rectification office: upload, look, set right together, import. */
@Controller
@RequestMapping("/intake")
@RequiredArgsConstructor
class DraftController {

    private final Drafts drafts;
    private final Layouts layouts;
    private final Marking marking;

    /** Where a script goes next; relative to the application. */
    record Next(String location) {}

    /** What was done. */
    record Done(String message) {}

    /** The version of a draft that a person sees. */
    record Seen(int version) {}

    /** That a draft is another feedback than a round that it is like, and why. */
    record Difference(int version, long round, String reason) {}

    /** Text of a node. */
    record NodeText(String text) {}

    /** Refuses everybody else, whatever is asked for below. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isOffice());
    }

    @GetMapping
    String upload(Model page) {
        page.addAttribute("drafts", drafts.all());
        page.addAttribute("layouts", layouts.all());
        page.addAttribute("maxBytes", SourceText.MAX_BYTES);
        return "intake/upload";
    }

    @PostMapping(path = "/drafts", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @ResponseStatus(HttpStatus.CREATED)
    Next put(Viewer viewer, @RequestParam MultipartFile file) throws IOException {
        String name = file.getOriginalFilename() == null ? "未命名" : file.getOriginalFilename();
        return new Next("/intake/drafts/" + drafts.put(name, file.getBytes(), viewer.username()));
    }

    @GetMapping("/drafts/{id}")
    String preview(@PathVariable long id, Model page) {
        Outlined outlined = show(id, page);
        page.addAttribute("source", outlined.source());
        page.addAttribute("origin", Origin.of(written(id).text()));
        page.addAttribute("beginning", Beginning.of(written(id).text()));
        return "intake/preview";
    }

    /** The parts of the page that change, for its script. */
    @GetMapping("/drafts/{id}/tree")
    String tree(@PathVariable long id, Model page) {
        show(id, page);
        return "intake/tree";
    }

    private Outlined show(long id, Model page) {
        Draft draft = draft(id);
        Written document = written(id);
        Tree tree = draft.tree();
        Outlined outlined = new Outlined(document, tree);
        page.addAttribute("draft", draft);
        page.addAttribute("preview", DraftPage.of(draft.tree()));
        page.addAttribute("last", drafts.lastStep(id).orElse(null));
        page.addAttribute("similar", drafts.similar(draft));
        page.addAttribute("roles", outlined.roles());
        page.addAttribute("asides", outlined.asides());
        List<Reading> readings = Rereading.readings(document, tree.read().layout());
        page.addAttribute("readings", readings.size() > 1 ? readings : List.of());
        page.addAttribute("taken", Rereading.taken(readings, tree));
        page.addAttribute("isMarked", !tree.read().layout().marks().isEmpty());
        page.addAttribute("isTable", document.text().indexOf('\t') >= 0);
        page.addAttribute("offered", marking.offered(document, tree, outlined.lines()));
        return outlined;
    }

    @GetMapping(path = "/drafts/{id}/version", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    News version(Viewer viewer, @PathVariable long id) {
        return drafts.news(id, viewer.username()).orElseThrow(NotFound::new);
    }

    @GetMapping(path = "/drafts/{id}/nodes/{node}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    NodeText text(@PathVariable long id, @PathVariable String node) {
        return new NodeText(DraftPage.text(draft(id).tree(), node));
    }

    @GetMapping("/drafts/{id}/original")
    ResponseEntity<byte[]> original(@PathVariable long id) {
        Upload upload = upload(id);
        if (upload.bytes() == null) {
            throw new NotFound();
        }
        return Download.RAW.of(upload.name(), upload.bytes());
    }

    @PostMapping(path = "/drafts/{id}/edits", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Done edit(Viewer viewer, @PathVariable long id, @RequestBody Edit edit) {
        return new Done(drafts.edit(id, edit, viewer.username(), viewer.name()));
    }

    @PostMapping(path = "/drafts/{id}/undo", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Done undo(Viewer viewer, @PathVariable long id, @RequestBody Seen seen) {
        return new Done(drafts.undo(id, seen.version(), viewer.username()));
    }

    @PostMapping(path = "/drafts/{id}/difference", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Done difference(Viewer viewer, @PathVariable long id, @RequestBody Difference difference) {
        drafts.decideDifference(id, difference.version(), difference.round(), difference.reason(), viewer.username());
        return new Done("已记下：这是另一次反馈。");
    }

    @PostMapping(path = "/drafts/{id}/commit", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Next commit(Viewer viewer, @PathVariable long id, @RequestBody Seen seen) {
        return new Next("/rounds/" + drafts.commit(id, seen.version(), viewer.username()) + "/plan");
    }

    @PostMapping("/drafts/{id}/discard")
    String discard(@PathVariable long id, @RequestParam(defaultValue = "false") boolean confirmed, Model page) {
        Draft draft = draft(id);
        if (!confirmed) {
            return new Question(
                            "丢弃这份文件吗",
                            "“%s”和所做的修改、对存疑的决定一并删除，不能恢复；要再用，只能重新上传、从头核对。".formatted(draft.name()),
                            "/intake/drafts/" + id + "/discard",
                            "丢弃",
                            "/intake/drafts/" + id)
                    .ask(page);
        }
        drafts.discard(id);
        return "redirect:/intake";
    }

    @ExceptionHandler
    ResponseEntity<Done> conflict(DraftConflict conflict) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(new Done(conflict.getMessage()));
    }

    private Draft draft(long id) {
        return drafts.find(id).orElseThrow(NotFound::new);
    }

    private Written written(long id) {
        return drafts.written(id).orElseThrow(NotFound::new);
    }

    private Upload upload(long id) {
        return drafts.upload(id).orElseThrow(NotFound::new);
    }
}
