package org.zhenggai.work.report;

import lombok.RequiredArgsConstructor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Service;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.RuleSets;

/** The clock of a round by which its periods open; in a demo the office does not have to wait for it. */
@Service
@RequiredArgsConstructor
public class PeriodClock {

    private static final String CADENCE = "cadence";

    private final Periods periods;
    private final ReportProcess process;
    private final RuleSets rules;
    private final Environment environment;

    /** When the next period opens. */
    public NextPeriod next(long round) {
        return new NextPeriod(
                process.nextOpening(round).orElse(null), rules.figure(round, CADENCE), rules.source(round, CADENCE));
    }

    /** Whether he may let a period of this round open now, which is for a demo alone: real days are the town's. */
    public boolean mayOpenNow(Viewer viewer, long round) {
        return isDemo()
                && viewer.isOffice()
                && !periods.isRunning(round)
                && process.nextOpening(round).isPresent();
    }

    /** Lets the clock strike now. */
    public void openNow(long round) {
        Refusal.unless(isDemo(), "只有演示环境可以提前开启报告期。");
        Refusal.unless(!periods.isRunning(round), "这一期报告正在填报，截止后才能开启下一期。");
        Refusal.unless(process.openNow(round), "本轮现在没有等待开启的报告期，请刷新页面查看。");
    }

    private boolean isDemo() {
        return environment.acceptsProfiles(Profiles.of("demo"));
    }
}
