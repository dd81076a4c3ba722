package org.zhenggai.engine.desk;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.TaskWords;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.people.Directory;

/**
 * What waits for a person: the open tasks that he may do, himself or by one of his groups. The engine's own query joins each
 * task with all to whom it is offered and counts one part at a time; here all parts are counted at once.
 */
@Component
@RequiredArgsConstructor
class DeskTasks {

    /**
     * Tasks {@code t} that are offered to him or his groups, claimed or not, and those that are his by name; one that is both
     * stands there twice. Each half is distinct by itself, so that PostgreSQL knows how many rows to expect.
     */
    private static final String HIS = """
            from (select distinct l.task_id_ as task, 1 as offered from act_ru_identitylink l
                    where l.task_id_ is not null and l.type_ = 'candidate'
                        and (l.user_id_ = :user or l.group_id_ in (:groups))
                union all
                select h.task, 0 from (
                    select n.task_id_ as task from act_ru_identitylink n
                        where n.task_id_ is not null and n.user_id_ = :user
                    union select o.id_ from act_ru_task o where o.assignee_ = :user or o.owner_ = :user) h) w
            join act_ru_task t on t.id_ = w.task
            where t.suspension_state_ = 1 and t.id_ not in (:kept)
            """;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Clock clock;

    /**
     * Which of them.
     *
     * @param round of which they are, or null for all rounds
     * @param kept those that he may not do because of what he did before, which are left out
     */
    record Wish(String user, Long round, Wanted words, Set<String> kept) {

        /** Patterns of what the description of the task has to hold. */
        private List<String> patterns() {
            return Stream.concat(
                            round == null ? Stream.of() : Stream.of(TaskWords.patternOfRound(round)),
                            words.words().stream().map(TaskWords::pattern))
                    .toList();
        }
    }

    private record Count(long everything, long overdue, long today, long week, long mine) {}

    /** How many tasks each part has. */
    Map<Part, Long> counts(Wish wish) {
        Count count = jdbc.sql("select %s as everything, %s as overdue, %s as today, %s as week, %s as mine %s"
                        .formatted(
                                count(Part.ALL),
                                count(Part.OVERDUE),
                                count(Part.TODAY),
                                count(Part.WEEK),
                                count(Part.MINE),
                                HIS + conditions(wish)))
                .params(parameters(wish))
                .query(Count.class)
                .single();
        Map<Part, Long> counts = new EnumMap<>(Part.class);
        counts.put(Part.ALL, count.everything());
        counts.put(Part.OVERDUE, count.overdue());
        counts.put(Part.TODAY, count.today());
        counts.put(Part.WEEK, count.week());
        counts.put(Part.MINE, count.mine());
        return counts;
    }

    private static String count(Part part) {
        return "count(case when " + of(part) + " then 1 end)";
    }

    private static String of(Part part) {
        return switch (part) {
            case ALL -> "w.offered = 1";
            case OVERDUE -> "w.offered = 1 and t.due_date_ < :now";
            case TODAY -> "w.offered = 1 and t.due_date_ >= :now and t.due_date_ < :tomorrow";
            case WEEK -> "w.offered = 1 and t.due_date_ >= :now and t.due_date_ < :monday";
            case MINE -> "w.offered = 0";
        };
    }

    /** Ids of the tasks, those that are due first before the others; those without a date come last. */
    List<String> ids(Wish wish, Part part, long first, int most) {
        return jdbc.sql("select t.id_ " + HIS + conditions(wish) + " and " + of(part)
                        + " order by t.due_date_ nulls last, t.create_time_, t.id_ limit :most offset :first")
                .params(parameters(wish))
                .param("first", first)
                .param("most", most)
                .query(String.class)
                .list();
    }

    private static String conditions(Wish wish) {
        return IntStream.range(0, wish.patterns().size())
                .mapToObj(n -> " and t.description_ like :pattern" + n + " escape '\\'")
                .collect(Collectors.joining());
    }

    private Map<String, Object> parameters(Wish wish) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("user", wish.user());
        parameters.put("groups", orNone(List.copyOf(directory.groupsOf(wish.user()))));
        parameters.put("kept", orNone(List.copyOf(wish.kept())));
        parameters.put("now", Date.from(clock.instant()));
        parameters.put("tomorrow", startOf(today.plusDays(1)));
        parameters.put("monday", startOf(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))));
        List<String> patterns = wish.patterns();
        IntStream.range(0, patterns.size()).forEach(n -> parameters.put("pattern" + n, patterns.get(n)));
        return parameters;
    }

    /** An empty list is no SQL, and no group and no task has an empty name. */
    private static List<String> orNone(List<String> names) {
        return names.isEmpty() ? List.of("") : names;
    }

    private Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
    }
}
