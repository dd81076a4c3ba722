package org.zhenggai.work.report;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The reporting periods' side of the engine; the business key is the period's id. */
@Component
class ReportProcess {

    private static final String KEY = "fortnightly-report";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;

    ReportProcess(RuntimeService runtime, ManagementService management, Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
    }

    /** Lets the cut-off timer of a running period fire at another time. */
    void moveCutOff(long period, LocalDateTime cutOff) {
        management
                .createJobQuery()
                .processDefinitionKey(KEY)
                .activityId("timer_cutOff")
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(Long.toString(period), KEY)
                        .singleResult()
                        .getId())
                .list()
                .forEach(job -> management.setJobDuedate(
                        job.getId(), Date.from(cutOff.atZone(clock.getZone()).toInstant()), false));
    }

    void start(long period) {
        runtime.startProcessInstanceByKey(KEY, Long.toString(period));
    }
}
