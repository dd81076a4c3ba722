package org.zhenggai.people.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.people.UnitKinds;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.admin.DirectoryImport.Draft;

/** Import of units and people for administrators: upload, look, apply. */
@Controller
@RequestMapping("/administration/directory/import")
@RequiredArgsConstructor
class DirectoryImportController {

    private final DirectoryImport imports;
    private final DirectoryBook book;

    /** Refuses everybody else, whatever is asked for below. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isAdministrator());
    }

    @GetMapping
    String form(Model model) {
        return "administration/import";
    }

    @PostMapping
    String upload(Viewer viewer, @RequestParam List<MultipartFile> files) throws IOException {
        List<DirectoryImport.Upload> uploads = new ArrayList<>();
        for (MultipartFile file : files) {
            if (!file.isEmpty()
                    || file.getOriginalFilename() != null
                            && !file.getOriginalFilename().isEmpty()) {
                uploads.add(new DirectoryImport.Upload(String.valueOf(file.getOriginalFilename()), file.getBytes()));
            }
        }
        return "redirect:/administration/directory/import/" + imports.upload(uploads, viewer.username());
    }

    /** The workbook to fill in, with the units and people that there are. */
    @GetMapping("/template")
    ResponseEntity<byte[]> template() {
        return Download.EXCEL.of("单位和人员.xlsx", book.write());
    }

    @GetMapping("/{id}")
    String preview(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "false") boolean leavers, Model model) {
        Draft draft = draft(viewer, id);
        model.addAttribute("draft", draft);
        model.addAttribute("leavers", leavers);
        model.addAttribute("kinds", UnitKinds.words());
        model.addAttribute("plan", imports.plan(draft, leavers, viewer.username()));
        return "administration/import-preview";
    }

    @PostMapping("/{id}/apply")
    String apply(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam long revision,
            @RequestParam(defaultValue = "false") boolean leavers,
            Model model) {
        Draft draft = draft(viewer, id);
        return PersonController.show(model, imports.apply(draft, leavers, revision, viewer.username()));
    }

    @PostMapping("/{id}/discard")
    String discard(Viewer viewer, @PathVariable long id) {
        draft(viewer, id);
        imports.discard(id, viewer.username());
        return "redirect:/administration/directory";
    }

    private Draft draft(Viewer viewer, long id) {
        return imports.find(id, viewer.username()).orElseThrow(NotFound::new);
    }
}
