package org.zhenggai.engine.tasklist;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.access.cases.Withheld;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.item.ItemState;

/** What tasks are about, read from our tables: one query for each kind of process. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Subjects {

    private static final String ITEMS = """
            select k.id as subject, i.id as item, i.round, r.short_name as round_name, i.number,
                cast(null as integer) as period, case when %s then i.title else :withheld end as title, u.name as unit, i.deadline, i.state, i.confidential, i.returned,
                (select max(o.level) from stalled_now o where o.item = i.id) as level
            from item i join round r on r.id = i.round left join unit u on u.code = i.lead_unit
                join (%s) k on k.item = i.id
            where k.id in (:ids)
            """;

    private static final String NO_ITEM = """
            select k.id as subject, cast(null as bigint) as item, k.round, r.short_name as round_name, '' as number,
                k.period, k.title, cast(null as varchar) as unit, cast(null as date) as deadline,
                cast(null as varchar) as state, false as confidential, false as returned, cast(null as integer) as level
            from (%s) k join round r on r.id = k.round where k.id in (:ids)
            """;

    private final JdbcClient jdbc;

    /** A task, of whatever list. */
    public interface Listed {

        String id();

        /** Key of its process. */
        String process();

        /** Business key of its instance. */
        long subject();
    }

    /**
     * What a task is about.
     *
     * @param subject business key of the task's instance
     * @param item null when it is about a round or one of its periods
     * @param roundName the round's short name
     * @param title withheld where the reader may not see the item
     * @param period number of the period; null when it is about an item or a round
     * @param unit name of the lead unit, or null
     * @param returned whether it was sent back and not reported on since
     * @param level step of the ladder of the open episode of stall, or null
     */
    public record Subject(
            long subject,
            Long item,
            long round,
            String roundName,
            String number,
            Integer period,
            String title,
            String unit,
            LocalDate deadline,
            ItemState state,
            boolean confidential,
            boolean returned,
            Integer level) {

        /** The number of the item, or of the period as people call it; empty for a round. */
        @Override
        public String number() {
            return period == null ? number : "第" + period + "期";
        }
    }

    /** What these tasks are about for a reader of this scope, by the task's id; one that was done meanwhile has none. */
    public Map<String, Subject> of(Collection<? extends Listed> tasks, Scope scope) {
        Map<String, List<Listed>> byProcess = tasks.stream().collect(Collectors.groupingBy(Listed::process));
        Map<String, Subject> subjects = new HashMap<>();
        byProcess.forEach((process, listed) -> {
            Map<Long, Subject> found =
                    read(process, listed.stream().map(Listed::subject).collect(Collectors.toSet()), scope);
            listed.stream()
                    .filter(task -> found.containsKey(task.subject()))
                    .forEach(task -> subjects.put(task.id(), found.get(task.subject())));
        });
        return subjects;
    }

    private Map<Long, Subject> read(String process, Set<Long> ids, Scope scope) {
        String items = CaseModels.keysOf(process);
        String others = CaseModels.othersOf(process);
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
                .collect(Collectors.toMap(Subject::subject, subject -> subject));
    }
}
