package org.zhenggai.work.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.process.Cycle.HANDLER;
import static org.zhenggai.process.Cycle.OFFICE;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.RuleSets;

/** When a period opens is said before it does, and a demo need not wait. */
@EngineTest
class PeriodClockTest extends ProcessTest {

    private static final Viewer OF_OFFICE = Viewer.of(OFFICE, "", List.of(Role.RECTIFICATION_OFFICE.code()));
    private static final Viewer OF_UNIT = Viewer.of(HANDLER, "", List.of(Role.INSPECTED_UNIT.code()));

    @Autowired
    private PeriodClock periodClock;

    @Autowired
    private Periods periods;

    @Autowired
    private ReportProcess process;

    @Autowired
    private RuleSets rules;

    private PeriodClock ofADemo() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("demo");
        return new PeriodClock(periods, process, rules, environment);
    }

    @Test
    void beforeThePlanIsFinalTheDayIsSaidByItsRule() {
        long round = cycle.plannedRound(1, org.zhenggai.process.Cycle::planned);
        NextPeriod next = periodClock.next(round);
        assertThat(next.opensAt()).isNull();
        assertThat(next.words()).isEqualTo("方案定稿后的下一个星期一09:00");
        assertThat(ofADemo().mayOpenNow(OF_OFFICE, round)).isFalse();
        assertThatThrownBy(() -> ofADemo().openNow(round))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有等待开启");
    }

    @Test
    void theFirstPeriodOpensOnTheMondayAfterOrInADemoNow() {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        cycle.toWork(item);
        NextPeriod next = periodClock.next(round);
        LocalDateTime monday = next.opensAt();
        assertThat(monday.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(monday.toLocalTime()).isEqualTo(LocalTime.of(9, 0));
        assertThat(next.words()).matches("2024年\\d+月\\d+日 09:00（星期一）");
        assertThat(next.cadence()).isEqualTo(14);

        assertThat(periodClock.mayOpenNow(OF_OFFICE, round)).isFalse();
        assertThatThrownBy(() -> periodClock.openNow(round)).hasMessageContaining("只有演示环境");
        assertThat(cycle.tasks("reportProgress", item)).isEmpty();

        PeriodClock demo = ofADemo();
        assertThat(demo.mayOpenNow(OF_UNIT, round)).isFalse();
        assertThat(demo.mayOpenNow(OF_OFFICE, round)).isTrue();
        demo.openNow(round);
        cycle.runJobs();
        assertThat(cycle.tasks("reportProgress", item)).hasSize(1);
        assertThat(demo.mayOpenNow(OF_OFFICE, round)).isFalse();
        assertThatThrownBy(() -> demo.openNow(round)).hasMessageContaining("正在填报");
        assertThat(periodClock.next(round).opensAt())
                .as("the clock goes on as it would have")
                .isEqualTo(monday);
    }
}
