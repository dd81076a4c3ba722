package org.zhenggai.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Records that a week of a supervision passed without a report. */
@Component
class RecordMissedWeekDelegate implements JavaDelegate {

    private final Supervisions supervisions;

    RecordMissedWeekDelegate(Supervisions supervisions) {
        this.supervisions = supervisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supervisions.missWeek(BusinessKey.of(execution));
    }
}
