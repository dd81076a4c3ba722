package org.zhenggai.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.zhenggai.round.ItemState;

/**
 * How a deadline stands, in words; the colour only repeats the word.
 *
 * @param colour {@code overdue}, {@code soon} or empty
 */
record Deadline(String word, String colour) {

    /** A deadline within this many days is marked. */
    private static final int SOON = 7;

    private static final Deadline NONE = new Deadline("", "");

    static Deadline of(LocalDate day, ItemState state, LocalDate today) {
        if (!state.isOpen()) {
            return NONE;
        }
        if (day == null) {
            return new Deadline("未定", "");
        }
        long left = ChronoUnit.DAYS.between(today, day);
        if (left < 0) {
            return new Deadline("已逾期" + -left + "天", "overdue");
        }
        return new Deadline(left == 0 ? "今天到期" : "还有" + left + "天", left <= SOON ? "soon" : "");
    }
}
