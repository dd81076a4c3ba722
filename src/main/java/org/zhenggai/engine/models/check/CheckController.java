package org.zhenggai.engine.models.check;

import java.io.IOException;
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
import org.zhenggai.kernel.Refusal;
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
        ModelFilesReader reader = ModelFilesReader.empty();
        for (MultipartFile file : files) {
            String name = String.valueOf(file.getOriginalFilename()).replace('\\', '/');
            if (!name.isBlank()) {
                read(name, file, reader);
            }
        }
        SortedMap<String, String> texts = reader.files();
        Refusal.unless(!texts.isEmpty(), "没有可检查的文件。请选择流程（.bpmn）、决策表（.dmn）、表单（.form），或者装有它们的压缩包（.zip）。");
        List<ModelFinding> findings = checks.check().check(new ModelFiles(texts));
        long errors = findings.stream().filter(ModelFinding::isError).count();
        model.addAttribute("names", texts.keySet());
        model.addAttribute("groups", ModelFinding.byFile(findings));
        model.addAttribute("errors", errors);
        model.addAttribute("warnings", findings.size() - errors);
        return "workshop/check";
    }

    private static void read(String name, MultipartFile file, ModelFilesReader into) {
        try {
            into.add(name, file.getBytes());
        } catch (IOException e) {
            throw new Refusal("“" + name + "”打不开，可能已损坏。请重新压缩后再上传。");
        }
    }
}
