package org.zhenggai.rules;

import java.time.Clock;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.kernel.setup.Preparation;
import org.zhenggai.kernel.setup.Step;
import org.zhenggai.kernel.setup.Step.Name;
import org.zhenggai.kernel.setup.Step.State;

/** Whether the holidays are known by which working days are counted. */
@Component
@RequiredArgsConstructor
class WorkdaysPreparation implements Preparation {

    private static final String PAGE = "/administration/workdays";

    private final WorkCalendar calendar;
    private final Clock clock;

    @Override
    public Step step() {
        return calendar.missingYear(LocalDate.now(clock))
                .map(year -> Step.ofAdministrator(Name.WORKDAYS, State.OPEN, year + "年的放假安排还没有录入，期限暂按周一至周五计算。", PAGE))
                .orElseGet(() -> Step.ofAdministrator(
                        Name.WORKDAYS, State.DONE, "已录入到" + calendar.years().last() + "年。", PAGE))
                .with(PAGE + "/template", "放假安排.xlsx");
    }
}
