package org.zhenggai.work.report;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.zhenggai.kernel.Days;

/**
 * When the round's clock opens the next period, and by which rule.
 *
 * @param opensAt null while the clock does not run yet, which it does once the plan is final
 * @param cadence days from one period to the next
 * @param source what the rule set says of where the cadence comes from
 */
public record NextPeriod(LocalDateTime opensAt, int cadence, String source) {

    /** The moment as people read it, or how it will come about. */
    public String words() {
        return opensAt == null
                ? "方案定稿后的下一个星期一09:00"
                : Days.words(opensAt) + "（" + opensAt.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA) + "）";
    }
}
