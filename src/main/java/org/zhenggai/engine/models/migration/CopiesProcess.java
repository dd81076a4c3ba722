package org.zhenggai.engine.models.migration;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhenggai.engine.models.compare.Comparison;
import org.zhenggai.engine.models.compare.Reach;
import org.zhenggai.engine.models.migration.Passage.Lost;
import org.zhenggai.engine.models.migration.PlansProcess.Fault;
import org.zhenggai.engine.models.migration.PlansProcess.Planned;
import org.zhenggai.engine.models.state.OpenStates.Place;
import org.zhenggai.engine.models.state.OpenStates.State;
import org.zhenggai.engine.models.state.RunningModel;
import org.zhenggai.engine.models.state.RunningModel.Step;
import org.zhenggai.engine.models.state.RunningModel.Version;

/**
 * Builds one instance for each way in which instances of a model stand, in an engine of its own with the model that runs, and
 * moves each to the changed one by the plan that the page of migrations proposes.
 */
public final class CopiesProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CopiesProcess.class);

    private final ProcessEngine engine;
    private final DrawingsProcess drawings;
    private final PlansProcess plans;

    /** An engine for these models, as they run and as they would. */
    public CopiesProcess(Map<String, String> running, Map<String, String> changed) {
        List<String> models = new ArrayList<>(running.values());
        models.addAll(changed.values());
        engine = BareEngineProcess.start(models);
        drawings = new DrawingsProcess(engine.getRepositoryService());
        plans = new PlansProcess(engine.getRuntimeService(), drawings);
    }

    /**
     * What became of the instances that stand alike.
     *
     * @param isMade whether such an instance could be made; where not, nothing is known of it
     * @param reason why they stay in the older version, empty where they move
     * @param step the name of the step that holds them, empty where it is the instance as a whole
     */
    public record Move(State state, boolean isMade, String step, String reason) {

        public boolean isMoved() {
            return isMade && reason.isEmpty();
        }
    }

    /** A step that is gone, with the name of what takes its place; empty where nothing can. */
    public record Gone(String step, String name, String successor) {}

    /** A step whose timer is another one now. */
    public record Renewed(String step, String name) {}

    /**
     * What becomes of a model's instances.
     *
     * @param before names of steps by id, as the model runs
     * @param after the same, as it would
     */
    public record Moved(
            String name,
            List<Move> moves,
            List<Gone> gone,
            List<Renewed> renewed,
            Map<String, String> before,
            Map<String, String> after) {}

    /** Moves what stands in a model to the changed one. */
    public Moved move(String process, String running, String changed, List<State> states) {
        Version from = deployed(process, running, states);
        Version to = deployed(process, changed, List.of());
        RunningModel model = new RunningModel(process, name(process, to), List.of(to, from), false);
        Drawing before = drawings.of(from.id());
        Drawing after = drawings.of(to.id());
        Passage passage =
                Passages.passage(model, from, before, after, Reach.of(Comparison.of(before.files(), after.files())));
        Map<String, String> choices = new LinkedHashMap<>();
        passage.lost().stream()
                .filter(lost -> !lost.suggested().isEmpty())
                .forEach(lost -> choices.put(lost.node().id(), lost.suggested()));
        Planned planned = plans.plan(passage, choices);
        List<Move> moves = states.stream()
                .map(state -> move(passage, planned, from.id(), state))
                .toList();
        return new Moved(
                model.name(),
                moves,
                passage.lost().stream().map(CopiesProcess::gone).toList(),
                renewed(from.id(), to.id()),
                names(from.id()),
                names(to.id()));
    }

    private static Gone gone(Lost lost) {
        return new Gone(
                lost.node().id(),
                lost.node().name(),
                lost.candidates().isEmpty() ? "" : lost.candidates().get(0).name());
    }

    private Move move(Passage passage, Planned planned, String from, State state) {
        Optional<String> made = make(from, state.places());
        if (made.isEmpty()) {
            return new Move(state, false, "", "");
        }
        Optional<Fault> fault = planned.plan().isEmpty()
                ? planned.faults().stream().findFirst()
                : execute(passage, planned.plan().get(), made.get());
        return new Move(
                state,
                true,
                fault.map(Fault::name).orElse(""),
                fault.map(Fault::reason).orElse(""));
    }

    private Optional<Fault> execute(Passage passage, MigrationPlan plan, String instance) {
        try {
            engine.getRuntimeService()
                    .newMigration(plan)
                    .processInstanceIds(instance)
                    .execute();
            return Optional.empty();
        } catch (MigratingProcessInstanceValidationException e) {
            return Optional.of(plans.fault(passage, e));
        } catch (RuntimeException e) {
            LOG.warn("A copy does not move", e);
            return Optional.of(new Fault("", "", Reasons.UNKNOWN));
        }
    }

    /** An instance at these places, as the engine's own way of changing instances makes it; no listener hears of it. */
    private Optional<String> make(String definition, List<Place> places) {
        try {
            ProcessInstantiationBuilder made = engine.getRuntimeService().createProcessInstanceById(definition);
            places.forEach(place -> made.startBeforeActivity(place.step()));
            String id = made.execute(true, true).getId();
            enter(id, places);
            return Optional.of(id);
        } catch (RuntimeException e) {
            LOG.warn("No copy at {}: {}", places, e.toString());
            return Optional.empty();
        }
    }

    /** What has begun has left its job behind. */
    private void enter(String instance, List<Place> places) {
        for (Job job : engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .messages()
                .list()) {
            String step = engine.getManagementService()
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId()
                    .replaceFirst("#.*", "");
            if (places.contains(new Place(step, false)) && !places.contains(new Place(step, true))) {
                engine.getManagementService().executeJob(job.getId());
            }
        }
    }

    /** Called models begin instances of their own, which stand in states of their own. */
    private Version deployed(String process, String model, List<State> states) {
        String deployment = engine.getRepositoryService()
                .createDeployment()
                .addInputStream(
                        process + ".bpmn",
                        new ByteArrayInputStream(BareEngineProcess.alone(model).getBytes(StandardCharsets.UTF_8)))
                .deploy()
                .getId();
        ProcessDefinition definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .processDefinitionKey(process)
                .singleResult();
        Map<String, Long> steps = new TreeMap<>();
        states.forEach(state ->
                state.places().forEach(place -> steps.merge(place.step(), (long) state.count(), Long::sum)));
        return new Version(
                definition.getId(),
                definition.getVersion(),
                false,
                states.stream().mapToLong(State::count).sum(),
                0,
                0,
                0,
                steps.entrySet().stream()
                        .map(step -> new Step(step.getKey(), step.getKey(), "", step.getValue()))
                        .toList());
    }

    private String name(String process, Version version) {
        String name =
                engine.getRepositoryService().getProcessDefinition(version.id()).getName();
        return name == null ? process : name;
    }

    private List<Renewed> renewed(String from, String to) {
        Map<String, Node> before = drawings.of(from).nodes();
        return drawings.of(to).nodes().values().stream()
                .filter(node -> before.containsKey(node.id()))
                .filter(node -> node.trigger().contains("timer")
                        && !node.trigger().equals(before.get(node.id()).trigger()))
                .map(node -> new Renewed(node.id(), node.name()))
                .toList();
    }

    private Map<String, String> names(String definition) {
        Map<String, String> names = new TreeMap<>();
        drawings.of(definition).nodes().forEach((id, node) -> names.put(id, node.name()));
        return names;
    }

    @Override
    public void close() {
        engine.close();
    }
}
