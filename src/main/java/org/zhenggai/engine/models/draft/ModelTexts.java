package org.zhenggai.engine.models.draft;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhenggai.engine.models.compare.ModelSet;

/** The texts of drafts and releases, each kept once. */
@Repository
@RequiredArgsConstructor
class ModelTexts {

    private final JdbcClient jdbc;

    private record Row(String path, String text) {}

    /** Whoever changes what runs waits here until others have done so; until the end of the transaction. */
    void takeTurn() {
        jdbc.sql("select id from model_turn where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Keeps a text that may be there already; gives its hash. */
    String keep(String text) {
        String hash = hash(text);
        boolean isKnown = jdbc.sql("select count(*) from model_text where hash = ?")
                        .param(hash)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!isKnown) {
            jdbc.sql("insert into model_text (hash, text) values (?, ?)")
                    .params(hash, text)
                    .update();
        }
        return hash;
    }

    /** The files of a draft. */
    ModelSet ofDraft(long draft) {
        return set(jdbc.sql("""
                select f.path, t.text from model_draft_file f join model_text t on t.hash = f.hash where f.draft = ?
                """).param(draft).query(Row.class).list());
    }

    /** The paths that a draft takes away. */
    SortedSet<String> goneOf(long draft) {
        return new TreeSet<>(jdbc.sql("select path from model_draft_file where draft = ? and hash is null")
                .param(draft)
                .query(String.class)
                .list());
    }

    /** What a draft that waits under this name takes away: that stays so when its files are sent again. */
    SortedSet<String> goneOfWaiting(String author, String name) {
        return new TreeSet<>(
                jdbc.sql("""
                        select f.path from model_draft_file f join model_draft d on d.id = f.draft
                        where d.author = ? and d.name = ? and d.state = 'WAITING' and f.hash is null
                        """).params(author, name).query(String.class).list());
    }

    /** One hash of what runs and of what a draft would change in it. */
    String pair(long draft) {
        return hash(
                String.join("\n", jdbc.sql("""
                        select 'runs ' || path || ' ' || hash from model_release_file
                        where release = (select max(id) from model_release)
                        union all
                        select 'draft ' || path || ' ' || coalesce(hash, '') from model_draft_file where draft = ?
                        order by 1
                        """).param(draft).query(String.class).list()));
    }

    /** All files as of a release. */
    ModelSet ofRelease(long release) {
        return set(jdbc.sql("""
                select f.path, t.text from model_release_file f join model_text t on t.hash = f.hash where f.release = ?
                """).param(release).query(Row.class).list());
    }

    /** What the software brought at its last start. */
    SortedMap<String, String> ofSoftware() {
        return texts(jdbc.sql("select f.path, t.text from model_software_file f join model_text t on t.hash = f.hash")
                .query(Row.class)
                .list());
    }

    void keepSoftware(Map<String, String> files) {
        jdbc.sql("delete from model_software_file").update();
        files.forEach((path, text) -> jdbc.sql("insert into model_software_file (path, hash) values (?, ?)")
                .params(path, keep(text))
                .update());
    }

    private static ModelSet set(List<Row> rows) {
        return new ModelSet(texts(rows));
    }

    private static SortedMap<String, String> texts(List<Row> rows) {
        SortedMap<String, String> texts = new TreeMap<>();
        rows.forEach(row -> texts.put(row.path(), row.text()));
        return texts;
    }
}
