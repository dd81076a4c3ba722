package org.zhenggai.escalation;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What the tables say of an open item at a cut-off; the inputs of the table {@code stall-assessment}.
 *
 * @param askAgainOn day of the next inquiry of a waiting item, or null
 * @param reportsWithoutProgress the latest reports in a row, of those submitted, that moved nothing
 * @param failedVerifications how often verification has returned the item
 */
record StallFacts(
        long item,
        String state,
        LocalDateTime stateSince,
        LocalDate askAgainOn,
        LocalDate deadline,
        boolean reportMissing,
        int reportsWithoutProgress,
        int failedVerifications) {}
