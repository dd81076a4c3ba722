package org.zhenggai.verification;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;
import org.zhenggai.task.FormListener;

/** Settles a joint check; sets {@code outcome} to {@code passed} or {@code dissented}. */
@Component
class SettleJointCheckDelegate implements JavaDelegate {

    private final JointChecks checks;

    SettleJointCheckDelegate(JointChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                FormListener.OUTCOME, checks.settle(BusinessKey.of(execution)).answer());
    }
}
