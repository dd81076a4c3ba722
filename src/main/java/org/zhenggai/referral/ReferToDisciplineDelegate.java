package org.zhenggai.referral;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Refers the stalled item to the discipline inspection. */
@Component
class ReferToDisciplineDelegate implements JavaDelegate {

    private final Referrals referrals;

    ReferToDisciplineDelegate(Referrals referrals) {
        this.referrals = referrals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        referrals.refer(BusinessKey.of(execution));
    }
}
