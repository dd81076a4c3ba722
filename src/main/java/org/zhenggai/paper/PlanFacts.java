package org.zhenggai.paper;

import java.time.LocalDate;
import java.util.List;
import org.zhenggai.paper.RoundFigures.Figures;

/**
 * What a plan says, as its table stood on one day; of all items, whoever may read them.
 *
 * @param until that day
 * @param lines empty for a round that is too long for paper
 */
record PlanFacts(LocalDate until, Figures figures, List<Line> lines) {

    /** An item with its duties; {@code kind} is the name of an {@link org.zhenggai.round.item.ItemKind}. */
    record Line(
            long id,
            int areaNumber,
            String areaTitle,
            String number,
            String title,
            String unitCode,
            String unit,
            String assisting,
            String leader,
            String kind,
            boolean major,
            boolean involvesMoney,
            LocalDate deadline,
            List<String> measures) {}
}
