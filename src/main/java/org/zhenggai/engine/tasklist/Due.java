package org.zhenggai.engine.tasklist;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.zhenggai.kernel.Days;

/**
 * How the time for a task stands, in words such as {@code 已逾期3天}; the colour only repeats the word.
 *
 * @param colour {@code overdue}, {@code today}, {@code soon} or empty
 * @param at the time in words, for whoever wants to know exactly; empty when there is none
 */
public record Due(String word, String colour, String at) {

    /** Days within which a task is marked as soon due: what is left of a week. */
    private static final int SOON = 3;

    private static final Due NONE = new Due("未定期限", "", "");

    /** How a task that is due at this time, or never, stands now. */
    public static Due of(LocalDateTime due, LocalDateTime now) {
        if (due == null) {
            return NONE;
        }
        String at = Days.words(due);
        long days = ChronoUnit.DAYS.between(now.toLocalDate(), due.toLocalDate());
        if (due.isBefore(now)) {
            return new Due(days == 0 ? "今天已逾期" : "已逾期" + -days + "天", "overdue", at);
        }
        return new Due(days == 0 ? "今天到期" : "还有" + days + "天", days == 0 ? "today" : days <= SOON ? "soon" : "", at);
    }
}
