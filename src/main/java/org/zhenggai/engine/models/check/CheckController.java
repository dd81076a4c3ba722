package org.zhenggai.engine.models.check;

import java.util.List;
import java.util.SortedMap;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhenggai.people.Viewer;

/** The check of models on a page: files go up, findings come down, and nothing is kept. */
@Controller
@RequestMapping("/workshop/check")
@RequiredArgsConstructor
class CheckController {

    private final RunningCheck checks;

    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isDesigner() || viewer.isAdministrator());
    }

    @GetMapping
    String page() {
        return "workshop/check";
    }

    @PostMapping
    String check(@RequestParam List<MultipartFile> files, Model model) {
        ModelUpload upload = ModelUpload.of(files);
        SortedMap<String, String> texts = upload.models();
        model.addAttribute("notice", upload.notice());
        List<ModelFinding> findings = checks.check().check(new ModelFiles(texts));
        long errors = findings.stream().filter(ModelFinding::isError).count();
        model.addAttribute("names", texts.keySet());
        model.addAttribute("groups", ModelFinding.byFile(findings));
        model.addAttribute("errors", errors);
        model.addAttribute("warnings", findings.size() - errors);
        return "workshop/check";
    }
}
