package org.zhenggai.work.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.work.report.Report.Request;

/** The reports on one item, for its page and for the forms of whoever decides on it. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ItemReports {

    private final JdbcClient jdbc;

    /**
     * A report that was asked for.
     *
     * @param progress percent; null, as all that follows, when nothing was submitted
     * @param similarity percent of likeness to the report before where it is flagged, else null
     */
    public record Asked(
            int period,
            ReportState state,
            String unit,
            Integer progress,
            String done,
            String evidence,
            String difficulties,
            String nextSteps,
            Request request,
            String submittedBy,
            LocalDateTime submittedAt,
            Integer similarity) {

        /** What readers see of its likeness to the report before, or null when it is not flagged. */
        public String likeness() {
            return similarity == null ? null : Similarities.words(similarity);
        }
    }

    /** A submitted report as forms show it; its words are followed by their likeness where that is flagged. */
    public record Submitted(
            int period,
            LocalDate on,
            String by,
            int progress,
            String done,
            String difficulties,
            String nextSteps,
            String evidence,
            String request,
            Integer similarity) {

        static Submitted of(Asked report) {
            return new Submitted(
                    report.period(),
                    report.submittedAt().toLocalDate(),
                    report.submittedBy(),
                    report.progress(),
                    report.likeness() == null ? report.done() : report.done() + "（" + report.likeness() + "）",
                    report.difficulties(),
                    report.nextSteps(),
                    report.evidence(),
                    report.request().word(),
                    report.similarity());
        }
    }

    /** All that were asked for, oldest first. */
    public List<Asked> asked(long item) {
        return jdbc.sql("""
                        select p.number as period, r.state, coalesce(u.name, r.unit) as unit, r.progress, r.done, r.evidence,
                            r.difficulties, r.next_steps, r.request, coalesce(w.name, r.submitted_by) as submitted_by,
                            r.submitted_at, case when %s then r.similarity end as similarity
                        from fortnightly_report r join reporting_period p on p.id = r.period
                            left join unit u on u.code = r.unit left join person w on w.username = r.submitted_by
                        where r.item = :item order by p.number, r.sequence
                        """.formatted(Similarities.flagged("r", "p")))
                .param("item", item)
                .query(Asked.class)
                .list();
    }

    /** Those that were submitted, newest first. */
    public List<Submitted> submitted(long item) {
        return asked(item).stream()
                .filter(report -> report.state() == ReportState.SUBMITTED)
                .sorted(Comparator.comparing(Asked::submittedAt).reversed())
                .map(Submitted::of)
                .toList();
    }
}
