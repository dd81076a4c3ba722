package org.zhenggai.bulletin.facts;

import java.time.LocalDate;
import org.zhenggai.bulletin.decision.EndedDecisions;

/**
 * A decision that came to its end since the last bulletin; the rest as in {@link UnfinishedDecision}.
 *
 * @param state how, in words
 * @param note what was reported, why it was dropped or what ended it, or null
 */
public record EndedDecision(
        String code,
        String number,
        String unit,
        String text,
        LocalDate heldOn,
        LocalDate originalDueOn,
        LocalDate dueOn,
        String state,
        LocalDate endedOn,
        String note) {

    static EndedDecision of(EndedDecisions.Ended one) {
        return new EndedDecision(
                one.code(),
                one.number(),
                one.unit(),
                one.text(),
                one.heldOn(),
                one.originalDueOn(),
                one.dueOn(),
                one.state().word(),
                one.endedOn(),
                one.note());
    }
}
