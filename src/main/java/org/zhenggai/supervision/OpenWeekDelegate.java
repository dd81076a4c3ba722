package org.zhenggai.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Opens the next week of a supervision. */
@Component
class OpenWeekDelegate implements JavaDelegate {

    private final Supervisions supervisions;

    OpenWeekDelegate(Supervisions supervisions) {
        this.supervisions = supervisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supervisions.openWeek(BusinessKey.of(execution));
    }
}
