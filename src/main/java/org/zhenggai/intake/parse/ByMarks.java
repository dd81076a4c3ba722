package org.zhenggai.intake.parse;

import java.util.ArrayList;
import java.util.List;
import org.zhenggai.intake.parse.outline.Layout;
import org.zhenggai.intake.parse.outline.Meaning;
import org.zhenggai.intake.parse.outline.OutlineLine;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;

/** Reads a text by marks alone, until the outline is read with them. */
final class ByMarks {

    private final String[] lines;
    private final List<PreviewArea> areas = new ArrayList<>();
    private final List<PreviewFinding> findings = new ArrayList<>();
    private final List<Passage> measures = new ArrayList<>();
    private OutlineLine area;
    private OutlineLine finding;

    private ByMarks(String text) {
        lines = text.split("\n", -1);
    }

    static Preview read(String text, Layout layout) {
        ByMarks reading = new ByMarks(text);
        int last = 0;
        for (OutlineLine line : Outlines.of(text)) {
            Meaning meaning = layout.of(line.own(), line.level()).orElse(null);
            last = line.line();
            if (meaning == Meaning.MEASURE && reading.finding != null) {
                reading.measures.add(new Passage(line.line(), line.text()));
            } else if (meaning == Meaning.MEASURE || meaning == null) {
                continue;
            } else {
                reading.endFinding(line.line() - 1);
                if (meaning == Meaning.AREA) {
                    reading.endArea();
                    reading.area = line;
                }
                reading.finding = meaning == Meaning.FINDING ? line : null;
            }
        }
        reading.endFinding(last);
        reading.endArea();
        Preview plain = FeedbackParser.parse(text);
        List<Doubt> doubts =
                reading.areas.isEmpty() ? List.of(new Doubt(1, "no-findings", "标记的行里没有问题，还没有读到问题。")) : List.of();
        return new Preview(
                plain.title(),
                plain.feedbackDate(),
                plain.inspectionFrom(),
                plain.inspectionTo(),
                reading.areas,
                doubts,
                plain.furniture());
    }

    private void endFinding(int last) {
        if (finding != null) {
            String text = String.join("\n", List.of(lines).subList(finding.line() - 1, last))
                    .stripTrailing();
            String title = finding.text();
            PreviewItem item = new PreviewItem("", title, finding.line(), 0, text, measures, List.of(), Owner.NONE);
            findings.add(new PreviewFinding(0, title, finding.line(), text, List.of(item)));
        }
        measures.clear();
        finding = null;
    }

    private void endArea() {
        if (!findings.isEmpty()) {
            areas.add(
                    area == null
                            ? new PreviewArea(0, "", findings.get(0).line(), findings)
                            : new PreviewArea(areas.size() + 1, area.text(), area.line(), findings));
        }
        findings.clear();
        area = null;
    }
}
