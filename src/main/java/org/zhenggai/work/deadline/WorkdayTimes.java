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
 * nine in the morning of the last of those days, as ISO 8601 text with zone.
 */
@Component("workdays")
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class WorkdayTimes {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;
    private final Clock clock;

    /** @throws Refusal when the rule set has no such figure in working days */
    @ModelQuestion(what = "规则集中某个数字（工作日）以后的早上九点", of = KeyKind.ITEM, gives = Answer.TIME)
    public String ofItem(String item, String figure) {
        return after("select round from item where id = :id", item, figure);
    }

    @ModelQuestion(what = "规则集中某个数字（工作日）以后的早上九点", of = KeyKind.EPISODE, gives = Answer.TIME)
    public String ofEpisode(String episode, String figure) {
        return after(
                "select i.round from escalation_episode e join item i on i.id = e.item where e.id = :id",
                episode,
                figure);
    }

    @ModelQuestion(what = "规则集中某个数字（工作日）以后的早上九点", of = KeyKind.PERIOD, gives = Answer.TIME)
    public String ofPeriod(String period, String figure) {
        return after("select round from reporting_period where id = :id", period, figure);
    }

    @ModelQuestion(what = "规则集中某个数字（工作日）以后的早上九点", of = KeyKind.ROUND, gives = Answer.TIME)
    public String ofRound(String round, String figure) {
        return after("select id from round where id = :id", round, figure);
    }

    private String after(String round, String id, String figure) {
        int days = jdbc.sql("""
                        select f.figure from rule_figure f join round r on r.rule_set = f.rule_set
                        where r.id = (%s) and f.name = :figure and f.unit = 'working-day'
                        """.formatted(round))
                .param("id", Long.parseLong(id))
                .param("figure", figure)
                .query(Integer.class)
                .optional()
                .orElseThrow(
                        () -> new Refusal("规则集中没有以工作日计的数字“" + figure + "”，定时没有设上。请在规则集文件中加上它并由管理员启用，或由流程设计人员改正名称。"));
        return Days.timer(
                calendar.plus(LocalDate.now(clock), days).atTime(MORNING).atZone(clock.getZone()));
    }
}
