package org.zhenggai.engine.desk;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.engine.TaskWords;
import org.zhenggai.kernel.search.Wanted;

/**
 * What waits for a person: the open tasks that he may do, himself or by one of his groups. They are counted and listed
 * without the engine's rows of rights, which ask the same and take many times as long.
 */
@Component
@RequiredArgsConstructor
class DeskTasksProcess {

    private final TaskService tasks;
    private final PersonTasksProcess persons;
    private final ProcessEngineConfigurationImpl engine;
    private final Clock clock;

    /**
     * Which of them.
     *
     * @param round of which they are, or null for all rounds
     */
    record Wish(String user, Part part, Long round, Wanted words) {

        Wish of(Part other) {
            return new Wish(user, other, round, words);
        }
    }

    long count(Wish wish) {
        return unrestricted(wish, query -> query.count());
    }

    /** Ids of the tasks, those that are due first before the others; those without a date come last. */
    List<String> ids(Wish wish, long first, int most) {
        if (wish.part().isByDate()) {
            return unrestricted(wish, query -> page(query.orderByDueDate().asc(), first, most));
        }
        long dated = unrestricted(wish, query -> dated(query).count());
        List<String> ids = new ArrayList<>();
        if (first < dated) {
            ids.addAll(unrestricted(
                    wish, query -> page(dated(query).orderByDueDate().asc(), first, most)));
        }
        int left = most - ids.size();
        if (left > 0) {
            long skipped = Math.max(0, first - dated);
            ids.addAll(unrestricted(wish, query -> page(query.withoutDueDate(), skipped, left)));
        }
        return ids;
    }

    private static TaskQuery dated(TaskQuery query) {
        return query.dueAfter(new Date(0));
    }

    private static List<String> page(TaskQuery query, long first, int most) {
        return query.orderByTaskCreateTime().asc().orderByTaskId().asc().listPage((int) first, most).stream()
                .map(Task::getId)
                .toList();
    }

    private <T> T unrestricted(Wish wish, Function<TaskQuery, T> question) {
        return persons.as(
                wish.user(),
                () -> engine.getCommandExecutorTxRequired()
                        .execute(context -> context.runWithoutAuthorization(() -> question.apply(query(wish)))));
    }

    private TaskQuery query(Wish wish) {
        TaskQuery query = tasks.createTaskQuery().active();
        switch (wish.part()) {
            case ALL -> offered(query, wish);
            case MINE -> query.taskInvolvedUser(wish.user());
            case OVERDUE -> offered(query, wish).dueBefore(now());
            case TODAY -> offered(query, wish).dueAfter(now()).dueBefore(startOf(today().plusDays(1)));
            case WEEK -> offered(query, wish).dueAfter(now()).dueBefore(startOf(endOfWeek()));
        }
        Stream<String> round = wish.round() == null ? Stream.of() : Stream.of(TaskWords.patternOfRound(wish.round()));
        Stream.concat(round, wish.words().words().stream().map(TaskWords::pattern))
                .forEach(pattern -> query.or().taskDescriptionLike(pattern).endOr());
        return query;
    }

    private static TaskQuery offered(TaskQuery query, Wish wish) {
        return query.taskCandidateUser(wish.user()).includeAssignedTasks();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The midnight that ends this week's Sunday. */
    private LocalDate endOfWeek() {
        return today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
    }
}
