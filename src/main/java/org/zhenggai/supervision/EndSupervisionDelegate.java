package org.zhenggai.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Ends a supervision because the stall has ended. */
@Component
class EndSupervisionDelegate implements JavaDelegate {

    private final Supervisions supervisions;

    EndSupervisionDelegate(Supervisions supervisions) {
        this.supervisions = supervisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supervisions.end(BusinessKey.of(execution));
    }
}
