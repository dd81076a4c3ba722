package org.zhenggai.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.evidence.store.Contents;
import org.zhenggai.evidence.store.StoredContent;

/** The evidence that counts when an item is closed, for its closed file. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SealedEvidence {

    private final Contents contents;
    private final JdbcClient jdbc;

    /**
     * A file that was not withdrawn.
     *
     * @param content id of what it holds
     * @param size bytes
     * @param sha256 of the bytes in lower-case hex, as they were received
     */
    public record Sealed(long id, String fileName, long content, String sha256, long size) {}

    /** The files of the item in the order in which they came. */
    public List<Sealed> of(long item) {
        return jdbc.sql("""
                        select e.id, e.file_name, e.content, c.sha256, c.size
                        from evidence e join evidence_content c on c.id = e.content
                        where e.item = :item and e.withdrawn_at is null order by e.id
                        """).param("item", item).query(Sealed.class).list();
    }

    /** Reads a content piece by piece. */
    public InputStream open(long content) throws IOException {
        return contents.open(jdbc.sql("select id, sha256, size, content_type, store from evidence_content where id = ?")
                .param(content)
                .query(StoredContent.class)
                .single());
    }
}
