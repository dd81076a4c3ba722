package org.zhenggai.evidence;

import java.time.LocalDateTime;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.search.Hits;
import org.zhenggai.kernel.search.Wanted;

/** Files by the words of their names and notes, of the items that somebody may see; withdrawn ones count no more. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class EvidenceSearch {

    private final JdbcClient jdbc;

    /** A file. */
    public record Found(
            long id, long item, String number, String title, String fileName, String note, LocalDateTime uploadedAt) {}

    public Hits<Found> find(Wanted wanted, Scope scope, Hits.Window window) {
        return Hits.of(
                jdbc,
                Found.class,
                "e.id, i.id as item, i.number, i.title, e.file_name, e.note, e.uploaded_at",
                "evidence e join item i on i.id = e.item where e.withdrawn_at is null and " + Scope.CONDITION
                        + wanted.condition("e.words"),
                "e.id desc",
                window,
                query -> query.params(scope.parameters()).params(wanted.patterns()));
    }
}
