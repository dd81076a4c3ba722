package org.zhenggai.escalation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Names the stalled item in the period's bulletin. */
@Component
class NameInBulletinDelegate implements JavaDelegate {

    private final Steps steps;

    NameInBulletinDelegate(Steps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.name(BusinessKey.of(execution));
    }
}
