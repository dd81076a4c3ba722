package org.zhenggai.intake;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Directory;
import org.zhenggai.round.Refusal;

/** Knows which documents became rounds: the same file makes one round only. */
@Component
public class ImportedDocuments {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final JdbcClient jdbc;
    private final Directory directory;

    ImportedDocuments(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    private record Existing(String title, String createdBy, LocalDateTime createdAt) {}

    /**
     * Refuses a document that is a round already.
     *
     * @throws Refusal with the name of that round
     */
    public void refuse(Upload upload) {
        jdbc.sql("select title, created_by, created_at from round where document_sha256 = ?")
                .param(upload.sha256())
                .query(Existing.class)
                .optional()
                .ifPresent(existing -> {
                    throw new Refusal("“%s”已经导入过，就是轮次“%s”（%s由%s导入），不能重复导入。请从首页打开该轮次。"
                            .formatted(
                                    upload.name(),
                                    existing.title(),
                                    DAY.format(existing.createdAt()),
                                    directory.nameOf(existing.createdBy())));
                });
    }
}
