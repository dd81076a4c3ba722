package org.zhenggai.intake.parse.preview;

import org.zhenggai.intake.parse.Totals;
import org.zhenggai.kernel.Days;

/** Writes a preview as a tree of numbers and titles for people. */
public final class PreviewText {

    private final StringBuilder out = new StringBuilder();

    private PreviewText() {}

    public static String write(Preview preview) {
        PreviewText text = new PreviewText();
        text.writeHead(preview);
        preview.areas().forEach(text::writeArea);
        text.writeDoubts(preview);
        text.writeTotals(preview.totals());
        return text.out.toString();
    }

    private void writeHead(Preview preview) {
        out.append("标题：")
                .append(preview.title().isEmpty() ? "（未读到）" : preview.title())
                .append('\n');
        if (preview.inspectionFrom() != null && preview.inspectionTo() != null) {
            out.append("巡察时间：%s 至 %s\n"
                    .formatted(Days.words(preview.inspectionFrom()), Days.words(preview.inspectionTo())));
        }
        if (preview.feedbackDate() != null) {
            out.append("反馈日期：%s\n".formatted(Days.words(preview.feedbackDate())));
        }
    }

    private void writeArea(PreviewArea area) {
        String heading = area.number() == 0 ? "（未归入方面）" : "方面" + area.number() + " " + area.title();
        out.append("\n%s（%d个问题）\n".formatted(heading, area.findings().size()));
        area.findings().forEach(this::writeFinding);
    }

    private void writeFinding(PreviewFinding finding) {
        String number = finding.number() == 0 ? "（无编号）" : finding.number() + ".";
        boolean divided =
                finding.items().size() > 1 || !finding.items().get(0).title().equals(finding.title());
        String counts = divided
                ? "（%d项）".formatted(finding.items().size())
                : counts(finding.items().get(0));
        out.append("  %s %s%s\n".formatted(number, finding.title(), counts));
        if (divided) {
            finding.items()
                    .forEach(item -> out.append("     %s%s%s\n"
                            .formatted(item.label().isEmpty() ? "· " : item.label(), item.title(), counts(item))));
        }
    }

    private static String counts(PreviewItem item) {
        return "（措施%d条，成效%d条）".formatted(item.measures().size(), item.results().size());
    }

    private void writeDoubts(Preview preview) {
        out.append("\n存疑（%d处）\n".formatted(preview.doubts().size()));
        preview.doubts().forEach(doubt -> out.append("  第%d行：%s\n".formatted(doubt.line(), doubt.text())));
    }

    private void writeTotals(Totals totals) {
        out.append("\n合计：方面%d个，问题%d个，整改事项%d项，整改措施%d条，整改成效%d条\n"
                .formatted(totals.areas(), totals.findings(), totals.items(), totals.measures(), totals.results()));
    }
}
