package org.zhenggai.intake.parse;

import java.util.List;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;

/** Counts of a {@link Preview}; each a number of entries. */
public record Totals(int areas, int findings, int items, int measures, int results) {

    public static Totals of(List<PreviewArea> areas) {
        List<PreviewFinding> findings =
                areas.stream().flatMap(area -> area.findings().stream()).toList();
        List<PreviewItem> items =
                findings.stream().flatMap(finding -> finding.items().stream()).toList();
        int measures = items.stream().mapToInt(item -> item.measures().size()).sum();
        int results = items.stream().mapToInt(item -> item.results().size()).sum();
        return new Totals(areas.size(), findings.size(), items.size(), measures, results);
    }
}
