package org.zhenggai.intake;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Uploaded documents that are looked at and not yet imported; everybody has only his own. */
@Service
@Transactional
class IntakeDrafts {

    private final JdbcClient jdbc;
    private final ImportedDocuments imported;
    private final Clock clock;

    IntakeDrafts(JdbcClient jdbc, ImportedDocuments imported, Clock clock) {
        this.jdbc = jdbc;
        this.imported = imported;
        this.clock = clock;
    }

    /** A draft in a list. */
    record Entry(long id, String name, LocalDateTime uploadedAt) {}

    /**
     * Keeps a document for its preview; the same file again is the same draft.
     *
     * @throws org.zhenggai.round.Refusal when it cannot be read or was imported before
     */
    long put(String fileName, byte[] bytes, String user) {
        Upload upload = Upload.of(fileName, bytes);
        imported.refuse(upload);
        return jdbc.sql("select min(id) from intake_draft where uploaded_by = ? and sha256 = ?")
                .params(user, upload.sha256())
                .query(Long.class)
                .optional()
                .orElseGet(() -> insert(upload, user));
    }

    private long insert(Upload upload, String user) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("insert into intake_draft (name, sha256, text, uploaded_by, uploaded_at) values (?, ?, ?, ?, ?)")
                .params(upload.name(), upload.sha256(), upload.text(), user, LocalDateTime.now(clock))
                .update(id, "id");
        return id.getKeyAs(Long.class);
    }

    /** The draft, empty when there is none or it is somebody else's. */
    @Transactional(readOnly = true)
    Optional<Upload> find(long id, String user) {
        return jdbc.sql("select name, sha256, text from intake_draft where id = ? and uploaded_by = ?")
                .params(id, user)
                .query(Upload.class)
                .optional();
    }

    /** The person's own drafts, newest first. */
    @Transactional(readOnly = true)
    List<Entry> of(String user) {
        return jdbc.sql("select id, name, uploaded_at from intake_draft where uploaded_by = ? order by id desc")
                .param(user)
                .query(Entry.class)
                .list();
    }

    void discard(long id, String user) {
        jdbc.sql("delete from intake_draft where id = ? and uploaded_by = ?")
                .params(id, user)
                .update();
    }
}
