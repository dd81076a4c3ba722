package org.zhenggai.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.evidence.store.ContentResource;
import org.zhenggai.evidence.store.Contents;

/** Keeps files that the system itself has made where evidence is kept: in pieces, the same bytes once. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class KeptFiles {

    private final Contents contents;

    /**
     * Keeps a Word or Excel file, in a transaction of the caller. When somebody else keeps the same at the same moment, it
     * fails by the unique key and can be tried again.
     *
     * @param sha256 of the file's bytes in lower-case hex
     * @return id of what it holds
     */
    @Transactional
    public long keep(Path file, long size, String sha256, boolean isSheet) {
        try {
            return contents.keep(new Received(file, size, sha256), isSheet ? FileKind.XLSX : FileKind.DOCX)
                    .id();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep " + file, e);
        }
    }

    /** What is kept under this id, for a download; it is read piece by piece. */
    @Transactional(readOnly = true)
    public Resource resource(long content, String name) {
        return new ContentResource(contents, contents.get(content), name);
    }

    /** The content type that a browser is told. */
    @Transactional(readOnly = true)
    public String contentType(long content) {
        return contents.get(content).contentType();
    }
}
