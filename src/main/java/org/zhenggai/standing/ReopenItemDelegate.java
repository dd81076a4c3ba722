package org.zhenggai.standing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;
import org.zhenggai.task.FormListener;

/** Opens a rebounded item again if its round is not archived; sets {@code outcome} to {@code reopened} or {@code notReopened}. */
@Component
class ReopenItemDelegate implements JavaDelegate {

    private final StandingSteps reviews;

    ReopenItemDelegate(StandingSteps reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean isReopened = reviews.reopen(BusinessKey.of(execution));
        execution.setVariable(FormListener.OUTCOME, isReopened ? "reopened" : "notReopened");
    }
}
