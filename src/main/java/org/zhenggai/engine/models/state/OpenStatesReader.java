package org.zhenggai.engine.models.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.models.state.OpenStates.Facts;
import org.zhenggai.engine.models.state.OpenStates.Place;
import org.zhenggai.engine.models.state.OpenStates.State;
import org.zhenggai.engine.models.state.OpenStates.Timer;
import org.zhenggai.round.CaseModels;

/** Counts where everything stands; three queries, each read once, however much runs. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OpenStatesReader {

    private final RunningModels models;
    private final List<OpenFacts> facts;
    private final JdbcClient jdbc;
    private final Clock clock;

    private record Definition(String id, String process, int version) {}

    private record Of(String definition, List<Place> places) {}

    @Transactional(readOnly = true)
    public OpenStates read() {
        Map<String, Definition> definitions = jdbc
                .sql("select d.id_ as id, d.key_ as process, d.version_ as version from act_re_procdef d")
                .query(Definition.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Definition::id, Function.identity()));
        Map<String, Integer> newest = new HashMap<>();
        definitions.values().forEach(one -> newest.merge(one.process(), one.version(), Math::max));
        List<State> states = new ArrayList<>();
        counted().forEach((of, count) -> {
            Definition definition = definitions.get(of.definition());
            if (CaseModels.isRestricted(definition.process())) {
                return;
            }
            states.add(new State(
                    definition.process(),
                    definition.version() == newest.get(definition.process()),
                    of.places(),
                    count));
        });
        states.sort(Comparator.comparing(State::process)
                .thenComparing(Comparator.comparingInt(State::count).reversed())
                .thenComparing(state -> state.places().toString()));
        return new OpenStates(states, timers(definitions, newest), facts());
    }

    /** An instance is where its executions are that have none below them; those that nobody may know of are left out. */
    private Map<Of, Integer> counted() {
        Map<Of, Integer> counted = new LinkedHashMap<>();
        Walk walk = new Walk(counted);
        jdbc.sql("""
                select e.proc_inst_id_, e.proc_def_id_, coalesce(e.act_id_, ''),
                    case when exists (select 1 from act_ru_job j where j.execution_id_ = e.id_
                        and j.handler_type_ = 'async-continuation') then 1 else 0 end
                from act_ru_execution e
                where not exists (select 1 from act_ru_execution c where c.parent_id_ = e.id_)
                order by e.proc_inst_id_, e.act_id_
                """).query(walk::row);
        walk.end();
        return counted;
    }

    /** Row by row, so that only what differs is in memory. */
    private final class Walk {

        private final Map<Of, Integer> counted;
        private String instance = "";
        private String definition = "";
        private List<Place> places = new ArrayList<>();
        private boolean isQuiet;

        Walk(Map<Of, Integer> counted) {
            this.counted = counted;
        }

        void row(ResultSet row) throws SQLException {
            if (!row.getString(1).equals(instance)) {
                end();
                instance = row.getString(1);
                definition = row.getString(2);
            }
            places.add(new Place(row.getString(3), row.getInt(4) == 1));
            isQuiet |= models.isQuiet(definition, row.getString(3));
        }

        void end() {
            if (!places.isEmpty() && !isQuiet) {
                counted.merge(new Of(definition, places), 1, Integer::sum);
            }
            places = new ArrayList<>();
            isQuiet = false;
        }
    }

    private record Due(String definition, String step, int number, Timestamp first, Timestamp last) {}

    private List<Timer> timers(Map<String, Definition> definitions, Map<String, Integer> newest) {
        return jdbc.sql("""
                        select j.process_def_id_ as definition, d.act_id_ as step, count(*) as number,
                            min(j.duedate_) as first, max(j.duedate_) as last
                        from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where j.type_ = 'timer' and j.process_def_id_ is not null and j.duedate_ is not null
                        group by j.process_def_id_, d.act_id_ order by j.process_def_id_, d.act_id_
                        """).query(Due.class).list().stream()
                .filter(due -> !models.isQuiet(due.definition(), due.step()))
                .filter(due -> isTold(definitions.get(due.definition()), newest))
                .map(due -> new Timer(
                        definitions.get(due.definition()).process(),
                        due.step(),
                        due.number(),
                        day(due.first()),
                        day(due.last())))
                .toList();
    }

    /** The engine writes moments as the machine's clock shows them. */
    private LocalDateTime day(Timestamp moment) {
        return LocalDateTime.ofInstant(moment.toInstant(), clock.getZone());
    }

    private static boolean isTold(Definition definition, Map<String, Integer> newest) {
        return !CaseModels.isRestricted(definition.process())
                && definition.version() == newest.get(definition.process());
    }

    private List<Facts> facts() {
        Map<String, Map<Map<String, Object>, Integer>> counted = new TreeMap<>();
        facts.forEach(from -> from.byTable().forEach((table, items) -> {
            Map<Map<String, Object>, Integer> alike = counted.computeIfAbsent(table, any -> new LinkedHashMap<>());
            items.forEach(inputs -> alike.merge(new TreeMap<>(inputs), 1, Integer::sum));
        }));
        List<Facts> all = new ArrayList<>();
        counted.forEach((table, alike) -> alike.forEach((inputs, count) -> all.add(new Facts(table, inputs, count))));
        return all;
    }
}
