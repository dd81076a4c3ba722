package org.zhenggai.work.deadline;

import java.util.Collection;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.contract.ModelMessage;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;

/** The waits' side of the engine: one instance while an item waits; the business key is the item's id. */
@Component
@RequiredArgsConstructor
@ModelMessage(name = "rectification.askAgainDue", what = "到再次询问日期", to = ModelProcess.WAITING)
@ModelMessage(name = "rectification.conditionMet", what = "外部条件已具备", to = ModelProcess.WAITING)
@ModelMessage(name = "rectification.waitingEnded", what = "报告或结转使等待结束", to = ModelProcess.WAITING)
class WaitingProcess {

    private static final String KEY = ModelProcess.WAITING.id();

    private final RuntimeService runtime;

    void start(long item) {
        OwnStartProcess.start(runtime, ModelProcess.WAITING, item);
    }

    /** The day to ask again has come; a wait that was entered before it had an instance gets one now. */
    void askAgain(Collection<Long> items) {
        items.forEach(item -> {
            if (!send("rectification.askAgainDue", item)) {
                OwnStartProcess.during(
                        ModelProcess.WAITING,
                        item,
                        () -> runtime.createProcessInstanceByKey(KEY)
                                .businessKey(Long.toString(item))
                                .startBeforeActivity("userTask_askAgain")
                                .execute());
            }
        });
    }

    /** The condition is met before anybody was asked, or while somebody is. */
    void conditionMet(long item) {
        send("rectification.conditionMet", item);
    }

    /** The items wait no longer for another reason. */
    void ended(Collection<Long> items) {
        items.forEach(item -> send("rectification.waitingEnded", item));
    }

    private boolean send(String message, long item) {
        return !runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(Long.toString(item))
                .correlateAllWithResult()
                .isEmpty();
    }
}
