package org.zhenggai.bulletin.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.zhenggai.bulletin.decision.UnfinishedDecisions;

/**
 * A decision that is not carried out.
 *
 * @param code {@code 3-2}: the second of the third bulletin
 * @param number of its item, or null for a general one
 * @param age days since the meeting
 * @param bulletins how many bulletins it has come back in, this one counted
 * @param late days past its date, zero when in time
 * @param originalDueOn the day that the meeting set; null in facts of earlier releases
 */
public record UnfinishedDecision(
        String code,
        String number,
        String unit,
        String text,
        LocalDate heldOn,
        LocalDate dueOn,
        long age,
        int bulletins,
        long late,
        String state,
        String answer,
        LocalDate originalDueOn) {

    /** @param bulletins how many bulletins it has come back in before */
    static UnfinishedDecision of(UnfinishedDecisions.Unfinished one, int bulletins, LocalDate today) {
        return new UnfinishedDecision(
                one.code(),
                one.number(),
                one.unit(),
                one.text(),
                one.heldOn(),
                one.dueOn(),
                ChronoUnit.DAYS.between(one.heldOn(), today),
                bulletins + 1,
                Math.max(0, ChronoUnit.DAYS.between(one.dueOn(), today)),
                one.state().word(),
                one.answer(),
                one.originalDueOn());
    }
}
