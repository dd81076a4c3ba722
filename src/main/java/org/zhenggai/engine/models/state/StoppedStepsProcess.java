package org.zhenggai.engine.models.state;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.round.CaseModels;

/** Steps that have failed for the last time, by model, version and step, and trying them again. */
@Component
@RequiredArgsConstructor
class StoppedStepsProcess {

    static final String FAILED = "failedJob";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService models;
    private final StepsProcess steps;
    private final Clock clock;

    /**
     * A step that has stopped.
     *
     * @param definition of the engine
     * @param reason without a word of the case
     * @param count of instances that have stopped there
     */
    record Stopped(
            String definition,
            String model,
            int version,
            String step,
            String name,
            String reason,
            long count,
            LocalDateTime since) {}

    /** All but those of models that only their own people know of; their administrators are told by notice. */
    List<Stopped> all() {
        Map<String, List<Incident>> places = new LinkedHashMap<>();
        incidents(any -> true)
                .forEach(one -> places.computeIfAbsent(
                                one.getProcessDefinitionId() + " " + one.getActivityId(), any -> new ArrayList<>())
                        .add(one));
        return places.values().stream()
                .map(this::stopped)
                .sorted(Comparator.comparing(Stopped::since))
                .toList();
    }

    private List<Incident> incidents(Predicate<Incident> wanted) {
        return runtime.createIncidentQuery().incidentType(FAILED).list().stream()
                .filter(one -> one.getId().equals(one.getRootCauseIncidentId()))
                .filter(one -> one.getProcessDefinitionId() != null && one.getConfiguration() != null)
                .filter(one -> !CaseModels.isRestricted(TaskIdsProcess.model(one.getProcessDefinitionId())))
                .filter(wanted)
                .toList();
    }

    private Stopped stopped(List<Incident> same) {
        Incident first = same.stream()
                .min(Comparator.comparing(Incident::getIncidentTimestamp))
                .orElseThrow();
        ProcessDefinition model = models.getProcessDefinition(first.getProcessDefinitionId());
        String step = Objects.toString(first.getActivityId(), "");
        String trace = management.getJobExceptionStacktrace(first.getConfiguration());
        return new Stopped(
                model.getId(),
                Objects.toString(model.getName(), model.getKey()),
                model.getVersion(),
                step,
                steps.of(model.getId(), step).name(),
                Fault.of(Objects.toString(first.getIncidentMessage(), ""), Objects.toString(trace, "")),
                same.size(),
                TaskIdsProcess.time(first.getIncidentTimestamp(), clock));
    }

    /** Lets all that stopped at the step be tried once more; returns how many. */
    int retry(String definition, String step) {
        return retry(one -> one.getProcessDefinitionId().equals(definition)
                && Objects.toString(one.getActivityId(), "").equals(step));
    }

    /** The same for what stopped because a model was suspended. */
    int retryHeld() {
        return retry(one -> Objects.toString(one.getIncidentMessage(), "").contains(HoldsConfiguration.HELD));
    }

    private int retry(Predicate<Incident> wanted) {
        List<String> jobs =
                incidents(wanted).stream().map(Incident::getConfiguration).toList();
        if (!jobs.isEmpty()) {
            management.setJobRetries(jobs, 1);
        }
        return jobs.size();
    }
}
