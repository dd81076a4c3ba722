package org.zhenggai.work.report;

import java.time.LocalDateTime;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.search.Hits;
import org.zhenggai.kernel.search.Snippet;
import org.zhenggai.kernel.search.Wanted;

/** Submitted reports by their words, of the items that somebody may see. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ReportSearch {

    private final JdbcClient jdbc;

    /** A report, with the piece of it in which the word stands. */
    public record Found(long item, String number, String title, int period, LocalDateTime submittedAt, String words) {}

    private record Row(
            long item,
            String number,
            String title,
            int period,
            LocalDateTime submittedAt,
            String done,
            String evidence,
            String difficulties,
            String nextSteps) {}

    public Hits<Found> find(Wanted wanted, Scope scope, Hits.Window window) {
        Hits<Row> found = Hits.of(
                jdbc,
                Row.class,
                "i.id as item, i.number, i.title, p.number as period, t.submitted_at, t.done, t.evidence, t.difficulties,"
                        + " t.next_steps",
                "fortnightly_report t join item i on i.id = t.item join reporting_period p on p.id = t.period where "
                        + Scope.CONDITION + wanted.condition("t.words"),
                "t.id desc",
                window,
                query -> query.params(scope.parameters()).params(wanted.patterns()));
        return new Hits<>(
                found.rows().stream()
                        .map(row -> new Found(
                                row.item(),
                                row.number(),
                                row.title(),
                                row.period(),
                                row.submittedAt(),
                                Snippet.of(wanted, row.done(), row.evidence(), row.difficulties(), row.nextSteps())))
                        .toList(),
                found.all());
    }
}
