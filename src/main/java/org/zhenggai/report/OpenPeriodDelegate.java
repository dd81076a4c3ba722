package org.zhenggai.report;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Opens the round's next reporting period. */
@Component
class OpenPeriodDelegate implements JavaDelegate {

    private final Periods periods;

    OpenPeriodDelegate(Periods periods) {
        this.periods = periods;
    }

    @Override
    public void execute(DelegateExecution execution) {
        periods.open(BusinessKey.of(execution));
    }
}
