package org.zhenggai.report;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;
import org.zhenggai.task.FormListener;

/** Asks for the item's report at once if one is owed now; sets {@code outcome} to {@code asked} or {@code notAsked}. */
@Component
class AskForReportDelegate implements JavaDelegate {

    private final Reports reports;

    AskForReportDelegate(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution item) {
        item.setVariable(FormListener.OUTCOME, reports.ask(BusinessKey.of(item)) ? "asked" : "notAsked");
    }
}
