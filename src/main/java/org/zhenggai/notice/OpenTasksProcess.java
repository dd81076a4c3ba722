package org.zhenggai.notice;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Role;

/**
 * The user tasks that wait, read from the engine's tables in one query: its interface would ask for the candidates of
 * each task by itself.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OpenTasksProcess {

    private static final String SELECT = """
                select t.id_ as id, t.proc_def_id_ as definition, d.key_ as process, t.task_def_key_ as element,
                    e.business_key_ as subject, t.assignee_ as assignee, t.due_date_ as due,
                    coalesce(l.group_id_, 'person:' || l.user_id_) as candidate
                from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                    join act_re_procdef d on d.id_ = t.proc_def_id_
                    left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                where t.suspension_state_ = 1 and t.due_date_ is not null
                """;

    private static final String MINE = """
                and (t.assignee_ = :user or t.task_def_key_ in (:always) or (t.assignee_ is null
                    and exists (select 1 from act_ru_identitylink m where m.task_id_ = t.id_ and m.type_ = 'candidate'
                        and (m.group_id_ in (:groups) or m.user_id_ = :user))))
                """;

    private final JdbcClient jdbc;
    private final RepositoryService models;
    private final Clock clock;

    /**
     * A task that waits and has a date.
     *
     * @param process key of the process
     * @param element id in the model: {@code userTask_acceptItem}
     * @param subject business key
     * @param word what the model calls it, without anything of the case
     * @param groups who may work on it: whoever claimed it, else the candidates
     */
    public record OpenTask(
            String id,
            String process,
            String element,
            String subject,
            String word,
            LocalDateTime due,
            Set<String> groups) {}

    private record Row(
            String id,
            String definition,
            String process,
            String element,
            String subject,
            String assignee,
            Date due,
            String candidate) {}

    /** All of them. */
    List<OpenTask> all() {
        return tasks(jdbc.sql(SELECT + " order by t.due_date_, t.id_")
                .query(Row.class)
                .list());
    }

    /**
     * What this person may work on now.
     *
     * @param always ids in the models of tasks that concern him as well; may be empty
     */
    public List<OpenTask> of(String username, Collection<String> groups, Collection<String> always) {
        return tasks(jdbc.sql(SELECT + MINE + " order by t.due_date_, t.id_")
                .param("user", username)
                .param("groups", groups.isEmpty() ? List.of("") : groups)
                .param("always", always.isEmpty() ? List.of("") : always)
                .query(Row.class)
                .list());
    }

    /** Which of these tasks still wait. */
    Set<String> open(Set<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new TreeSet<>(jdbc.sql("select id_ from act_ru_task where id_ in (:ids)")
                        .param("ids", ids)
                        .query(String.class)
                        .list());
    }

    private List<OpenTask> tasks(List<Row> rows) {
        Map<String, String> words = new HashMap<>();
        Map<String, Set<String>> candidates = new HashMap<>();
        Map<String, Row> tasks = new LinkedHashMap<>();
        for (Row row : rows) {
            tasks.put(row.id(), row);
            Set<String> groups = candidates.computeIfAbsent(row.id(), id -> new TreeSet<>());
            if (row.assignee() != null) {
                groups.add(Role.groupOfPerson(row.assignee()));
            } else if (row.candidate() != null) {
                groups.add(row.candidate());
            }
        }
        List<OpenTask> found = new ArrayList<>();
        tasks.values()
                .forEach(row -> found.add(new OpenTask(
                        row.id(),
                        row.process(),
                        row.element(),
                        row.subject(),
                        words.computeIfAbsent(row.definition() + row.element(), key -> word(row)),
                        LocalDateTime.ofInstant(row.due().toInstant(), clock.getZone()),
                        candidates.get(row.id()))));
        return found;
    }

    private String word(Row row) {
        FlowElement element = models.getBpmnModelInstance(row.definition()).getModelElementById(row.element());
        return element.getName();
    }
}
