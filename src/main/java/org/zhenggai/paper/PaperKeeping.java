package org.zhenggai.paper;

import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhenggai.paper.circular.CircularPaper;
import org.zhenggai.round.Recorded;

/** Keeps what a paper of a round says at the moment it is submitted, reported or approved, in the same transaction. */
@Component
@RequiredArgsConstructor
class PaperKeeping {

    private final KeptPapers kept;
    private final PlanPaper plan;
    private final ProgressPaper progress;
    private final CircularPaper circular;

    /** A round that is too long for a paper keeps none of it. */
    @EventListener
    void recorded(Recorded event) {
        long round = event.round();
        switch (event.kind()) {
            case PLAN_SUBMITTED -> plan.facts(round).ifPresent(facts -> kept.keep(DocumentKind.PLAN, round, facts));
            case PLAN_RETURNED -> kept.giveBack(DocumentKind.PLAN, round);
            case PROGRESS_REPORTED -> kept.keep(DocumentKind.PROGRESS_REPORT, round, progress.facts(round));
            case CIRCULAR_RETURNED -> kept.giveBack(DocumentKind.PROGRESS_REPORT, round);
            case CIRCULAR_APPROVED ->
                circular.facts(round).ifPresent(facts -> kept.keep(CircularPaper.KEPT, round, facts));
            default -> {}
        }
    }
}
