package org.zhenggai.assignment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Starts a chunk of the round's items. */
@Component
class StartItemsDelegate implements JavaDelegate {

    private final Assignment assignment;

    StartItemsDelegate(Assignment assignment) {
        this.assignment = assignment;
    }

    @Override
    public void execute(DelegateExecution round) {
        assignment.start(BusinessKey.of(round));
    }
}
