package org.zhenggai.intake;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.KnownElsewhere;
import org.zhenggai.people.Directory;

/** Knows which documents became rounds: the same text makes one round only, unless that round was withdrawn. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ImportedDocuments {

    private final JdbcClient jdbc;
    private final Directory directory;

    private record Existing(long id, String title, String createdBy, LocalDateTime createdAt) {}

    /**
     * Refuses a document that is a round already.
     *
     * @throws KnownElsewhere with the name of that round and the way to it
     */
    public void refuse(Upload upload) {
        refuse(upload, Set.of(upload.print()));
    }

    /** As {@link #refuse(Upload)}, for a document that people have set right; its prints are several. */
    void refuse(Upload upload, Collection<String> prints) {
        existing(upload, prints).ifPresent(existing -> {
            throw new KnownElsewhere(
                    "“%s”的内容已经导入过，就是轮次“%s”（%s由%s导入），不能重复导入。换了格式、编码或空格的同一份文件也算同一份；那一轮导错了的，请先撤销它，再重新导入。"
                            .formatted(
                                    upload.name(),
                                    existing.title(),
                                    Days.words(existing.createdAt().toLocalDate()),
                                    directory.nameOf(existing.createdBy())),
                    "/rounds/" + existing.id(),
                    existing.title());
        });
    }

    private Optional<Existing> existing(Upload upload, Collection<String> prints) {
        return jdbc.sql("""
                        select id, title, created_by, created_at from round
                        where state <> 'WITHDRAWN'
                            and (document_sha256 = :sha256
                            or id in (select p.round from round_print p where p.print in (:prints)))
                        order by id limit 1
                        """)
                .param("sha256", upload.sha256())
                .param("prints", prints)
                .query(Existing.class)
                .optional();
    }
}
