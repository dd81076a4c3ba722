package org.zhenggai.report;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The reporting periods' side of the engine; the business key is the period's id. */
@Component
class ReportProcess {

    private final RuntimeService runtime;

    ReportProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    void start(long period) {
        runtime.startProcessInstanceByKey("fortnightly-report", Long.toString(period));
    }
}
