package org.zhenggai.ledger.home;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.engine.tasklist.Subjects;
import org.zhenggai.people.Role;

/** What the engine knows of open tasks, in one query with the groups they are offered to. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class DeskProcess {

    /** Of a task {@code t}: the group of who has claimed it, or those to whom it is offered, with blanks between them. */
    private static final String HOLDERS = """
            coalesce('%1$s' || t.assignee_, string_agg(coalesce(l.group_id_, '%1$s' || l.user_id_), ' '
                order by coalesce(l.group_id_, '%1$s' || l.user_id_)))
            """.formatted(Role.groupOfPerson(""));

    private static final String OFFERED =
            "left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'";

    private static final String TASKS = """
            select t.id_ as id, t.name_ as name, d.key_ as process, e.business_key_ as subject, %s as holders,
                t.create_time_ as since, t.due_date_ as due
            from (%%s) t join act_ru_execution e on e.id_ = t.proc_inst_id_
                join act_re_procdef d on d.id_ = t.proc_def_id_ %s
            where e.business_key_ is not null
            group by t.id_, t.name_, d.key_, e.business_key_, t.assignee_, t.create_time_, t.due_date_
            order by t.due_date_, t.id_
            """.formatted(HOLDERS, OFFERED);

    private static final String LATE = """
            t.suspension_state_ = 1 and t.due_date_ < :now
                and t.proc_def_id_ in (select m.id_ from act_re_procdef m where m.key_ in (:models)
                or m.key_ like 'item-%' or m.key_ like 'round-%' or m.key_ like 'period-%' or m.key_ like 'episode-%')
            """;

    private static final String HANDS = """
            select h.holders, count(*) as tasks, min(h.due) as since
            from (select %s as holders, t.due_date_ as due from act_ru_task t %s where %s
                group by t.id_, t.due_date_, t.assignee_) h
            group by h.holders
            """.formatted(HOLDERS, OFFERED, LATE);

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * An open task.
     *
     * @param step what is to be done, such as {@code 填报两周报告}
     * @param process key of its model
     * @param subject business key of its instance
     * @param holders the groups that may work on it, or that of the person who has claimed it
     * @param due null when it has no time
     */
    record Task(
            String id,
            String step,
            String process,
            long subject,
            Set<String> holders,
            LocalDateTime since,
            LocalDateTime due)
            implements Subjects.Listed {}

    /**
     * Late tasks that the same may work on.
     *
     * @param since when the time of the first of them was over
     */
    record Hands(Set<String> holders, int tasks, LocalDateTime since) {}

    private record HandsRow(String holders, int tasks, Date since) {}

    private record Row(String id, String name, String process, String subject, String holders, Date since, Date due) {}

    /** These of the tasks that are still open, by their ids. */
    Map<String, Task> of(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : tasks(jdbc.sql(TASKS.formatted(
                                        "select * from act_ru_task where suspension_state_ = 1 and id_ in (:ids)"))
                                .param("ids", ids)
                                .query(Row.class)
                                .list())
                        .stream()
                        .collect(Collectors.toMap(Task::id, Function.identity()));
    }

    /** The first of everybody's tasks of these models whose time is over, oldest first. */
    List<Task> late(Set<String> models, int most) {
        return tasks(jdbc.sql(TASKS.formatted(
                        "select t.* from act_ru_task t where " + LATE + " order by t.due_date_, t.id_ limit :most"))
                .param("now", Date.from(clock.instant()))
                .param("models", models)
                .param("most", most)
                .query(Row.class)
                .list());
    }

    /** All of them, counted by in whose hands they are. */
    List<Hands> hands(Set<String> models) {
        return jdbc
                .sql(HANDS)
                .param("now", Date.from(clock.instant()))
                .param("models", models)
                .query(HandsRow.class)
                .list()
                .stream()
                .map(row -> new Hands(holders(row.holders()), row.tasks(), TaskIdsProcess.time(row.since(), clock)))
                .toList();
    }

    private List<Task> tasks(List<Row> rows) {
        return rows.stream()
                .map(row -> new Task(
                        row.id(),
                        row.name().split(" ", 2)[0],
                        row.process(),
                        Long.parseLong(row.subject()),
                        holders(row.holders()),
                        TaskIdsProcess.time(row.since(), clock),
                        TaskIdsProcess.time(row.due(), clock)))
                .toList();
    }

    private static Set<String> holders(String groups) {
        return groups == null ? Set.of() : new TreeSet<>(List.of(groups.split(" ")));
    }
}
