package org.zhenggai.work.deadline;

import java.time.LocalDate;
import java.util.List;

/** Deadlines come near; told inside the transaction that keeps the warnings. */
public record DeadlinesWarned(List<Warning> warnings) {

    public DeadlinesWarned {
        warnings = List.copyOf(warnings);
    }

    /**
     * The warning of one item.
     *
     * @param days the step of the rule set, in days before the deadline
     * @param isLast whether it is the last step, of which the responsible leader hears too
     */
    public record Warning(long item, LocalDate deadline, int days, boolean isLast) {}
}
