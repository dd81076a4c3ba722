package org.zhenggai.intake;

import java.time.LocalDate;
import java.util.List;

/**
 * What the parser read in a feedback list or a rectification circular, before anybody commits it.
 *
 * @param title title of the document, or the empty string
 * @param feedbackDate day of the feedback, or null. Where the source writes no year, it is the year of the
 *     inspection's last day; the doubt {@code incomplete-date} then says so
 * @param inspectionFrom first day of the inspection, or null
 * @param inspectionTo last day of the inspection, or null
 * @param areas areas in the order of the source; empty when the text holds no findings
 * @param doubts what a person has to look at, by line
 */
public record Preview(
        String title,
        LocalDate feedbackDate,
        LocalDate inspectionFrom,
        LocalDate inspectionTo,
        List<PreviewArea> areas,
        List<Doubt> doubts) {

    public Preview {
        areas = List.copyOf(areas);
        doubts = List.copyOf(doubts);
    }

    /** The same with this day of the feedback. */
    Preview on(LocalDate day) {
        return new Preview(title, day, inspectionFrom, inspectionTo, areas, doubts);
    }

    /** Returns how many areas, findings, items, measures and results were read. */
    public Totals totals() {
        List<PreviewFinding> findings =
                areas.stream().flatMap(area -> area.findings().stream()).toList();
        List<PreviewItem> items =
                findings.stream().flatMap(finding -> finding.items().stream()).toList();
        int measures = items.stream().mapToInt(item -> item.measures().size()).sum();
        int results = items.stream().mapToInt(item -> item.results().size()).sum();
        return new Totals(areas.size(), findings.size(), items.size(), measures, results);
    }
}
