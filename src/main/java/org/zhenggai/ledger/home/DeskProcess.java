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
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.people.Role;

/** What the engine knows of open tasks, in one query with the groups they are offered to. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class DeskProcess {

    private static final String TASKS = """
            select t.id_ as id, t.name_ as name, d.key_ as process, e.business_key_ as subject,
                t.assignee_ as assignee, t.create_time_ as since, t.due_date_ as due,
                (select string_agg(coalesce(l.group_id_, '%s' || l.user_id_), ' ') from act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate') as candidates
            from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                join act_re_procdef d on d.id_ = t.proc_def_id_
            where t.suspension_state_ = 1
            """.formatted(Role.groupOfPerson(""));

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
            LocalDateTime due) {}

    private record Row(
            String id,
            String name,
            String process,
            String subject,
            String assignee,
            Date since,
            Date due,
            String candidates) {}

    /** These of the tasks that are still open, by their ids. */
    Map<String, Task> of(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : tasks(jdbc.sql(TASKS + " and t.id_ in (:ids)")
                                .param("ids", ids)
                                .query(Row.class)
                                .list())
                        .stream()
                        .collect(Collectors.toMap(Task::id, Function.identity()));
    }

    /** Everybody's whose time is over, oldest first. */
    List<Task> late() {
        return tasks(jdbc.sql(TASKS + " and t.due_date_ < :now order by t.due_date_, t.id_")
                .param("now", Date.from(clock.instant()))
                .query(Row.class)
                .list());
    }

    private List<Task> tasks(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.subject() != null)
                .map(row -> new Task(
                        row.id(),
                        row.name().split(" ", 2)[0],
                        row.process(),
                        Long.parseLong(row.subject()),
                        holders(row),
                        TaskIdsProcess.time(row.since(), clock),
                        TaskIdsProcess.time(row.due(), clock)))
                .toList();
    }

    private static Set<String> holders(Row row) {
        return row.assignee() != null
                ? Set.of(Role.groupOfPerson(row.assignee()))
                : Stream.of(row.candidates() == null ? "" : row.candidates())
                        .flatMap(all -> Stream.of(all.split(" ")))
                        .filter(group -> !group.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
