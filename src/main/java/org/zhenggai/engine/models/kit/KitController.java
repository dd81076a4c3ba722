package org.zhenggai.engine.models.kit;

import java.util.SortedMap;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.zhenggai.engine.models.draft.ModelExport;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.Viewer;

/** What designers take with them: the kit for Camunda Modeler, the models that run, the catalogue. Nothing of any case. */
@Controller
@RequestMapping("/workshop")
@RequiredArgsConstructor
class KitController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final ModelExport models;
    private final AccessLog log;

    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isDesigner() || viewer.isAdministrator());
    }

    /** With the models as they run, so that a change begins from them. */
    @GetMapping("/kit")
    ResponseEntity<byte[]> kit(Viewer viewer) {
        log.record(viewer.username(), AccessKind.EXPORTED, "设计包", "");
        return archive("zhenggai-kit.zip", Kit.zip(models.texts()));
    }

    @GetMapping("/running.zip")
    ResponseEntity<byte[]> running(Viewer viewer) {
        SortedMap<String, String> texts = models.texts();
        log.record(viewer.username(), AccessKind.EXPORTED, "正在运行的模型", texts.size() + "个文件");
        return archive("zhenggai-running.zip", Kit.running(texts));
    }

    @GetMapping("/catalogue")
    String catalogue(Model model) {
        model.addAttribute("tables", Catalogue.tables());
        return "workshop/catalogue";
    }

    private static ResponseEntity<byte[]> archive(String name, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(ZIP)
                .body(content);
    }
}
