package org.zhenggai.engine.models.migration;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.models.migration.MovesProcess.Chunk;
import org.zhenggai.engine.models.migration.PlansProcess.Fault;
import org.zhenggai.engine.models.migration.Report.Failure;
import org.zhenggai.engine.models.migration.Report.Kind;
import org.zhenggai.engine.models.migration.Report.Part;
import org.zhenggai.engine.models.migration.Report.State;
import org.zhenggai.kernel.Refusal;

/** The rows of runs; each write is a transaction of its own, so that a page sees how far a run is. */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
@RequiredArgsConstructor
class MigrationTables {

    /** A few instances take less; whoever is silent for longer has been stopped. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private static final String RUNNING = "RUNNING";

    private final JdbcClient jdbc;
    private final Clock clock;

    private record Run(
            long id, Kind kind, State state, String person, LocalDateTime startedAt, LocalDateTime changedAt) {

        Report with(List<Part> parts) {
            return new Report(id, kind, state, person, startedAt, changedAt, parts);
        }
    }

    private record PartRow(
            long id, String process, String name, int fromVersion, int toVersion, int total, int moved, int gone) {

        Part with(List<Failure> failures) {
            return new Part(id, process, name, fromVersion, toVersion, total, moved, gone, failures);
        }
    }

    private record FailureRow(long part, String step, String name, String reason, int number) {}

    /**
     * Begins a run.
     *
     * @throws Refusal while another goes on
     */
    long begin(Kind kind, String person) {
        LocalDateTime now = LocalDateTime.now(clock);
        jdbc.sql(
                        "update migration_run set state = 'BROKEN', running = null where running is not null and changed_at < ?")
                .param(now.minus(SILENCE))
                .update();
        GeneratedKeyHolder run = new GeneratedKeyHolder();
        try {
            jdbc.sql("""
                            insert into migration_run (kind, state, person, started_at, changed_at, running)
                            values (?, 'RUNNING', ?, ?, ?, ?)
                            """).params(kind.name(), person, now, now, RUNNING).update(run, "id");
        } catch (DuplicateKeyException e) {
            throw new Refusal("已有一次迁移或试算正在进行，请等它完成后再来。");
        }
        return run.getKeyAs(Long.class);
    }

    long begin(long run, Passage passage, int total) {
        GeneratedKeyHolder part = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into migration_part (run, process, name, from_version, to_version, total, moved, gone)
                        values (?, ?, ?, ?, ?, ?, 0, 0)
                        """)
                .params(run, passage.process(), passage.name(), passage.fromVersion(), passage.toVersion(), total)
                .update(part, "id");
        return part.getKeyAs(Long.class);
    }

    /** Writes down what became of some instances of a part. */
    void told(long run, long part, Chunk chunk) {
        jdbc.sql("update migration_part set moved = moved + ?, gone = gone + ? where id = ?")
                .params(chunk.moved(), chunk.gone(), part)
                .update();
        Map<Fault, Long> faults =
                chunk.faults().stream().collect(Collectors.groupingBy(fault -> fault, Collectors.counting()));
        faults.forEach((fault, number) -> fail(part, fault, number.intValue()));
        alive(run);
    }

    private void fail(long part, Fault fault, int number) {
        int changed =
                jdbc.sql("""
                        update migration_failure set number = number + ? where part = ? and step = ? and reason = ?
                        """).params(number, part, fault.step(), fault.reason()).update();
        if (changed == 0) {
            jdbc.sql("insert into migration_failure (part, step, name, reason, number) values (?, ?, ?, ?, ?)")
                    .params(part, fault.step(), fault.name(), fault.reason(), number)
                    .update();
        }
    }

    void alive(long run) {
        jdbc.sql("update migration_run set changed_at = ? where id = ?")
                .params(LocalDateTime.now(clock), run)
                .update();
    }

    void end(long run, State state) {
        jdbc.sql("update migration_run set state = ?, changed_at = ?, running = null where id = ?")
                .params(state.name(), LocalDateTime.now(clock), run)
                .update();
    }

    /** The newest runs, the last one first. */
    List<Report> newest(int most) {
        List<Run> runs = jdbc.sql("""
                        select id, kind, state, person, started_at, changed_at from migration_run
                        order by id desc limit ?
                        """).param(most).query(Run.class).list();
        Map<Long, List<Part>> parts = parts(runs.stream().map(Run::id).toList());
        return runs.stream()
                .map(run -> run.with(parts.getOrDefault(run.id(), List.of())))
                .toList();
    }

    Optional<Report> report(long id) {
        return jdbc.sql("select id, kind, state, person, started_at, changed_at from migration_run where id = ?")
                .param(id)
                .query(Run.class)
                .optional()
                .map(run -> run.with(parts(List.of(id)).getOrDefault(id, List.of())));
    }

    private record PartOfRun(long run, long id) {}

    private Map<Long, List<Part>> parts(List<Long> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        Map<Long, Long> runOf = jdbc
                .sql("select run, id from migration_part where run in (:runs)")
                .param("runs", runs)
                .query(PartOfRun.class)
                .list()
                .stream()
                .collect(Collectors.toMap(PartOfRun::id, PartOfRun::run));
        Map<Long, List<Failure>> failures = jdbc.sql("""
                        select f.part, f.step, f.name, f.reason, f.number from migration_failure f
                        join migration_part p on p.id = f.part where p.run in (:runs) order by f.id
                        """).param("runs", runs).query(FailureRow.class).list().stream()
                .collect(Collectors.groupingBy(
                        FailureRow::part,
                        Collectors.mapping(
                                row -> new Failure(row.step(), row.name(), row.reason(), row.number()),
                                Collectors.toList())));
        return jdbc.sql("""
                        select id, process, name, from_version, to_version, total, moved, gone
                        from migration_part where run in (:runs) order by id
                        """).param("runs", runs).query(PartRow.class).list().stream()
                .map(row -> row.with(failures.getOrDefault(row.id(), List.of())))
                .collect(Collectors.groupingBy(part -> runOf.get(part.id())));
    }

    /**
     * Ids of the instances in a version.
     *
     * @param steps those at one of these steps, or all others
     */
    List<String> instances(String definition, Set<String> steps, boolean isThere) {
        return jdbc.sql("""
                        select e.id_ from act_ru_execution e
                        where e.parent_id_ is null and e.proc_def_id_ = :definition and %s exists (
                            select 1 from act_ru_execution c
                            where c.proc_inst_id_ = e.id_ and c.act_id_ in (:steps))
                        order by e.id_
                        """.formatted(isThere ? "" : "not"))
                .param("definition", definition)
                .param("steps", steps.isEmpty() ? Set.of("") : steps)
                .query(String.class)
                .list();
    }
}
