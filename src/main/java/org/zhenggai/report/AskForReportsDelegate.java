package org.zhenggai.report;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Asks the units of a chunk of items for their reports. */
@Component
class AskForReportsDelegate implements JavaDelegate {

    private final Periods periods;

    AskForReportsDelegate(Periods periods) {
        this.periods = periods;
    }

    @Override
    public void execute(DelegateExecution execution) {
        periods.askForReports(BusinessKey.of(execution));
    }
}
