package org.zhenggai.closure;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Closes an item that everybody has signed off. */
@Component
class CloseItemDelegate implements JavaDelegate {

    private final Closing closing;

    CloseItemDelegate(Closing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        closing.close(BusinessKey.of(execution));
    }
}
