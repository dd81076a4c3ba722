package org.zhenggai.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Takes the step of special supervision; a leader is to be put in charge. */
@Component
class OpenSupervisionDelegate implements JavaDelegate {

    private final Supervisions supervisions;

    OpenSupervisionDelegate(Supervisions supervisions) {
        this.supervisions = supervisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supervisions.open(BusinessKey.of(execution));
    }
}
