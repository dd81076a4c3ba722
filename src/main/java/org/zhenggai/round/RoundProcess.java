package org.zhenggai.round;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.contract.ModelMessage;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;

/** The round's side of the engine; the business key is the round's id. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
@ModelMessage(name = "rectification.itemsClosed", what = "全部事项已销号", to = ModelProcess.RECTIFICATION_ROUND)
public class RoundProcess {

    private final RuntimeService runtime;

    /** Starts the cycle of a round that was just committed. */
    public void start(long round) {
        OwnStartProcess.start(runtime, ModelProcess.RECTIFICATION_ROUND, round);
    }

    /** Tells the round that its last open item is closed; ignored while the round does not wait for that. */
    public void itemsClosed(long round) {
        runtime.createMessageCorrelation("rectification.itemsClosed")
                .processInstanceBusinessKey(Long.toString(round))
                .correlateAll();
    }
}
