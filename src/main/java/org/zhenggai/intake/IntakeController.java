package org.zhenggai.intake;

import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.Viewer;

/** Intake for the rectification office: upload, look, correct titles, import. */
@Controller
@RequestMapping("/intake")
class IntakeController {

    private final IntakeDrafts drafts;
    private final IntakeService intake;

    IntakeController(IntakeDrafts drafts, IntakeService intake) {
        this.drafts = drafts;
        this.intake = intake;
    }

    /** Where a script goes next; relative to the application. */
    record Next(String location) {}

    @GetMapping
    String upload(Viewer viewer, Model page) {
        viewer.require(viewer.isOffice());
        page.addAttribute("drafts", drafts.of(viewer.username()));
        page.addAttribute("maxBytes", SourceText.MAX_BYTES);
        return "intake/upload";
    }

    @PostMapping(path = "/drafts", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @ResponseStatus(HttpStatus.CREATED)
    Next put(Viewer viewer, @RequestParam MultipartFile file) throws IOException {
        viewer.require(viewer.isOffice());
        String name = file.getOriginalFilename() == null ? "未命名" : file.getOriginalFilename();
        return new Next("/intake/drafts/" + drafts.put(name, file.getBytes(), viewer.username()));
    }

    @GetMapping("/drafts/{id}")
    String preview(Viewer viewer, @PathVariable long id, Model page) {
        Upload draft = draft(viewer, id);
        page.addAttribute("id", id);
        page.addAttribute("name", draft.name());
        page.addAttribute("preview", PreviewPage.of(draft.text()));
        return "intake/preview";
    }

    @PostMapping(path = "/drafts/{id}/commit", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Next commit(Viewer viewer, @PathVariable long id, @RequestBody Corrections corrections) {
        Upload draft = draft(viewer, id);
        return new Next("/rounds/" + intake.commitDraft(id, draft, corrections, viewer.username()) + "/plan");
    }

    @PostMapping("/drafts/{id}/discard")
    String discard(Viewer viewer, @PathVariable long id) {
        draft(viewer, id);
        drafts.discard(id, viewer.username());
        return "redirect:/intake";
    }

    private Upload draft(Viewer viewer, long id) {
        viewer.require(viewer.isOffice());
        return drafts.find(id, viewer.username()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
