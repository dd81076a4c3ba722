package org.zhenggai.closing.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.closing.archive.ClosedFiles.Part;
import org.zhenggai.closing.archive.ClosedFiles.Sealed;
import org.zhenggai.evidence.SealedEvidence;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.Download;
import org.zhenggai.people.Viewer;

/** The closed file of an item as one ZIP, for those who may read the item. */
@Controller
@RequiredArgsConstructor
class ClosedFileController {

    private final ClosedFiles files;
    private final SealedEvidence evidence;
    private final CaseAccess access;
    private final AccessLog log;
    private final JdbcClient jdbc;

    private record Head(String number, boolean confidential) {}

    /** Sent as it is read; each download is a line in the log of access. */
    @GetMapping("/items/{id}/closed-file")
    void download(Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        access.requireItem(viewer, id);
        Sealed newest = files.newest(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Head item = jdbc.sql("select number, confidential from item where id = ?")
                .param(id)
                .query(Head.class)
                .single();
        String number = item.number();
        if (item.confidential()) {
            log.record(viewer.username(), AccessKind.CONFIDENTIAL_READ, "事项" + number, "销号档案");
        }
        log.record(viewer.username(), AccessKind.EXPORTED, "事项" + number, "销号档案");
        Download.ZIP.begin(response, "销号档案-" + number + ".zip");
        try (Archive archive = new Archive(response.getOutputStream())) {
            byte[] manifest = Canonical.bytes(newest.manifest());
            archive.add(Manifest.NAME, manifest.length, () -> new ByteArrayInputStream(manifest));
            for (Part part : files.parts(newest.id())) {
                archive.add(
                        part.path(),
                        part.size(),
                        () -> part.text() == null
                                ? evidence.open(part.content())
                                : new ByteArrayInputStream(Canonical.bytes(part.text())));
            }
        }
    }
}
