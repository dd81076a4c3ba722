package org.zhenggai.round.item;

import java.util.Collection;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.contract.ModelMessage;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;

/** The items' side of the engine: one instance an item, found by its business key, the item's id. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
@ModelMessage(
        name = "rectification.itemReopened",
        what = "反弹后重新打开",
        to = ModelProcess.RECTIFICATION_ITEM,
        starts = true)
@ModelMessage(name = "rectification.reportDue", what = "新一期报告开始催报", to = ModelProcess.RECTIFICATION_ITEM)
@ModelMessage(name = "rectification.reportMissed", what = "到截止没有报告", to = ModelProcess.RECTIFICATION_ITEM)
@ModelMessage(name = "rectification.extensionRequested", what = "另行申请延期", to = ModelProcess.RECTIFICATION_ITEM)
@ModelMessage(name = "rectification.carriedOver", what = "剩余事项结转", to = ModelProcess.RECTIFICATION_ITEM)
public class ItemProcess {

    private final RuntimeService runtime;

    public void start(Collection<Long> items) {
        items.forEach(item -> OwnStartProcess.start(runtime, ModelProcess.RECTIFICATION_ITEM, item));
    }

    /** Takes an item that was closed back into work: an instance of its own, which begins where the model says. */
    public void reopen(long item) {
        OwnStartProcess.during(
                ModelProcess.RECTIFICATION_ITEM,
                item,
                () -> runtime.createMessageCorrelation("rectification.itemReopened")
                        .processInstanceBusinessKey(Long.toString(item))
                        .correlateStartMessage());
    }

    /** A reporting period has opened and the item's unit is asked for its report. */
    public void reportDue(Collection<Long> items) {
        send("rectification.reportDue", items);
    }

    /** The cut-off has passed; a report still open is closed as missing. */
    public void reportMissed(Collection<Long> items) {
        send("rectification.reportMissed", items);
    }

    /**
     * The unit asks for a later deadline between two reports.
     *
     * @return whether the item waits for the next report, and so could take it
     */
    public boolean extensionRequested(long item) {
        return !runtime.createMessageCorrelation("rectification.extensionRequested")
                .processInstanceBusinessKey(Long.toString(item))
                .correlateAllWithResult()
                .isEmpty();
    }

    /** The office carries the item over, whatever it is waiting for. */
    public void carriedOver(Collection<Long> items) {
        send("rectification.carriedOver", items);
    }

    private void send(String message, Collection<Long> items) {
        items.forEach(item -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(Long.toString(item))
                .correlateAll());
    }
}
