package org.zhenggai.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.evidence.EvidenceSettings;
import org.zhenggai.evidence.FileKind;
import org.zhenggai.evidence.Received;
import org.zhenggai.kernel.rows.NewId;

/** Contents of files: the same bytes are stored once. */
@Component
public class Contents {

    private static final String SELECT = "select id, sha256, size, content_type, store from evidence_content";

    private final Map<String, ContentStore> stores;
    private final ContentStore store;
    private final JdbcClient jdbc;
    private final Clock clock;

    public Contents(List<ContentStore> stores, EvidenceSettings settings, JdbcClient jdbc, Clock clock) {
        this.stores = stores.stream().collect(Collectors.toMap(ContentStore::name, Function.identity()));
        this.store = this.stores.get(settings.store());
        if (store == null) {
            throw new IllegalArgumentException(
                    "zhenggai.evidence.store is one of " + this.stores.keySet() + ", not " + settings.store());
        }
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The content of a received file, kept now unless it was before. Needs a transaction; when somebody else keeps the
     * same at the same moment, it fails by the unique key and can be tried again.
     */
    public StoredContent keep(Received file, FileKind kind) throws IOException {
        Optional<StoredContent> known = find(file.sha256());
        if (known.isPresent()) {
            return known.get();
        }
        long id = NewId.of(
                jdbc.sql("insert into evidence_content (size, content_type, store, stored_at) values (?, ?, ?, ?)")
                        .params(file.size(), kind.contentType(), store.name(), LocalDateTime.now(clock)));
        StoredContent content = new StoredContent(id, file.sha256(), file.size(), kind.contentType(), store.name());
        store.keep(content, file);
        jdbc.sql("update evidence_content set sha256 = ? where id = ?")
                .params(content.sha256(), content.id())
                .update();
        return content;
    }

    private Optional<StoredContent> find(String sha256) {
        return jdbc.sql(SELECT + " where sha256 = :sha256")
                .param("sha256", sha256)
                .query(StoredContent.class)
                .optional();
    }

    /** What is kept under this id. */
    public StoredContent get(long id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(StoredContent.class)
                .single();
    }

    public InputStream open(StoredContent content) throws IOException {
        return stores.get(content.store()).open(content);
    }
}
