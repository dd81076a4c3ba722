package org.zhenggai.ladder.supervision;

import java.time.Clock;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Days;
import org.zhenggai.ladder.StalledItem;
import org.zhenggai.ladder.Steps;
import org.zhenggai.round.Issuers;
import org.zhenggai.round.item.LadderStep;

/** The words of the supervision notice (专项督办通知) to the unit. */
@Component
@RequiredArgsConstructor
class SupervisionNotice {

    private final Steps steps;
    private final Issuers issuers;
    private final Clock clock;

    /**
     * The notice of an episode.
     *
     * @param leader name of who is in charge
     * @param demand what he demands
     */
    String of(long episode, String leader, String demand) {
        StalledItem stalled = steps.stalled(episode);
        LocalDate today = LocalDate.now(clock);
        return """
                专项督办通知〔%d〕%d号

                %s：

                你单位牵头的%s整改事项%s“%s”已停滞%d个报告期，原因：%s。经研究，列为专项督办事项，由%s负责督办。

                督办要求：%s

                督办期间每周报告一次，直至督办解除。

                %s
                %s
                """.formatted(
                        today.getYear(),
                        steps.nextNumber(LadderStep.SUPERVISION),
                        stalled.unit(),
                        stalled.roundName(),
                        stalled.number(),
                        stalled.title(),
                        stalled.fortnights(),
                        stalled.reasons(),
                        leader,
                        demand,
                        issuers.office(),
                        Days.words(today));
    }
}
