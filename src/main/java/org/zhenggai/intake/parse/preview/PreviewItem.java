package org.zhenggai.intake.parse.preview;

import java.util.List;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Owner;

/**
 * What is worked on and closed on its own (整改事项).
 *
 * @param label printed label such as {@code （1）}, verbatim; empty when there is none
 * @param title heading of the part; the finding's title for an undivided finding
 * @param line first line, from 1
 * @param offset where its own passage begins in the finding's text, behind the finding's heading and what its items
 *     share; it goes on to the passage of the next item or to the end
 * @param text verbatim text of the part with its heading; the finding's text for an undivided finding
 * @param measures measures in order, without the mark 一是
 * @param results what the source says was achieved, in order; a promise is not among them
 * @param owner who is to put it right and until when, as far as the source says
 * @param history what a ledger from elsewhere says of its past
 */
public record PreviewItem(
        String label,
        String title,
        int line,
        int offset,
        String text,
        List<Passage> measures,
        List<Passage> results,
        Owner owner,
        History history) {

    public PreviewItem {
        measures = List.copyOf(measures);
        results = List.copyOf(results);
    }

    /** One without a past. */
    public PreviewItem(
            String label,
            String title,
            int line,
            int offset,
            String text,
            List<Passage> measures,
            List<Passage> results,
            Owner owner) {
        this(label, title, line, offset, text, measures, results, owner, History.NONE);
    }

    /** The same with measures that stand elsewhere. */
    public PreviewItem with(List<Passage> others) {
        return new PreviewItem(label, title, line, offset, text, others, results, owner, history);
    }

    /** The same with another title. */
    public PreviewItem titled(String words) {
        return new PreviewItem(label, words, line, offset, text, measures, results, owner, history);
    }

    /** The same with another owner. */
    public PreviewItem owned(Owner other) {
        return new PreviewItem(label, title, line, offset, text, measures, results, other, history);
    }

    /** The same with another past. */
    public PreviewItem after(History past) {
        return new PreviewItem(label, title, line, offset, text, measures, results, owner, past);
    }
}
