package org.zhenggai.work.report;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** The reporting periods' side of the engine; the business key is the period's id. */
@Component
@RequiredArgsConstructor
class ReportProcess {

    private static final String KEY = "fortnightly-report";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;

    /**
     * Lets the cut-off timer of a running period fire at another time. One whose instance an administrator has deleted has
     * no timer, and must not keep a calendar from being loaded.
     */
    void moveCutOff(long period, LocalDateTime cutOff) {
        Date time = Date.from(cutOff.atZone(clock.getZone()).toInstant());
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(Long.toString(period), KEY)
                .list()
                .forEach(instance -> management
                        .createJobQuery()
                        .activityId("timer_cutOff")
                        .processInstanceId(instance.getId())
                        .list()
                        .forEach(job -> management.setJobDuedate(job.getId(), time, false)));
    }

    /** When the clock of the round strikes next; empty while it does not run: before the plan is final, and after the round's end. */
    Optional<LocalDateTime> nextOpening(long round) {
        return opening(round)
                .map(job -> LocalDateTime.ofInstant(job.getDuedate().toInstant(), clock.getZone()));
    }

    /**
     * Lets the clock of the round strike before its time; it goes on as it would have.
     *
     * @return false when it does not run
     */
    boolean openNow(long round) {
        Optional<Job> job = opening(round);
        job.ifPresent(found -> management.executeJob(found.getId()));
        return job.isPresent();
    }

    private Optional<Job> opening(long round) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(Long.toString(round), "rectification-round")
                .list()
                .stream()
                .flatMap(
                        instance -> management
                                .createJobQuery()
                                .activityId("timer_fortnight")
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .findFirst();
    }

    void start(long period) {
        runtime.startProcessInstanceByKey(KEY, Long.toString(period));
    }
}
