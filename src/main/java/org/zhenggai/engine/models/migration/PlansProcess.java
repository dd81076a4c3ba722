package org.zhenggai.engine.models.migration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.springframework.stereotype.Component;

/** The engine's plan for a passage, and what the engine has against it. */
@Component
@RequiredArgsConstructor
class PlansProcess {

    private final RuntimeService runtime;
    private final DrawingsProcess drawings;

    /**
     * Why something does not come over.
     *
     * @param step id of the step in the older version; empty where it is the instance as a whole
     */
    record Fault(String step, String name, String reason) {}

    /** A plan, or what is wrong with it. */
    record Planned(Optional<MigrationPlan> plan, List<Fault> faults) {}

    /** Equal ids to each other, and the chosen steps; timers and messages begin anew only where the model says another one. */
    Planned plan(Passage passage, Map<String, String> choices) {
        Map<String, String> steps = new LinkedHashMap<>();
        for (MigrationInstruction same : runtime.createMigrationPlan(passage.from(), passage.to())
                .mapEqualActivities()
                .build()
                .getInstructions()) {
            if (isStill(passage, same.getSourceActivityId())) {
                steps.put(same.getSourceActivityId(), same.getTargetActivityId());
            }
        }
        steps.putAll(passage.chosen(choices));
        MigrationPlanBuilder builder = runtime.createMigrationPlan(passage.from(), passage.to());
        steps.forEach((from, to) -> {
            MigrationInstructionBuilder mapped = builder.mapActivities(from, to);
            if (isNewTrigger(passage, from, to)) {
                mapped.updateEventTrigger();
            }
        });
        try {
            return new Planned(Optional.of(builder.build()), List.of());
        } catch (MigrationPlanValidationException e) {
            List<Fault> faults = e.getValidationReport().getInstructionReports().stream()
                    .flatMap(report -> report.getFailures().stream()
                            .map(said -> fault(
                                    passage, report.getMigrationInstruction().getSourceActivityId(), said)))
                    .toList();
            return new Planned(Optional.empty(), faults);
        }
    }

    /** What repeats a step goes with it. */
    private boolean isStill(Passage passage, String id) {
        String step = id.replaceFirst("#.*", "");
        Node before = drawings.of(passage.from()).nodes().get(step);
        return before == null
                || before.isStill(drawings.of(passage.to()).nodes().get(step));
    }

    private boolean isNewTrigger(Passage passage, String from, String to) {
        Node before = drawings.of(passage.from()).nodes().get(from);
        Node after = drawings.of(passage.to()).nodes().get(to);
        return before != null
                && after != null
                && !after.trigger().isEmpty()
                && !before.trigger().isEmpty()
                && !before.trigger().equals(after.trigger());
    }

    /** What the engine has against moving an instance: one fault, the first that names a step. */
    Fault fault(Passage passage, MigratingProcessInstanceValidationException refused) {
        MigratingProcessInstanceValidationReport report = refused.getValidationReport();
        Map<String, String> said = new TreeMap<>();
        report.getActivityInstanceReports().stream()
                .filter(one -> one.hasFailures())
                .forEach(one -> said.putIfAbsent(
                        one.getSourceScopeId(), one.getFailures().get(0)));
        report.getTransitionInstanceReports().stream()
                .filter(one -> one.hasFailures())
                .forEach(one -> said.putIfAbsent(
                        one.getSourceScopeId(), one.getFailures().get(0)));
        if (!said.isEmpty()) {
            Map.Entry<String, String> first = said.entrySet().iterator().next();
            return fault(passage, first.getKey(), first.getValue());
        }
        return fault(
                passage,
                "",
                report.getFailures().isEmpty() ? "" : report.getFailures().get(0));
    }

    private Fault fault(Passage passage, String step, String said) {
        UnaryOperator<String> names = id -> name(passage, id);
        return new Fault(step, step.isEmpty() ? "" : names.apply(step), Reasons.of(said, names));
    }

    /** The name of a step in either version; the engine calls what repeats a step by its id and a word of its own. */
    String name(Passage passage, String id) {
        String step = id.replaceFirst("#.*", "");
        Node before = drawings.of(passage.from()).nodes().get(step);
        Node found = before == null ? drawings.of(passage.to()).nodes().get(step) : before;
        return found == null ? "整个流程" : found.name();
    }
}
