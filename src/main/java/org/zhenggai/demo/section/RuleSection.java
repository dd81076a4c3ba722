package org.zhenggai.demo.section;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.calendar.WorkCalendar;

/** The rules and the calendar that the replayed round went by. */
@Component
@Order(80)
@RequiredArgsConstructor
class RuleSection implements Section {

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;
    private final Clock clock;

    private record Bound(String title, int number, int figures, int sourced) {}

    @Override
    public String of(long round) {
        Bound bound = jdbc.sql("""
            select s.title, s.number, count(*) as figures, count(case
                when f.source not like '系统默认值%' then 1 end) as sourced
            from round r join rule_set s on s.code = r.rule_set join rule_figure f on f.rule_set = s.code
            where r.id = :round group by s.title, s.number
            """).param("round", round).query(Bound.class).single();
        String makeUp = LocalDate.of(2023, 7, 1)
                .datesUntil(LocalDate.of(2024, 3, 1))
                .filter(day -> day.getDayOfWeek().getValue() > 5 && calendar.isWorkingDay(day))
                .map(LocalDate::toString)
                .collect(Collectors.joining("、"));
        return """
                规则集与工作日历
                  %s，第%d版：%d个数值，其中%d个出自公开通报、条例或惯例，其余为系统默认值
                  启用规则集%d次；本轮经过的调休上班日：%s
                  已有%s年的放假安排；缺年提示：%s
                """.formatted(
                        bound.title(),
                        bound.number(),
                        bound.figures(),
                        bound.sourced(),
                        jdbc.sql("select count(*) from rule_change where round = ?")
                                .param(round)
                                .query(Integer.class)
                                .single(),
                        makeUp,
                        calendar.years().first() + "至" + calendar.years().last(),
                        calendar.missingYear(LocalDate.now(clock))
                                .map(year -> year + "年尚未录入")
                                .orElse("无"));
    }
}
