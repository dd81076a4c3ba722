package org.zhenggai.deadline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Warns of the deadlines of a chunk of items. */
@Component
class WarnDeadlinesDelegate implements JavaDelegate {

    private final Warnings warnings;

    WarnDeadlinesDelegate(Warnings warnings) {
        this.warnings = warnings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        warnings.warn(BusinessKey.of(execution));
    }
}
