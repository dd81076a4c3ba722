package org.zhenggai.paper;

import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.test.context.TestComponent;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.paper.circular.CircularPaper;

/** What the progress report and the circulars say, for tests that compare it. */
@TestComponent
public class PaperProbe {

    private final ProgressPaper progress;
    private final CircularPaper circular;

    PaperProbe(ProgressPaper progress, CircularPaper circular) {
        this.progress = progress;
        this.circular = circular;
    }

    public Map<String, Integer> progress(long round) {
        ProgressPaper.Report report = progress.read(DocumentKind.PROGRESS_REPORT, round, Scope.ALL);
        return Map.of(
                "items", Integer.valueOf(report.items()),
                "open", Integer.valueOf(report.open()),
                "closed", Integer.valueOf(report.closed()),
                "carriedOver", Integer.valueOf(report.carried()),
                "overdue", Integer.valueOf(report.overdue()),
                "waiting", Integer.valueOf(report.waiting()));
    }

    /** The sums over its table of areas. */
    public Map<String, Integer> areas(long round) {
        ProgressPaper.Report report = progress.read(DocumentKind.PROGRESS_REPORT, round, Scope.ALL);
        return Map.of(
                "items", sum(report, ProgressPaper.AreaRow::items),
                "open", sum(report, ProgressPaper.AreaRow::open),
                "closed", sum(report, ProgressPaper.AreaRow::closed),
                "carriedOver", sum(report, ProgressPaper.AreaRow::carriedOver));
    }

    private static int sum(ProgressPaper.Report report, Function<ProgressPaper.AreaRow, String> figure) {
        return report.areas().stream()
                .filter(area -> !area.area().equals(ProgressPaper.SUM))
                .mapToInt(area -> Integer.parseInt(figure.apply(area)))
                .sum();
    }

    /** How many rows its table of what is unfinished has. */
    public int unfinished(long round) {
        return progress.read(DocumentKind.PROGRESS_REPORT, round, Scope.ALL)
                .unfinished()
                .size();
    }

    public Map<String, Integer> circular(DocumentKind kind, long round) {
        CircularPaper.Circular said = circular.read(kind, round, Scope.ALL);
        return Map.of(
                "items", Integer.valueOf(said.itemCount()),
                "open", Integer.valueOf(said.open()),
                "closed", Integer.valueOf(said.closed()),
                "carriedOver", Integer.valueOf(said.carriedOver()));
    }

    /** All that a circular says of items, a paragraph each. */
    public String words(DocumentKind kind, long round) {
        StringBuilder words = new StringBuilder();
        circular.read(kind, round, Scope.ALL)
                .areas()
                .forEach(area -> area.findings()
                        .forEach(finding -> finding.text()
                                .forEach(text -> words.append(text.text()).append('\n'))));
        return words.toString();
    }
}
