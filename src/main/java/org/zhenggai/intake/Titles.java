package org.zhenggai.intake;

import java.util.List;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.kernel.Refusal;

/** Titles that a round can have: present, and as long as its tables take. */
public final class Titles {

    private static final int LONGEST_SHORT = 400;
    private static final int LONGEST = 1000;
    private static final String NO_AREA = "未归入方面";

    private Titles() {}

    /**
     * The title without blanks around it.
     *
     * @throws Refusal when it is missing or over 400 characters
     */
    public static String ofRound(String title) {
        return checked(title, LONGEST_SHORT, "轮次标题");
    }

    /** As {@link #ofRound}, for an area; {@code place} is what it is the title of. */
    public static String ofArea(String title, String place) {
        return checked(title, LONGEST_SHORT, place);
    }

    /** As {@link #ofArea}, for a finding or an item: up to 1,000 characters. */
    public static String ofPart(String title, String place) {
        return checked(title, LONGEST, place);
    }

    /** The preview with titles that do; an area that the source does not name is called so. */
    static Preview checked(Preview preview) {
        return new Preview(
                ofRound(preview.title()),
                preview.feedbackDate(),
                preview.inspectionFrom(),
                preview.inspectionTo(),
                preview.areas().stream().map(Titles::checked).toList(),
                preview.doubts(),
                preview.furniture(),
                preview.parts());
    }

    private static PreviewArea checked(PreviewArea area) {
        String title = ofArea(area.title().isBlank() ? NO_AREA : area.title(), "原文第" + area.line() + "行方面的标题");
        List<PreviewFinding> findings =
                area.findings().stream().map(Titles::checked).toList();
        return new PreviewArea(area.number(), title, area.line(), findings);
    }

    private static PreviewFinding checked(PreviewFinding finding) {
        return new PreviewFinding(
                finding.number(),
                ofPart(finding.title(), "原文第" + finding.line() + "行问题的标题"),
                finding.line(),
                finding.text(),
                finding.items().stream().map(Titles::checked).toList());
    }

    private static PreviewItem checked(PreviewItem item) {
        return item.titled(ofPart(item.title(), "原文第" + item.line() + "行事项的标题"));
    }

    private static String checked(String text, int longest, String place) {
        String stripped = text == null ? "" : text.strip();
        Refusal.unless(!stripped.isEmpty(), "%s是空的，请填写。", place);
        Refusal.unless(stripped.length() <= longest, "%s超过%d字，请改短。", place, longest);
        return stripped;
    }
}
