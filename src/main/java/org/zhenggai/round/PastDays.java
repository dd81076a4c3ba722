package org.zhenggai.round;

import java.time.Clock;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Refusal;

/**
 * Days on which something of a round has happened, as people give them. Nothing of it happened before the feedback, which is
 * where a slip of the year shows; {@code work.plan.GivenDays} has the days by which something is to be done.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PastDays {

    /** A feedback older than this is a slip of the year: the regulations on inspections are younger. */
    private static final int OLDEST_YEARS = 20;

    private final RoundRepository rounds;
    private final Clock clock;

    /**
     * Demands that the day is neither still to come nor before the round's feedback.
     *
     * @param label what the form calls it
     * @param remedy what to do where it is still to come: {@code 请在会后记录}
     */
    public void require(long round, String label, LocalDate day, String remedy) {
        Refusal.unless(!day.isAfter(LocalDate.now(clock)), "%s%s晚于今天，%s。", label, day, remedy);
        LocalDate feedback = rounds.get(round).feedbackOn();
        Refusal.unless(feedback == null || !day.isBefore(feedback), "%s%s早于反馈日期%s，请核对。", label, day, feedback);
    }

    /** Demands a day on which a feedback can have been given, seen from today. */
    public static void requireFeedback(LocalDate day, LocalDate today) {
        Refusal.unless(!day.isAfter(today), "反馈日期%s晚于今天，请核对年份和日期。", day);
        Refusal.unless(
                !day.isBefore(today.minusYears(OLDEST_YEARS)),
                "反馈日期在%d年以前，请核对年份。最早可填%s。",
                OLDEST_YEARS,
                today.minusYears(OLDEST_YEARS));
    }
}
