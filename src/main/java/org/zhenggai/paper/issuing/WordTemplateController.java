package org.zhenggai.paper.issuing;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.template.WordTemplates;
import org.zhenggai.people.Viewer;

/** The Word templates, for an administrator: taken, edited in Word, given back. */
@Controller
@RequestMapping("/administration/documents")
@RequiredArgsConstructor
class WordTemplateController {

    private final WordTemplates templates;
    private final AccessLog log;

    @GetMapping
    String list(Viewer viewer, Model page) {
        List<DocumentKind> kinds = Arrays.stream(DocumentKind.values())
                .filter(kind -> !kind.isSheet())
                .toList();
        page.addAttribute("kinds", kinds);
        return "administration/word-templates";
    }

    @GetMapping("/{kind}")
    String one(Viewer viewer, @PathVariable String kind, Model page) {
        DocumentKind found = kind(kind);
        page.addAttribute("kind", found);
        page.addAttribute("names", templates.names(found));
        page.addAttribute("versions", templates.versions(found));
        return "administration/word-template";
    }

    @GetMapping("/{kind}/template")
    ResponseEntity<byte[]> template(@PathVariable String kind) {
        DocumentKind found = kind(kind);
        return file(found, templates.current(found));
    }

    @GetMapping("/{kind}/versions/{version}")
    ResponseEntity<byte[]> version(@PathVariable String kind, @PathVariable long version) {
        DocumentKind found = kind(kind);
        return file(
                found,
                templates.version(found, version).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @PostMapping("/{kind}")
    String replace(Viewer viewer, @PathVariable String kind, @RequestParam MultipartFile file, RedirectAttributes next)
            throws IOException {
        DocumentKind found = kind(kind);
        try {
            templates.replace(found, file.getBytes(), viewer.username());
            log.record(viewer.username(), AccessKind.SETTINGS_CHANGED, "公文模板", found.word());
            next.addFlashAttribute("done", "“" + found.word() + "”的模板已更换，之后生成的公文都用它。");
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/administration/documents/" + found.path();
    }

    @PostMapping("/{kind}/reset")
    String reset(Viewer viewer, @PathVariable String kind, RedirectAttributes next) {
        DocumentKind found = kind(kind);
        templates.reset(found, viewer.username());
        log.record(viewer.username(), AccessKind.SETTINGS_CHANGED, "公文模板", found.word() + "恢复默认");
        next.addFlashAttribute("done", "“" + found.word() + "”已恢复默认模板。");
        return "redirect:/administration/documents/" + found.path();
    }

    private static ResponseEntity<byte[]> file(DocumentKind kind, byte[] bytes) {
        return Download.WORD.of(kind.word() + "-模板.docx", bytes);
    }

    private static DocumentKind kind(String path) {
        return Arrays.stream(DocumentKind.values())
                .filter(kind -> !kind.isSheet() && kind.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
