package org.zhenggai.work.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/**
 * Times of timers by a figure of the round's rule set in working days, also one that a designer has added to it:
 * nine in the morning of the last of those days, as ISO 8601 text with zone; or of some working days before it, for a
 * reminder. Days are counted from when it is asked, which is when the task begins. Where the figure is no longer than what
 * is taken off it, the time is this morning: the engine then fires at once, so that a task of one day is reminded as well.
 */
@Component("workdays")
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class WorkdayTimes {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final String AFTER = "规则集中某个数字（工作日）以后的早上九点";
    private static final String BEFORE = "规则集中某个数字（工作日）到期前几个工作日的早上九点，已经过了的立即触发";

    private static final String OF_ITEM = "select round from item where id = :id";
    private static final String OF_EPISODE =
            "select i.round from escalation_episode e join item i on i.id = e.item where e.id = :id";
    private static final String OF_PERIOD = "select round from reporting_period where id = :id";
    private static final String OF_ROUND = "select id from round where id = :id";

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;
    private final Clock clock;

    /** @throws Refusal when the rule set has no such figure in working days */
    @ModelQuestion(what = AFTER, of = KeyKind.ITEM, gives = Answer.TIME)
    public String ofItem(String item, String figure) {
        return morning(days(OF_ITEM, item, figure));
    }

    @ModelQuestion(what = AFTER, of = KeyKind.EPISODE, gives = Answer.TIME)
    public String ofEpisode(String episode, String figure) {
        return morning(days(OF_EPISODE, episode, figure));
    }

    @ModelQuestion(what = AFTER, of = KeyKind.PERIOD, gives = Answer.TIME)
    public String ofPeriod(String period, String figure) {
        return morning(days(OF_PERIOD, period, figure));
    }

    @ModelQuestion(what = AFTER, of = KeyKind.ROUND, gives = Answer.TIME)
    public String ofRound(String round, String figure) {
        return morning(days(OF_ROUND, round, figure));
    }

    @ModelQuestion(what = BEFORE, of = KeyKind.ITEM, gives = Answer.TIME)
    public String beforeOfItem(String item, String figure, int days) {
        return morning(days(OF_ITEM, item, figure) - days);
    }

    @ModelQuestion(what = BEFORE, of = KeyKind.EPISODE, gives = Answer.TIME)
    public String beforeOfEpisode(String episode, String figure, int days) {
        return morning(days(OF_EPISODE, episode, figure) - days);
    }

    @ModelQuestion(what = BEFORE, of = KeyKind.PERIOD, gives = Answer.TIME)
    public String beforeOfPeriod(String period, String figure, int days) {
        return morning(days(OF_PERIOD, period, figure) - days);
    }

    @ModelQuestion(what = BEFORE, of = KeyKind.ROUND, gives = Answer.TIME)
    public String beforeOfRound(String round, String figure, int days) {
        return morning(days(OF_ROUND, round, figure) - days);
    }

    private int days(String round, String id, String figure) {
        return jdbc.sql("""
                        select f.figure from rule_figure f join round r on r.rule_set = f.rule_set
                        where r.id = (%s) and f.name = :figure and f.unit = 'working-day'
                        """.formatted(round))
                .param("id", Long.parseLong(id))
                .param("figure", figure)
                .query(Integer.class)
                .optional()
                .orElseThrow(
                        () -> new Refusal("规则集中没有以工作日计的数字“" + figure + "”，定时没有设上。请在规则集文件中加上它并由管理员启用，或由流程设计人员改正名称。"));
    }

    /** Today itself where the days are none or less. */
    private String morning(int days) {
        return Days.timer(
                calendar.plus(LocalDate.now(clock), days).atTime(MORNING).atZone(clock.getZone()));
    }
}
