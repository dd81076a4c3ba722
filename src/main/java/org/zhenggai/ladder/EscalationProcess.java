package org.zhenggai.ladder;

import java.util.Collection;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.contract.ModelMessage;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;

/** The escalation's side of the engine; the business key is the id of the episode. */
@Component
@RequiredArgsConstructor
@ModelMessage(name = "rectification.stalled", what = "又停滞一个两周", to = ModelProcess.ESCALATION)
@ModelMessage(name = "rectification.stallEnded", what = "事项已有进展", to = ModelProcess.ESCALATION)
class EscalationProcess {

    private final RuntimeService runtime;

    /** Starts the episodes, which at once take the steps of their first fortnight. */
    void start(Collection<Long> episodes) {
        episodes.forEach(episode -> OwnStartProcess.start(runtime, ModelProcess.ESCALATION, episode));
    }

    /** The episode's item has stalled for one more fortnight. */
    void stalled(Collection<Long> episodes) {
        send("rectification.stalled", episodes);
    }

    /** The episode's item moves again. */
    void ended(Collection<Long> episodes) {
        send("rectification.stallEnded", episodes);
    }

    private void send(String message, Collection<Long> episodes) {
        episodes.forEach(episode -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(Long.toString(episode))
                .correlateAll());
    }
}
