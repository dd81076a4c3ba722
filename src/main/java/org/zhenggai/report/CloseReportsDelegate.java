package org.zhenggai.report;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Closes a chunk of reports that are still owed at the cut-off. */
@Component
class CloseReportsDelegate implements JavaDelegate {

    private final Periods periods;

    CloseReportsDelegate(Periods periods) {
        this.periods = periods;
    }

    @Override
    public void execute(DelegateExecution execution) {
        periods.closeReports(BusinessKey.of(execution));
    }
}
