package org.zhenggai.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.CaseModels;

/** The due dates of open tasks, as the rules and the calendar give them now, and moved after one of them has changed. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DueDatesProcess {

    private static final int PAGE = 1000;

    private final TaskService tasks;
    private final PersonTasksProcess persons;
    private final DueDates dueDates;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** A task that a list may have to keep to itself. */
    public interface Listed {

        String process();

        String name();

        /** Step and number; the title may be confidential. */
        default String shortName() {
            String[] words = name().split(" ", 3);
            return words.length > 1 && words[1].matches("[\\d-]+|第\\d+期") ? words[0] + " " + words[1] : words[0];
        }

        /** Whether a list may name or count it; a task of a restricted model tells that there is a case. */
        default boolean isShown() {
            return !CaseModels.isRestricted(process());
        }
    }

    /**
     * An open task.
     *
     * @param name with the number and title of what it is about
     * @param due as it stands in the engine, or null
     * @param process key of the model
     * @param computed as the rules and the calendar give it, or null when they know none
     */
    public record Dated(String id, String process, String name, long round, LocalDateTime due, LocalDateTime computed)
            implements Listed {

        /** Whether somebody has set another date by hand; such a task is left alone. */
        public boolean isOwnDate() {
            return due == null || !due.equals(computed);
        }
    }

    /** A task whose due date has moved. */
    public record Moved(String process, String name, LocalDateTime from, LocalDateTime to) implements Listed {}

    private record Key(String process, long subject) {}

    private record Row(long id, long round) {}

    /** All open tasks of the round, by the figures of its rule set. */
    public List<Dated> dated(long round) {
        return dated(round, dueDates::figure);
    }

    /** The same by other figures: working days for a round and a task's key. */
    public List<Dated> dated(long round, BiFunction<Long, String, Optional<Integer>> figures) {
        Map<String, Optional<Integer>> known = new HashMap<>();
        Function<String, Optional<Integer>> figure =
                task -> known.computeIfAbsent(task, key -> figures.apply(round, key));
        Optional<LocalDateTime> cutOff = dueDates.cutOff(round);
        List<Dated> dated = new ArrayList<>();
        for (int first = 0; ; first += PAGE) {
            List<Task> page = tasks.createTaskQuery().orderByTaskId().asc().listPage(first, PAGE);
            Map<Task, Key> keys = new HashMap<>();
            persons.subjects(page)
                    .forEach((task, subject) -> keys.put(task, new Key(TaskIdsProcess.model(task), subject)));
            Map<Key, Long> rounds = rounds(keys.values());
            for (Task task : page) {
                if (Long.valueOf(round).equals(rounds.get(keys.get(task)))) {
                    dated.add(dated(task, keys.get(task).process(), round, figure, cutOff));
                }
            }
            if (page.size() < PAGE) {
                return dated;
            }
        }
    }

    private Dated dated(
            Task task,
            String process,
            long round,
            Function<String, Optional<Integer>> figure,
            Optional<LocalDateTime> cutOff) {
        String key = TaskIdsProcess.key(task);
        LocalDate created = LocalDate.ofInstant(task.getCreateTime().toInstant(), clock.getZone());
        LocalDateTime computed = key.equals("reportProgress")
                ? cutOff.orElse(null)
                : dueDates.due(created, figure.apply(key)).orElse(null);
        LocalDateTime due = TaskIdsProcess.time(task.getDueDate(), clock);
        return new Dated(task.getId(), process, task.getName(), round, due, computed);
    }

    /** Moves the tasks whose date came from the rules and differs now; what a person has set stays. */
    public List<Moved> revise(List<Dated> before) {
        List<Moved> moved = new ArrayList<>();
        Set<Long> rounds = before.stream().map(Dated::round).collect(Collectors.toSet());
        Map<String, Dated> now = rounds.stream()
                .flatMap(round -> dated(round).stream())
                .collect(Collectors.toMap(Dated::id, Function.identity()));
        for (Dated task : before) {
            Dated next = now.get(task.id());
            if (next != null
                    && !task.isOwnDate()
                    && next.computed() != null
                    && !next.computed().equals(next.due())) {
                moved.add(move(task, next.computed()));
            }
        }
        return moved;
    }

    private Moved move(Dated task, LocalDateTime due) {
        DueDates.Dates dates = dueDates.dates(due);
        Task found = tasks.createTaskQuery().taskId(task.id()).singleResult();
        found.setDueDate(dates.due());
        found.setFollowUpDate(dates.followUp());
        tasks.saveTask(found);
        return new Moved(task.process(), task.name(), task.due(), due);
    }

    private Map<Key, Long> rounds(Collection<Key> keys) {
        Map<Key, Long> rounds = new HashMap<>();
        keys.stream()
                .collect(Collectors.groupingBy(Key::process, Collectors.mapping(Key::subject, Collectors.toSet())))
                .forEach((process, subjects) -> query(process)
                        .ifPresent(query -> jdbc.sql("""
                                select k.id, k.round from (%s) k where k.id in (:ids)
                                """.formatted(query))
                                .param("ids", subjects)
                                .query(Row.class)
                                .list()
                                .forEach(row -> rounds.put(new Key(process, row.id()), row.round()))));
        return rounds;
    }

    private static Optional<String> query(String process) {
        String items = CaseModels.keysOf(process);
        return items == null
                ? Optional.ofNullable(CaseModels.othersOf(process))
                : Optional.of("select m.id, i.round from (" + items + ") m join item i on i.id = m.item");
    }
}
