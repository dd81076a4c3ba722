package org.zhenggai.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Records that a talk is not held because the stall has ended. */
@Component
class CallOffTalkDelegate implements JavaDelegate {

    private final Talks talks;

    CallOffTalkDelegate(Talks talks) {
        this.talks = talks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        talks.callOff(BusinessKey.of(execution));
    }
}
