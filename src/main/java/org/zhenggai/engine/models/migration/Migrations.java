package org.zhenggai.engine.models.migration;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.zhenggai.engine.models.migration.MovesProcess.Chunk;
import org.zhenggai.engine.models.migration.PlansProcess.Fault;
import org.zhenggai.engine.models.migration.Report.Failure;
import org.zhenggai.engine.models.migration.Report.Kind;
import org.zhenggai.engine.models.migration.Report.Part;
import org.zhenggai.engine.models.migration.Report.State;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/** Moves what runs to the newest versions of its models, or tries to, and keeps a report. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Migrations {

    /** Who moves by the command line. */
    public static final String COMMAND = "命令行";

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final Passages passages;
    private final MovesProcess moves;
    private final MigrationTables tables;
    private final MigrationThread thread;
    private final AccessLog log;
    private final Clock clock;

    /**
     * What to move.
     *
     * @param process key of a model, or null for all whose versions draw the same
     * @param choices what takes the place of a step that is gone, by its id; only with a process
     */
    public record Wish(String process, Map<String, String> choices) {

        public static final Wish ALL = new Wish(null, Map.of());

        public Wish {
            choices = Map.copyOf(choices);
        }
    }

    /**
     * Begins in the background.
     *
     * @return id of the run, whose report tells how far it is
     */
    long start(Wish wish, Kind kind, String person) {
        List<Passage> wanted = wanted(wish, kind);
        long run = begin(wish, wanted, kind, person);
        thread.run(() -> run(run, wanted, wish));
        return run;
    }

    /** Moves at once, and comes back with the report when all is done. */
    public Report move(Wish wish, String person) {
        List<Passage> wanted = wanted(wish, Kind.MOVE);
        if (wanted.isEmpty()) {
            LocalDateTime now = LocalDateTime.now(clock);
            return new Report(0, Kind.MOVE, State.DONE, person, now, now, List.of());
        }
        long run = begin(wish, wanted, Kind.MOVE, person);
        run(run, wanted, wish);
        return tables.report(run).orElseThrow();
    }

    /** Tries at once, and keeps nothing. */
    public Report tryOut(Wish wish) {
        List<Part> parts = new ArrayList<>();
        for (Passage passage : wanted(wish, Kind.TRIAL)) {
            List<Chunk> chunks = new ArrayList<>();
            int total = each(passage, wish, true, any -> {}, chunks::add);
            if (passage.isQuiet()) {
                continue;
            }
            Map<Fault, Long> faults = chunks.stream()
                    .flatMap(chunk -> chunk.faults().stream())
                    .collect(Collectors.groupingBy(fault -> fault, LinkedHashMap::new, Collectors.counting()));
            parts.add(new Part(
                    0,
                    passage.process(),
                    passage.name(),
                    passage.fromVersion(),
                    passage.toVersion(),
                    total,
                    chunks.stream().mapToInt(Chunk::moved).sum(),
                    chunks.stream().mapToInt(Chunk::gone).sum(),
                    faults.entrySet().stream()
                            .map(one -> new Failure(
                                    one.getKey().step(),
                                    one.getKey().name(),
                                    one.getKey().reason(),
                                    one.getValue().intValue()))
                            .toList()));
        }
        LocalDateTime now = LocalDateTime.now(clock);
        return new Report(0, Kind.TRIAL, State.DONE, COMMAND, now, now, parts);
    }

    /** Keys of models that somebody has to look at one by one, since their steps or flows differ. */
    public List<String> others() {
        return passages.all().stream()
                .filter(passage -> !passage.isPlain() && !passage.isQuiet())
                .map(Passage::process)
                .distinct()
                .toList();
    }

    Optional<Report> report(long run) {
        return tables.report(run);
    }

    List<Report> newest(int most) {
        return tables.newest(most);
    }

    private List<Passage> wanted(Wish wish, Kind kind) {
        if (wish.process() != null) {
            Refusal.unless(passages.isKnown(wish.process()), "没有流程“%s”，请核对它的标识。", wish.process());
            List<Passage> wanted = passages.of(wish.process());
            Passages.check(wanted, wish.choices());
            return wanted;
        }
        // Tried is everything; moved in one action only what goes on as it was drawn.
        return passages.all().stream()
                .filter(passage -> kind == Kind.TRIAL || passage.isPlain())
                .toList();
    }

    private long begin(Wish wish, List<Passage> wanted, Kind kind, String person) {
        // Of a quiet model nobody learns by this whether there is anything.
        boolean isAny = passages.isQuiet(wish.process()) || wanted.stream().anyMatch(one -> !one.isQuiet());
        Refusal.unless(isAny, "没有要%s的：在办的都已在最新版本上，或者改了环节和走向，要按流程逐个核对。", kind.word());
        long run = tables.begin(kind, person);
        if (kind == Kind.MOVE) {
            String models = wanted.stream()
                    .filter(one -> !one.isQuiet())
                    .map(Passage::name)
                    .distinct()
                    .collect(Collectors.joining("、"));
            log.record(person, AccessKind.MODEL_MIGRATED, models, "第" + run + "次");
        }
        return run;
    }

    private void run(long run, List<Passage> wanted, Wish wish) {
        State state = State.BROKEN;
        try {
            boolean isTrial = tables.report(run).orElseThrow().isTrial();
            for (Passage passage : wanted) {
                long[] part = new long[1];
                each(
                        passage,
                        wish,
                        isTrial,
                        total -> part[0] = tables.begin(run, passage, total),
                        chunk -> tables.told(run, part[0], chunk));
                tables.alive(run);
            }
            state = State.DONE;
        } catch (RuntimeException e) {
            LOG.error("Migration {} broke off; what has moved has moved", run, e);
        } finally {
            tables.end(run, state);
        }
    }

    /** Moves what is told of, and then, telling nobody but the log, what only its own people know of. */
    private int each(Passage passage, Wish wish, boolean isTrial, Consumer<Integer> begun, Consumer<Chunk> told) {
        Set<String> quiet = passage.quietSteps();
        List<String> hidden = tables.instances(passage.from(), quiet, true);
        List<String> all = tables.instances(passage.from(), quiet, false);
        Consumer<Chunk> logged = chunk -> chunk.faults()
                .forEach(fault -> LOG.warn("{}第{}版：{}", passage.name(), passage.fromVersion(), fault.reason()));
        if (passage.isQuiet()) {
            moves.move(passage, wish.choices(), all, isTrial, logged);
            return 0;
        }
        begun.accept(all.size());
        moves.move(passage, wish.choices(), all, isTrial, told);
        moves.move(passage, wish.choices(), hidden, isTrial, logged);
        return all.size();
    }
}
