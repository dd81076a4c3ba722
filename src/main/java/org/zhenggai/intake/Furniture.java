package org.zhenggai.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Lists what was left out of a text because it belongs to the page: nothing disappears unseen. */
final class Furniture {

    private Furniture() {}

    /** The lines that are page numbers, and those behind findings where the page's own text begins. */
    static List<Passage> of(Source source, Collection<FeedbackParser.Footer> footers) {
        List<Passage> left = new ArrayList<>(source.pageNumbers());
        BitSet behind = new BitSet();
        footers.forEach(footer -> behind.set(footer.from(), footer.to()));
        for (Source.Line line : source.lines()) {
            if (behind.get(line.from())) {
                left.add(new Passage(source.lineOf(line.from()), source.verbatim(line.from(), line.to())));
            }
        }
        left.sort(Comparator.comparingInt(Passage::line));
        return left;
    }
}
