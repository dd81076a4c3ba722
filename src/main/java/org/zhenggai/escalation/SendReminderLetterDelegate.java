package org.zhenggai.escalation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Writes the reminder letter to the unit. */
@Component
class SendReminderLetterDelegate implements JavaDelegate {

    private final Steps steps;

    SendReminderLetterDelegate(Steps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.sendLetter(BusinessKey.of(execution));
    }
}
