package org.zhenggai.ladder;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.zhenggai.round.item.ItemState;

/**
 * What the tables say of an open item at a cut-off; the inputs of the table {@code stall-assessment}.
 *
 * @param askAgainOn day of the next inquiry of a waiting item, or null
 * @param askedAt when the unit of a waiting item was asked again and has not answered since, or null
 * @param reportsWithoutProgress the latest reports in a row, of those submitted, that moved nothing; a report that the
 *     item waits for an outside condition is none of them
 * @param failedVerifications how often verification has returned the item
 */
record StallFacts(
        long item,
        ItemState state,
        LocalDateTime stateSince,
        LocalDate askAgainOn,
        LocalDate deadline,
        LocalDateTime askedAt,
        boolean reportMissing,
        int reportsWithoutProgress,
        int failedVerifications) {

    /**
     * The facts under the names of the table's columns.
     *
     * @param daysLate working days beyond the time for the state the item is in, zero when in time
     */
    Map<String, Object> inputs(LocalDate today, int daysLate) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("state", state.name());
        inputs.put("isWaiting", askAgainOn != null && askAgainOn.isAfter(today));
        inputs.put("daysLate", daysLate);
        inputs.put("isReportMissing", reportMissing);
        inputs.put("reportsWithoutProgress", reportsWithoutProgress);
        inputs.put("daysOverdue", (int) ChronoUnit.DAYS.between(deadline, today));
        inputs.put("failedVerifications", failedVerifications);
        return inputs;
    }

    /** Since when the time runs that the unit has in this state: to answer an inquiry while it works; null for none. */
    LocalDateTime timeSince() {
        return state == ItemState.IN_WORK ? askedAt : stateSince;
    }
}
