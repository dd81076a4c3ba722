package org.zhenggai.evidence;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.evidence.EvidenceTable.Measure;
import org.zhenggai.evidence.EvidenceTable.Owner;
import org.zhenggai.evidence.EvidenceTable.Row;
import org.zhenggai.evidence.store.ContentResource;
import org.zhenggai.evidence.store.Contents;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.people.Viewer;

/** Evidence over HTTP, for the tab of Tasklist and for the item's page. */
@RestController
@RequestMapping("/items/{item}/evidence")
@RequiredArgsConstructor
class EvidenceController {

    private final EvidenceFiles files;
    private final EvidenceTable table;
    private final Contents contents;
    private final EvidenceSettings settings;
    private final CaseAccess access;
    private final AccessLog log;

    /**
     * What the list shows and what may be added to it.
     *
     * @param mayAdd whether the reader may add files now
     * @param maxBytes largest file; {@code maxSize} is the same in words
     * @param types extensions that are taken, in words
     */
    record Listing(
            List<Evidence> files,
            List<Measure> measures,
            boolean mayAdd,
            long maxBytes,
            String maxSize,
            String types,
            List<String> extensions) {}

    record Added(long id) {}

    record Reason(String reason) {}

    @GetMapping
    Listing list(Viewer viewer, @PathVariable long item) {
        Owner owner = readable(viewer, item);
        if (owner.confidential()) {
            log.record(viewer.username(), AccessKind.CONFIDENTIAL_READ, "事项" + owner.number(), "佐证材料目录");
        }
        return new Listing(
                files.list(viewer, owner),
                table.measures(item),
                access.worksOnItem(viewer, item) && EvidenceFiles.isOpen(viewer, owner.state()),
                settings.maxSize().toBytes(),
                settings.sizeInWords(),
                settings.typesInWords(),
                settings.types().stream()
                        .sorted()
                        .flatMap(kind -> kind.extensions().stream())
                        .distinct()
                        .map(extension -> "." + extension)
                        .toList());
    }

    /** The body is the file itself: it is read once, as it comes, and nothing of it waits in memory. */
    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Added add(
            Viewer viewer,
            @PathVariable long item,
            @RequestParam String name,
            @RequestParam(required = false) Long measure,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request)
            throws IOException {
        return new Added(files.add(viewer, workable(viewer, item), name, measure, note, request.getInputStream()));
    }

    @PostMapping("/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Viewer viewer, @PathVariable long item, @PathVariable long id, @RequestBody Reason reason) {
        files.withdraw(viewer, workable(viewer, item), row(item, id), reason.reason() == null ? "" : reason.reason());
    }

    /**
     * The file itself. Each time is a line in the log of access, parts included: a reader who asks for parts only would
     * leave no trace otherwise.
     */
    @GetMapping("/{id}/content")
    ResponseEntity<Resource> content(
            Viewer viewer, @PathVariable long item, @PathVariable long id, HttpServletRequest request) {
        Owner owner = readable(viewer, item);
        Row row = row(item, id);
        FileKind kind = row.fileKind();
        boolean isInline =
                request.getParameter("inline") != null && !kind.preview().isEmpty();
        log.record(
                viewer.username(),
                AccessKind.FILE_READ,
                "事项" + owner.number() + "：" + row.fileName(),
                isInline ? "预览" : "下载");
        ContentDisposition disposition = (isInline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(row.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.contentType()))
                .header("Content-Disposition", disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy(kind, isInline))
                .body(new ContentResource(contents, contents.get(row.content()), row.fileName()));
    }

    /**
     * A file runs nothing and loads nothing. A PDF in a sandbox is not shown by Chromium. That our pages may frame it is
     * said here: it goes before X-Frame-Options, which Spring sends as well.
     */
    private static String policy(FileKind kind, boolean isInline) {
        return isInline && kind == FileKind.PDF
                ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
                : "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox; frame-ancestors 'self'";
    }

    private Owner readable(Viewer viewer, long item) {
        access.requireItem(viewer, item);
        return table.owner(item).orElseThrow();
    }

    private Owner workable(Viewer viewer, long item) {
        Owner owner = readable(viewer, item);
        viewer.require(access.worksOnItem(viewer, item));
        return owner;
    }

    private Row row(long item, long id) {
        return table.row(item, id).orElseThrow(NotFound::new);
    }
}
