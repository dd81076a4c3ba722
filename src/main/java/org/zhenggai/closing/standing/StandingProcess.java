package org.zhenggai.closing.standing;

import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;

/** The engine's side of a series of reviews; the business key is the series' id. */
@Component
@RequiredArgsConstructor
class StandingProcess {

    private final RuntimeService runtime;

    void start(long series) {
        OwnStartProcess.start(runtime, ModelProcess.STANDING_REVIEW, series);
    }
}
