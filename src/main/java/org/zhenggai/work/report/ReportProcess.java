package org.zhenggai.work.report;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;

/** The reporting periods' side of the engine; the business key is the period's id. */
@Component
@RequiredArgsConstructor
class ReportProcess {

    private static final String KEY = ModelProcess.FORTNIGHTLY_REPORT.id();
    private static final String ROUND = "rectification-round";
    private static final String FORTNIGHT = "timer_fortnight";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient jdbc;
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
        return Optional.ofNullable(nextOpenings(Set.of(round)).get(round));
    }

    private record Opening(String round, Date at) {}

    /** The same of several, by round, in one query. */
    Map<Long, LocalDateTime> nextOpenings(Set<Long> rounds) {
        return rounds.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                                select e.business_key_ as round, min(j.duedate_) as at from act_ru_job j
                                    join act_ru_jobdef f on f.id_ = j.job_def_id_
                                    join act_ru_execution e on e.id_ = j.process_instance_id_
                                where f.act_id_ = :timer and f.proc_def_key_ = :model and e.business_key_ in (:rounds)
                                group by e.business_key_
                                """)
                        .param("timer", FORTNIGHT)
                        .param("model", ROUND)
                        .param("rounds", rounds.stream().map(String::valueOf).toList())
                        .query(Opening.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(
                                one -> Long.parseLong(one.round()), one -> TaskIdsProcess.time(one.at(), clock)));
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
                .processInstanceBusinessKey(Long.toString(round), ROUND)
                .list()
                .stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .activityId(FORTNIGHT)
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .findFirst();
    }

    void start(long period) {
        OwnStartProcess.start(runtime, ModelProcess.FORTNIGHTLY_REPORT, period);
    }
}
