package org.zhenggai.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;

/** Days on which something happened, given in a form: the day before the first that can be, the day, and the future. */
@EngineTest
class PastDaysTest extends ProcessTest {

    private static final LocalDate FEEDBACK = START.toLocalDate();
    private static final LocalDate TOO_EARLY = FEEDBACK.minusDays(1);
    private static final String EARLY = "早于反馈日期2024年3月4日，请核对";

    private static Map<String, Object> on(Map<String, Object> form, String field, LocalDate day) {
        Map<String, Object> changed = new HashMap<>(form);
        changed.put(field, day.toString());
        return changed;
    }

    private LocalDate today() {
        return timeOf(ClockUtil.getCurrentTime()).toLocalDate();
    }

    @ParameterizedTest
    @CsvSource({"9999-12-31, 请核对年份", "2026-03-05, 在2年以后，请核对年份", "2026-03-04, ", "2024-03-05, "})
    void periodThatNobodyCanMeanIsRefused(LocalDate end, String why) {
        long round = cycle.round(1);
        Map<String, Object> form = on(studied(), "concentratedEnd", end);
        if (why == null) {
            cycle.complete("studyFeedback", round, OFFICE, form);
            assertThat(cycle.tasks("preparePlan", round)).hasSize(1);
        } else {
            assertRefused(why, () -> cycle.complete("studyFeedback", round, OFFICE, form));
        }
    }

    @Test
    void nothingOfAPlanHappensBeforeTheFeedback() {
        long round = cycle.round(1);
        assertRefused(
                EARLY, () -> cycle.complete("studyFeedback", round, OFFICE, on(studied(), "studiedOn", TOO_EARLY)));
        long planned = cycle.plannedRound(1, Cycle::planned);
        cycle.complete("preparePlan", planned, OFFICE, Map.of());
        assertRefused(
                "党委会议日期1999年1月1日" + EARLY,
                () -> cycle.complete("approvePlan", planned, SECRETARY, approvedOn(LocalDate.of(1999, 1, 1))));
        assertRefused(
                "党委会议日期2024年3月3日" + EARLY,
                () -> cycle.complete("approvePlan", planned, SECRETARY, approvedOn(TOO_EARLY)));
        cycle.complete("approvePlan", planned, SECRETARY, approvedOn(FEEDBACK));
        assertRefused(
                "书记专题会议日期2024年3月3日" + EARLY,
                () -> cycle.complete("confirmPlan", planned, SECRETARY, on(confirmed(), "heldOn", TOO_EARLY)));
        assertRefused(
                "晚于今天",
                () -> cycle.complete(
                        "confirmPlan", planned, SECRETARY, on(confirmed(), "heldOn", today().plusDays(1))));
    }

    @Test
    void noMeetingOfTheRoundIsBeforeTheFeedback() {
        long round = cycle.startedRound(1);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        long period = cycle.period(round);
        cycle.complete("checkBulletin", period, OFFICE, Map.of());
        assertRefused(EARLY, () -> cycle.hear(period, heard(TOO_EARLY)));
        cycle.fireTimer("rectification-round", round, "timer_concentratedEnd");
        cycle.runJobs();
        assertRefused(
                EARLY,
                () -> cycle.complete(
                        "holdLifeMeeting", round, OFFICE, Map.of("heldOn", TOO_EARLY.toString(), "resolution", "开了会")));
    }

    @Test
    void noTalkIsBeforeTheFeedbackNorYearsAhead() {
        long item = cycle.itemInWork();
        for (int fortnight = 0; fortnight < 3; fortnight++) {
            cycle.cutOff(cycle.roundOf(item));
            cycle.openPeriod(cycle.roundOf(item));
        }
        long episode = count("select id from escalation_episode where item = ?", item);
        LocalDate inAYear = today().plusYears(1);
        assertRefused(
                "在一年以后，请核对年份",
                () -> cycle.complete("arrangeTalk", episode, OFFICE, appointment(inAYear.plusDays(1), "leader")));
        cycle.complete("arrangeTalk", episode, OFFICE, appointment(inAYear, "leader"));
        assertRefused(EARLY, () -> cycle.complete("recordTalk", episode, LEADER, talked(TOO_EARLY)));
    }
}
