package org.zhenggai.paper.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.OfficeFiles;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.Paper;

/** The Word templates: those that are packaged, and those that an office has put in their place, with every version. */
@Component
@Transactional
public class WordTemplates {

    private static final long MOST_UNPACKED = 20L << 20;

    private final Map<DocumentKind, Class<? extends Record>> documents = new LinkedHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;

    WordTemplates(List<Paper> papers, JdbcClient jdbc, Clock clock) {
        papers.forEach(paper -> documents.putAll(paper.kinds()));
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A version; {@code isDefault} when it goes back to the packaged template. */
    public record Version(long id, String by, LocalDateTime at, boolean isDefault, String sha256) {}

    /** What a template may name; {@code within} are the names inside a repeated part or a table's row. */
    public record Name(String name, List<Name> within) {}

    /** The template that counts now. */
    @Transactional(readOnly = true)
    public byte[] current(DocumentKind kind) {
        return jdbc.sql("""
            select bytes from document_template where id = (select max(id) from document_template where kind = :kind)
            """)
                .param("kind", kind.name())
                .query((row, n) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(bytes -> bytes)
                .orElseGet(() -> packaged(kind));
    }

    /** The bytes of a version of this kind; empty for one that is the packaged template or does not exist. */
    @Transactional(readOnly = true)
    public Optional<byte[]> version(DocumentKind kind, long id) {
        return jdbc.sql("select bytes from document_template where kind = ? and id = ? and bytes is not null")
                .params(kind.name(), id)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    public static byte[] packaged(DocumentKind kind) {
        try (InputStream file = new ClassPathResource("documents/" + kind.path() + ".docx").getInputStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The versions of a kind, newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(DocumentKind kind) {
        return jdbc.sql("""
            select t.id, coalesce(p.name, t.uploaded_by) as "by", t.uploaded_at as at, t.sha256 is null as is_default,
                t.sha256
            from document_template t left join person p on p.username = t.uploaded_by where t.kind = :kind
            order by t.id desc
            """).param("kind", kind.name()).query(Version.class).list();
    }

    /**
     * Takes a template that somebody edited; documents made from now on use it.
     *
     * @throws Refusal saying what is wrong with it; nothing is kept then
     */
    public void replace(DocumentKind kind, byte[] template, String user) {
        try {
            OfficeFiles.check(kind.word() + "模板", template, MOST_UNPACKED);
        } catch (IOException e) {
            throw new Refusal("这个文件不是能打开的Word文档（.docx）。请用Word或WPS另存为“.docx”后再上传。");
        }
        of(kind, template).check();
        insert(kind, template, user);
    }

    /** Goes back to the packaged template. */
    public void reset(DocumentKind kind, String user) {
        insert(kind, null, user);
    }

    private void insert(DocumentKind kind, byte[] template, String user) {
        jdbc.sql("insert into document_template (kind, bytes, sha256, uploaded_by, uploaded_at) values (?, ?, ?, ?, ?)")
                .params(
                        kind.name(),
                        template,
                        template == null ? null : DigestUtils.sha256Hex(template),
                        user,
                        LocalDateTime.now(clock))
                .update();
    }

    public WordTemplate of(DocumentKind kind) {
        return of(kind, current(kind));
    }

    public WordTemplate of(DocumentKind kind, byte[] template) {
        return new WordTemplate(template, documents.get(kind));
    }

    /** The names that a template of this kind may use. */
    public List<Name> names(DocumentKind kind) {
        return names(documents.get(kind));
    }

    private static List<Name> names(Class<?> document) {
        return Tags.names(document).entrySet().stream()
                .map(name -> new Name(name.getKey(), name.getValue() == null ? List.of() : names(name.getValue())))
                .toList();
    }
}
