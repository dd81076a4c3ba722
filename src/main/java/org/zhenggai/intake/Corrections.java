package org.zhenggai.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhenggai.round.Refusal;

/**
 * What the office sets right before a document becomes a round: titles and the date, never the verbatim text.
 *
 * @param title title of the round; null takes the document's
 * @param feedbackOn day of the feedback; without it nothing is imported
 * @param areas corrected titles of areas by their position in the document, from 1
 * @param findings corrected titles of findings by their position in the whole document, from 1
 * @param items corrected titles of items by their position in the whole document, from 1
 */
public record Corrections(
        String title,
        LocalDate feedbackOn,
        Map<Integer, String> areas,
        Map<Integer, String> findings,
        Map<Integer, String> items) {

    private static final int LONGEST_AREA = 400;
    private static final int LONGEST_TITLE = 1000;
    private static final String NO_AREA = "未归入方面";

    public Corrections {
        areas = areas == null ? Map.of() : Map.copyOf(areas);
        findings = findings == null ? Map.of() : Map.copyOf(findings);
        items = items == null ? Map.of() : Map.copyOf(items);
    }

    /** Takes every title as the document has it. */
    public static Corrections none(LocalDate feedbackOn) {
        return new Corrections(null, feedbackOn, null, null, null);
    }

    /**
     * The preview with the corrected titles.
     *
     * @throws Refusal when a title is missing or too long
     */
    Preview applyTo(Preview preview) {
        String roundTitle = checked(title == null ? preview.title() : title, LONGEST_AREA, "轮次标题");
        Counter counter = new Counter();
        List<PreviewArea> corrected = new ArrayList<>();
        for (PreviewArea area : preview.areas()) {
            String original = area.title().isBlank() ? NO_AREA : area.title();
            String name = areas.getOrDefault(++counter.areas, original);
            corrected.add(new PreviewArea(
                    area.number(),
                    checked(name, LONGEST_AREA, "第" + counter.areas + "个方面的标题"),
                    area.line(),
                    area.findings().stream()
                            .map(finding -> corrected(finding, counter))
                            .toList()));
        }
        return new Preview(
                roundTitle, feedbackOn, preview.inspectionFrom(), preview.inspectionTo(), corrected, preview.doubts());
    }

    private static final class Counter {
        private int areas;
        private int findings;
        private int items;
    }

    /** An undivided finding and its only item share one title unless somebody tells them apart. */
    private PreviewFinding corrected(PreviewFinding finding, Counter counter) {
        String name = findings.getOrDefault(++counter.findings, finding.title());
        String place = "原文第" + finding.line() + "行问题的标题";
        List<PreviewItem> correctedItems = new ArrayList<>();
        for (PreviewItem item : finding.items()) {
            String inherited = item.title().equals(finding.title()) ? name : item.title();
            String own = items.getOrDefault(++counter.items, inherited);
            correctedItems.add(new PreviewItem(
                    item.label(),
                    checked(own, LONGEST_TITLE, "原文第" + item.line() + "行事项的标题"),
                    item.line(),
                    item.offset(),
                    item.text(),
                    item.measures(),
                    item.results()));
        }
        return new PreviewFinding(
                finding.number(), checked(name, LONGEST_TITLE, place), finding.line(), finding.text(), correctedItems);
    }

    private static String checked(String text, int longest, String place) {
        String stripped = text.strip();
        Refusal.unless(!stripped.isEmpty(), "%s是空的，请填写后再导入。", place);
        Refusal.unless(stripped.length() <= longest, "%s超过%d字，请改短后再导入。", place, longest);
        return stripped;
    }
}
