package org.zhenggai.work;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Workbooks between their preview and the confirmation; everybody has only his own, for a week. */
@Component
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Uploads {

    private static final int DAYS = 7;
    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** A workbook that came in. */
    public record Upload(long id, String name, byte[] bytes) {}

    /** The end of the name that a browser gives, where its ending is; it may be missing or very long. */
    public static String nameOf(String original) {
        String name = original == null || original.isBlank() ? "未命名" : original;
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }

    /** Keeps it; the person's earlier one of the same kind and subject goes. */
    public long put(String kind, String subject, String name, byte[] bytes, String user) {
        LocalDateTime now = LocalDateTime.now(clock);
        jdbc.sql("delete from workbook_upload where uploaded_at < ? or (kind = ? and subject = ? and uploaded_by = ?)")
                .params(now.minusDays(DAYS), kind, subject, user)
                .update();
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into workbook_upload (kind, subject, name, bytes, uploaded_by, uploaded_at)
                        values (:kind, :subject, :name, :bytes, :user, :now)
                        """)
                .param("kind", kind)
                .param("subject", subject)
                .param("name", name)
                .param("bytes", bytes)
                .param("user", user)
                .param("now", now)
                .update(id, "id");
        return id.getKeyAs(Long.class);
    }

    @Transactional(readOnly = true)
    public Optional<Upload> find(long id, String kind, String subject, String user) {
        return jdbc.sql("""
                        select id, name, bytes from workbook_upload
                        where id = :id and kind = :kind and subject = :subject and uploaded_by = :user
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("subject", subject)
                .param("user", user)
                .query(Upload.class)
                .optional();
    }

    public void delete(long id) {
        jdbc.sql("delete from workbook_upload where id = ?").param(id).update();
    }
}
