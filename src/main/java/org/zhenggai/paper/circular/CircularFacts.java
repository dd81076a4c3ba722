package org.zhenggai.paper.circular;

import java.time.LocalDate;
import java.util.List;
import org.zhenggai.paper.RoundFigures.Figures;
import org.zhenggai.round.item.ItemState;

/**
 * What both circulars say, as the ledger stood on one day; of confidential items too, about which is decided apart.
 *
 * @param until that day
 */
public record CircularFacts(LocalDate until, Figures figures, List<Line> lines) {

    /**
     * An item.
     *
     * @param done what its last report says was done, of an item that was opened again only a report from after that
     * @param difficulties what keeps it, by the same report
     * @param next what is to be done next, by the same report
     * @param waitingFor the outside condition it waits for, of {@code waitingWho}, or null
     */
    record Line(
            long id,
            long finding,
            int areaNumber,
            String areaTitle,
            int findingNumber,
            String findingTitle,
            String number,
            String title,
            boolean confidential,
            String unit,
            String leader,
            LocalDate deadline,
            ItemState state,
            int progress,
            List<String> measures,
            String done,
            String difficulties,
            String next,
            String waitingWho,
            String waitingFor,
            LocalDate askAgainOn) {}
}
