package org.zhenggai.ledger.home;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.access.cases.Withheld;
import org.zhenggai.ledger.home.DeskProcess.Task;
import org.zhenggai.round.CaseModels;

/** What tasks are about: one query for each kind of process. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class TaskSubjects {

    private static final String ITEMS = """
            select k.id as subject, i.id as item, r.short_name as round, i.number,
                case when %s then i.title else :withheld end as title, u.name as unit
            from item i join round r on r.id = i.round left join unit u on u.code = i.lead_unit
                join (%s) k on k.item = i.id
            where k.id in (:ids)
            """;

    private static final String NO_ITEM = """
            select k.id as subject, cast(null as bigint) as item, r.short_name as round,
                coalesce(cast(k.period as varchar), '') as number, k.title, cast(null as varchar) as unit
            from (%s) k join round r on r.id = k.round where k.id in (:ids)
            """;

    private final JdbcClient jdbc;

    /**
     * What a task is about.
     *
     * @param item null when it is about a round or one of its periods
     * @param number of the item, or of the period in words; empty for a round
     * @param title of the item, withheld where he may not see it; empty for a round
     * @param unit name of the lead unit, or null
     */
    record Subject(long subject, Long item, String round, String number, String title, String unit) {

        @Override
        public String number() {
            return item != null || number.isEmpty() ? number : "第" + number + "期";
        }
    }

    /** By the task's id; a task that was done meanwhile has none. */
    Map<String, Subject> of(Collection<Task> tasks, Scope scope) {
        Map<String, List<Task>> byProcess = tasks.stream().collect(Collectors.groupingBy(Task::process));
        Map<String, Subject> subjects = new HashMap<>();
        byProcess.forEach((process, open) -> {
            Map<Long, Subject> found =
                    read(process, open.stream().map(Task::subject).collect(Collectors.toSet()), scope);
            open.stream()
                    .filter(task -> found.containsKey(task.subject()))
                    .forEach(task -> subjects.put(task.id(), found.get(task.subject())));
        });
        return subjects;
    }

    private Map<Long, Subject> read(String process, Set<Long> ids, Scope scope) {
        String items = CaseModels.keys().get(process);
        String others = CaseModels.others().get(process);
        return Stream.of(
                        items == null ? null : ITEMS.formatted(Scope.CONDITION, items),
                        others == null ? null : NO_ITEM.formatted(others))
                .filter(Objects::nonNull)
                .flatMap(query -> jdbc
                        .sql(query)
                        .params(scope.parameters())
                        .param("withheld", Withheld.TITLE)
                        .param("ids", ids)
                        .query(Subject.class)
                        .list()
                        .stream())
                .collect(Collectors.toMap(Subject::subject, subject -> subject, (one, other) -> one));
    }
}
