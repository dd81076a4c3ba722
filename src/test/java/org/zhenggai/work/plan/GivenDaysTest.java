package org.zhenggai.work.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.appointment;
import static org.zhenggai.process.Answers.decision;
import static org.zhenggai.process.Answers.extension;
import static org.zhenggai.process.Answers.heard;
import static org.zhenggai.process.Answers.talked;
import static org.zhenggai.process.Cycle.HANDLER;
import static org.zhenggai.process.Cycle.HEAD;
import static org.zhenggai.process.Cycle.LEADER;
import static org.zhenggai.process.Cycle.OFFICE;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.process.Answers;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.GivenDay;

/** Days by which something has to be done, given elsewhere than in the plan (docs/adr/0036): the day before, the day, the day after. */
@EngineTest
class GivenDaysTest extends ProcessTest {

    /** A Sunday off in 2024: the day before is a make-up workday, a Saturday; the Wednesday after the holiday is a working day. */
    private static final LocalDate DAY_OFF = LocalDate.of(2024, 9, 15);

    @Autowired
    private GivenDays days;

    /** Today is the 5th of March 2024, a Tuesday. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-04, 已经过去，请改为今天或以后的日期, false",
        "2024-03-05, , true",
        "2024-03-06, , true",
        "2024-09-14, , true",
        "2024-09-15, 不是工作日, false",
        "2024-09-17, 不是工作日, false",
        "2024-09-18, , true",
        "2026-03-04, , true",
        "2026-03-05, , true",
        "2026-03-06, 在两年以后, false",
        "2034-03-05, 不是工作日、在两年以后, false",
        "2034-03-06, 在10年以后，请核对年份, false"
    })
    void doubtfulDayIsTakenOnlyWhenItIsMeant(LocalDate day, String why, boolean isTaken) {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        cycle.at(LocalDate.of(2024, 3, 5).atTime(10, 0));
        if (isTaken) {
            days.take(round, item, HANDLER, "完成日期", new GivenDay(day, false));
            days.take(round, item, HANDLER, "完成日期", new GivenDay(day, true));
            assertThat(confirmed(round)).as("nothing had to be meant").isEmpty();
            return;
        }
        assertRefused(why, () -> days.take(round, item, HANDLER, "完成日期", new GivenDay(day, false)));
        boolean isFault = why.contains("请");
        if (isFault) {
            assertRefused(why, () -> days.take(round, item, HANDLER, "完成日期", new GivenDay(day, true)));
            assertThat(confirmed(round)).isEmpty();
        } else {
            days.take(round, item, HANDLER, "完成日期", new GivenDay(day, true));
            assertThat(confirmed(round))
                    .singleElement()
                    .asString()
                    .contains("ITEM=" + item, "ACTOR=" + HANDLER, "完成日期", why);
        }
    }

    @Test
    void extensionToADayOffIsTakenWhenTheUnitMeansIt() {
        long item = cycle.itemInWork();
        Map<String, Object> report = extension(DAY_OFF);
        assertRefused(
                "申请延至2024年9月15日不是工作日。请改期；确实要用的，请勾选“日期存疑仍采用”。",
                () -> cycle.complete("reportProgress", item, HANDLER, report));
        assertThat(rows("select id from extension where item = ?", item)).isEmpty();
        report.put("dayConfirmed", true);
        cycle.complete("reportProgress", item, HANDLER, report);
        assertThat(confirmed(cycle.roundOf(item))).singleElement().asString().contains("申请延至2024年9月15日不是工作日");
        assertThat(view("reviewExtension", item, "item").get("history").toString())
                .as("the office reads it before it says what it thinks")
                .contains("采用存疑日期：申请延至2024年9月15日不是工作日");
    }

    @Test
    void makeUpWorkdayIsNoDoubt() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, extension(DAY_OFF.minusDays(1)));
        assertThat(confirmed(cycle.roundOf(item))).isEmpty();
    }

    /** A meeting hears everything that is doubtful at once, and nothing is taken before it means it. */
    @Test
    void meetingNamesAllItsDoubtfulDays() {
        long round = cycle.startedRound(1);
        cycle.items(round).forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        long period = cycle.period(round);
        cycle.complete("checkBulletin", period, OFFICE, Map.of());
        LocalDate today = today();
        Map<String, Object> meeting =
                new HashMap<>(heard(today, "decisions", List.of(decision("1", "一周内报方案", DAY_OFF))));
        meeting.put("general", List.of(Map.of("text", "每周调度", "dueOn", "2024-10-01")));
        assertRefused("“一周内报方案”的完成日期2024年9月15日不是工作日；“每周调度”的完成日期2024年10月1日不是工作日。请改期", () -> cycle.hear(period, meeting));
        assertThat(confirmed(round)).isEmpty();
        meeting.put("dayConfirmed", true);
        cycle.hear(period, meeting);
        assertThat(confirmed(round)).hasSize(2).anyMatch(row -> row.toString().contains("ITEM=null"));
    }

    @Test
    void unitMeansTheDayOffThatItPromises() {
        long item = cycle.itemInWork();
        for (int fortnight = 0; fortnight < 3; fortnight++) {
            cycle.cutOff(cycle.roundOf(item));
            cycle.openPeriod(cycle.roundOf(item));
        }
        long episode = count("select id from escalation_episode where item = ?", item);
        cycle.complete("arrangeTalk", episode, OFFICE, appointment(today(), "leader"));
        cycle.complete("recordTalk", episode, LEADER, talked(today()));
        Map<String, Object> explanation = new HashMap<>(Answers.explanation(DAY_OFF));
        explanation.remove("dayConfirmed");
        assertRefused("承诺完成日期2024年9月15日不是工作日", () -> cycle.complete("submitExplanation", episode, HEAD, explanation));
        assertThat(rows("select x.id from explanation x join talk t on t.id = x.talk where t.episode = ?", episode))
                .isEmpty();
        cycle.complete("submitExplanation", episode, HEAD, Answers.explanation(DAY_OFF));
        assertThat(confirmed(cycle.roundOf(item))).hasSize(1);
    }

    private LocalDate today() {
        return timeOf(ClockUtil.getCurrentTime()).toLocalDate();
    }

    private List<Map<String, Object>> confirmed(long round) {
        return rows("select item, actor, text from event where kind = 'DAY_CONFIRMED' and round = ?", round);
    }
}
