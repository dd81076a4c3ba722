package org.zhenggai.engine.models.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.models.state.RunningModel.Step;
import org.zhenggai.engine.models.state.RunningModel.Version;
import org.zhenggai.engine.models.state.StepsProcess.Named;
import org.zhenggai.round.CaseModels;

/** Counts what runs by model, version and step; some queries, however many instances there are. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RunningModels {

    private final JdbcClient jdbc;
    private final StepsProcess steps;

    private record Definition(String id, String model, String name, int version, boolean isSuspended) {}

    private record Instances(String definition, long running, long held) {}

    private record Place(String definition, String step, long number) {}

    private record Count(String definition, long number) {}

    /** All models by their key. */
    public List<RunningModel> all() {
        Map<String, Instances> instances = jdbc.sql("""
                        select e.proc_def_id_ as definition, count(*) as running,
                            count(case when e.suspension_state_ = 2 then 1 end) as held
                        from act_ru_execution e where e.parent_id_ is null group by e.proc_def_id_
                        """).query(Instances.class).list().stream()
                .collect(Collectors.toMap(Instances::definition, Function.identity()));
        Map<String, Long> incidents = jdbc.sql("""
                        select i.proc_def_id_ as definition, count(*) as number from act_ru_incident i
                        where i.id_ = i.root_cause_incident_id_ and i.proc_def_id_ is not null group by i.proc_def_id_
                        """).query(Count.class).list().stream()
                .collect(Collectors.toMap(Count::definition, Count::number));
        Map<String, List<Place>> places = places();
        Map<String, List<Definition>> byKey =
                jdbc.sql("""
                        select d.id_ as id, d.key_ as model, coalesce(d.name_, d.key_) as name, d.version_ as version,
                            case when d.suspension_state_ = 2 then true else false end as is_suspended
                        from act_re_procdef d order by d.key_, d.version_ desc
                        """).query(Definition.class).list().stream().collect(Collectors.groupingBy(Definition::model));
        List<RunningModel> all = new ArrayList<>();
        byKey.forEach((key, definitions) -> {
            Definition newest = definitions.get(0);
            List<Version> versions = definitions.stream()
                    .filter(one -> one == newest || instances.containsKey(one.id()))
                    .map(one -> version(
                            one,
                            instances.getOrDefault(one.id(), new Instances(one.id(), 0, 0)),
                            incidents.getOrDefault(one.id(), 0L),
                            places.getOrDefault(one.id(), List.of())))
                    .toList();
            all.add(new RunningModel(key, newest.name(), versions, CaseModels.isRestricted(key)));
        });
        all.sort(Comparator.comparing(RunningModel::key));
        return all;
    }

    public Optional<RunningModel> of(String key) {
        return all().stream().filter(model -> model.key().equals(key)).findFirst();
    }

    /** Whether a step of a definition tells by itself of a case that only its own people may know of. */
    public boolean isQuiet(String definition, String step) {
        return steps.of(definition, step).isQuiet();
    }

    /** An instance is where its executions are that have none below them. */
    private Map<String, List<Place>> places() {
        return jdbc.sql("""
                        select e.proc_def_id_ as definition, coalesce(e.act_id_, '') as step, count(*) as number
                        from act_ru_execution e
                        where not exists (select 1 from act_ru_execution c where c.parent_id_ = e.id_)
                        group by e.proc_def_id_, coalesce(e.act_id_, '')
                        """).query(Place.class).list().stream().collect(Collectors.groupingBy(Place::definition));
    }

    private Version version(Definition definition, Instances instances, long incidents, List<Place> places) {
        List<Step> shown = new ArrayList<>();
        long hidden = CaseModels.isRestricted(definition.model()) ? instances.running() : 0;
        for (Place place : places) {
            Named named = steps.of(definition.id(), place.step());
            if (named.isQuiet()) {
                hidden += place.number();
            } else {
                shown.add(new Step(place.step(), named.name(), named.kind(), place.number()));
            }
        }
        shown.sort(Comparator.comparingLong(Step::count).reversed().thenComparing(Step::id));
        return new Version(
                definition.id(),
                definition.version(),
                definition.isSuspended(),
                instances.running() - hidden,
                Math.min(instances.held(), instances.running() - hidden),
                incidents,
                hidden,
                CaseModels.isRestricted(definition.model()) ? List.of() : shown);
    }
}
