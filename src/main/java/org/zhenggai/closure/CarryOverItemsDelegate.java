package org.zhenggai.closure;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Carries over a chunk of the round's open items. */
@Component
class CarryOverItemsDelegate implements JavaDelegate {

    private final RoundClosing roundClosing;

    CarryOverItemsDelegate(RoundClosing roundClosing) {
        this.roundClosing = roundClosing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        roundClosing.carryOver(BusinessKey.of(execution));
    }
}
