package org.zhenggai.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Takes the step of the talk; the office is to arrange it. */
@Component
class OpenTalkDelegate implements JavaDelegate {

    private final Talks talks;

    OpenTalkDelegate(Talks talks) {
        this.talks = talks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        talks.open(BusinessKey.of(execution));
    }
}
