package org.zhenggai.escalation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Assesses the stalls of a period at its cut-off. */
@Component
class AssessStallsDelegate implements JavaDelegate {

    private final Stalls stalls;

    AssessStallsDelegate(Stalls stalls) {
        this.stalls = stalls;
    }

    @Override
    public void execute(DelegateExecution execution) {
        stalls.assess(BusinessKey.of(execution));
    }
}
