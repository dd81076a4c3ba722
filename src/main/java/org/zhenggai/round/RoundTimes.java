package org.zhenggai.round;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;
import org.zhenggai.round.item.ItemState;

/** The times that the timers of the models ask for, as ISO 8601 text with zone. */
@Component("roundTimes")
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RoundTimes {

    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final RoundRepository rounds;
    private final RuleSets rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** The cycle of reporting periods: from the next Monday morning, as often as the rule set says (两周一通报). */
    @ModelQuestion(what = "每两周一次", of = KeyKind.ROUND, gives = Answer.TIME)
    public String fortnights(String round) {
        LocalDate monday = LocalDate.now(clock).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return "R/" + iso(monday.atTime(OPENING)) + "/P" + rules.figure(Long.parseLong(round), "cadence") + "D";
    }

    /** Every morning from the next day on, when deadlines and waits are looked at. */
    @ModelQuestion(what = "每天早上", of = KeyKind.ROUND, gives = Answer.TIME)
    public String mornings(String round) {
        return "R/" + iso(LocalDate.now(clock).plusDays(1).atTime(MORNING)) + "/P1D";
    }

    /** The morning after the concentrated period (集中整改期). */
    @ModelQuestion(what = "集中整改期满", of = KeyKind.ROUND, gives = Answer.TIME)
    public String concentratedEnd(String round) {
        return iso(
                rounds.get(Long.parseLong(round)).concentratedEnd().plusDays(1).atTime(OPENING));
    }

    /** When a reporting period is cut off. */
    @ModelQuestion(what = "本期报告截止", of = KeyKind.PERIOD, gives = Answer.TIME)
    public String cutOff(String period) {
        return iso(jdbc.sql("select cut_off from reporting_period where id = ?")
                .param(Long.parseLong(period))
                .query(LocalDateTime.class)
                .single());
    }

    /** Until when a decision of a meeting is to be carried out: the end of its day. */
    @ModelQuestion(what = "会议决定的落实期限", of = KeyKind.DECISION, gives = Answer.TIME)
    public String decisionDue(String decision) {
        return iso(jdbc.sql("select due_on from decision where id = ?")
                .param(Long.parseLong(decision))
                .query(LocalDate.class)
                .single()
                .atTime(WorkCalendar.END_OF_DAY));
    }

    /** Whether the round has an item that is neither closed nor carried over. */
    @ModelQuestion(what = "是否还有在办事项", of = KeyKind.ROUND, gives = Answer.YES_OR_NO)
    public boolean hasOpenItems(String round) {
        return jdbc.sql("select count(*) from item where round = ? and " + ItemState.openIn("item"))
                        .param(Long.parseLong(round))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private String iso(LocalDateTime time) {
        return Days.timer(time.atZone(clock.getZone()));
    }
}
