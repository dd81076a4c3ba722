package org.zhenggai.engine.models.kit;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhenggai.people.Viewer;

/** The kit for Camunda Modeler, to download. It holds nothing of any case. */
@Controller
class KitController {

    @GetMapping("/workshop/kit")
    ResponseEntity<byte[]> kit(Viewer viewer) {
        viewer.require(viewer.isDesigner() || viewer.isAdministrator());
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("zhenggai-kit.zip")
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(Kit.zip());
    }
}
