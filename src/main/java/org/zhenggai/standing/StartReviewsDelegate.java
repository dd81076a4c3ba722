package org.zhenggai.standing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Sets the rhythm of reviews of a standing item that was closed. */
@Component
class StartReviewsDelegate implements JavaDelegate {

    private final StandingSteps reviews;

    StartReviewsDelegate(StandingSteps reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.start(BusinessKey.of(execution));
    }
}
