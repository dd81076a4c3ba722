package org.zhenggai.intake.parse.preview;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.Origin;
import org.zhenggai.intake.parse.Origin.Found;
import org.zhenggai.intake.parse.Totals;
import org.zhenggai.kernel.Days;

/** Writes a preview as a tree of numbers and titles for people. */
public final class PreviewText {

    private final StringBuilder out = new StringBuilder();

    private PreviewText() {}

    /** @param origin what the text says of whom it comes from, and on which day */
    public static String write(Preview preview, Origin origin) {
        PreviewText text = new PreviewText();
        text.writeHead(preview);
        text.writeOrigin(preview, origin);
        preview.areas().forEach(text::writeArea);
        text.writeDoubts(doubts(preview, origin));
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
    }

    /** All that was read, since nobody chooses here; where there is nothing, that is said too. */
    private void writeOrigin(Preview preview, Origin origin) {
        String otherwise = preview.feedbackDate() == null ? "未读到，请在导入时填写" : Days.words(preview.feedbackDate());
        out.append("反馈日期：%s\n".formatted(found(origin.days(), Days::words, otherwise)));
        out.append("巡察组：%s\n".formatted(found(origin.teams(), team -> team, "未读到")));
    }

    private static <T> String found(List<Found<T>> all, Function<T, String> word, String otherwise) {
        return all.isEmpty()
                ? otherwise
                : all.stream()
                        .map(one ->
                                word.apply(one.value()) + "（%s第%d行）".formatted(one.isSigned() ? "落款，" : "", one.line()))
                        .collect(Collectors.joining("、"));
    }

    static List<Doubt> doubts(Preview preview, Origin origin) {
        return Stream.concat(preview.doubts().stream(), origin.doubts().stream())
                .sorted(Comparator.comparingInt(Doubt::line))
                .toList();
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
        String history = item.history().isKnown() ? "；" + item.history().inWords() : "";
        return "（措施%d条，成效%d条%s）"
                .formatted(item.measures().size(), item.results().size(), history);
    }

    private void writeDoubts(List<Doubt> doubts) {
        out.append("\n存疑（%d处）\n".formatted(doubts.size()));
        doubts.forEach(doubt -> out.append("  第%d行：%s\n".formatted(doubt.line(), doubt.text())));
    }

    private void writeTotals(Totals totals) {
        out.append("\n合计：方面%d个，问题%d个，整改事项%d项，整改措施%d条，整改成效%d条\n"
                .formatted(totals.areas(), totals.findings(), totals.items(), totals.measures(), totals.results()));
    }
}
