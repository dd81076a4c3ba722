package org.zhenggai.work.report;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * When the round's clock opens the next period, and by which rule.
 *
 * @param opensAt null while the clock does not run yet, which it does once the plan is final
 * @param cadence days from one period to the next
 * @param source what the rule set says of where the cadence comes from
 */
public record NextPeriod(LocalDateTime opensAt, int cadence, String source) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）HH:mm", Locale.CHINA);

    /** The moment as people read it, or how it will come about. */
    public String words() {
        return opensAt == null ? "方案定稿后的下一个星期一09:00" : MOMENT.format(opensAt);
    }
}
