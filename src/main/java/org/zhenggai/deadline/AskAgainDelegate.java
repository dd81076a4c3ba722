package org.zhenggai.deadline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Asks the units of a chunk of items whose day to ask again has come. */
@Component
class AskAgainDelegate implements JavaDelegate {

    private final Waits waits;

    AskAgainDelegate(Waits waits) {
        this.waits = waits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        waits.askAgain(BusinessKey.of(execution));
    }
}
