package org.zhenggai.work.report;

import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code real-progress}, which process designers edit, whether a report moves its item. */
@Component
@RequiredArgsConstructor
class RealProgressProcess {

    private static final String KEY = "real-progress";

    private final DecisionService decisions;

    /**
     * What a report brings.
     *
     * @param newEvidence new words for evidence, counted as one, and new files
     * @param gain percent more than last reported; negative when it went back
     */
    record Facts(int finishedMeasures, int newEvidence, int gain) {}

    /**
     * Whether this is real progress, which ends an episode of stall.
     *
     * @throws IllegalStateException when no row of the table fits
     */
    boolean hasMoved(Facts facts) {
        Boolean moved = decisions
                .evaluateDecisionTableByKey(
                        KEY,
                        Variables.createVariables()
                                .putValue("finishedMeasures", facts.finishedMeasures())
                                .putValue("newEvidence", facts.newEvidence())
                                .putValue("gain", facts.gain()))
                .getSingleEntry();
        if (moved == null) {
            throw new IllegalStateException("No row of " + KEY + " fits " + facts);
        }
        return moved;
    }
}
