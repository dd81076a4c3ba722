package org.zhenggai.intake.parse.reading;

import java.util.List;
import java.util.function.Supplier;
import org.zhenggai.intake.parse.Totals;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.Part;
import org.zhenggai.intake.parse.preview.PreviewArea;

/**
 * One way to read running text.
 *
 * @param name what it takes for the findings, for people
 * @param reasons what speaks for it; only looked at where people choose
 * @param score how much; comparable only between those of the same kind
 * @param areas none where nothing was found
 * @param begin where the first of them begins
 * @param doubts of this reading alone
 * @param parts of the document that are none of it, as its headings name them
 */
public record Candidate(
        String name,
        Supplier<List<String>> reasons,
        double score,
        List<PreviewArea> areas,
        int begin,
        Doubts doubts,
        List<Part> parts) {

    /** What speaks for it. */
    public List<String> evidence() {
        return reasons.get();
    }

    public int findings() {
        return Totals.of(areas).findings();
    }

    /** Whether it left out headings that are numbered as its findings are. */
    boolean skips() {
        return doubts.byLine().stream().anyMatch(doubt -> doubt.code().equals("skipped-heading"));
    }

    boolean tellsMeasures() {
        return Totals.of(areas).measures() > 0;
    }
}
