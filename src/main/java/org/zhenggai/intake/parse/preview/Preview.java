package org.zhenggai.intake.parse.preview;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.Totals;
import org.zhenggai.intake.parse.source.Passage;

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
 * @param furniture lines that were left out because they belong to the page and not to the text: page numbers, navigation
 * @param parts the other lines, by what they are
 */
public record Preview(
        String title,
        LocalDate feedbackDate,
        LocalDate inspectionFrom,
        LocalDate inspectionTo,
        List<PreviewArea> areas,
        List<Doubt> doubts,
        List<Passage> furniture,
        List<Part> parts) {

    public Preview {
        parts = List.copyOf(parts);
        areas = List.copyOf(areas);
        doubts = List.copyOf(doubts);
        furniture = List.copyOf(furniture);
    }

    /** The same with this day of the feedback. */
    public Preview on(LocalDate day) {
        return new Preview(title, day, inspectionFrom, inspectionTo, areas, doubts, furniture, parts);
    }

    /** The same with another doubt before the others. */
    public Preview with(Doubt first) {
        List<Doubt> all = Stream.concat(Stream.of(first), doubts.stream()).toList();
        return new Preview(title, feedbackDate, inspectionFrom, inspectionTo, areas, all, furniture, parts);
    }

    /** Returns how many areas, findings, items, measures and results were read. */
    public Totals totals() {
        return Totals.of(areas);
    }
}
