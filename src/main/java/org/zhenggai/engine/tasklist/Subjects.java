package org.zhenggai.engine.tasklist;

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
import org.zhenggai.engine.tasklist.TasksProcess.Open;
import org.zhenggai.round.CaseModels;

/** What tasks are about, read from our tables: one query for each kind of process. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class Subjects {

    private static final String ITEM =
            " as subject, i.id as item, i.round, r.short_name as round_name, i.number, i.title, u.name as unit, i.deadline,"
                    + " i.state, i.confidential, (select o.level from stalled_now o where o.item = i.id) as level from item i join round r on r.id = i.round left join unit u on u.code = i.lead_unit";

    private static final String NO_ITEM =
            " cast(null as varchar) as unit, cast(null as date) as deadline, cast(null as varchar) as state,"
                    + " false as confidential, cast(null as integer) as level";

    private static final Map<String, String> OTHERS = Map.of(
            "fortnightly-report",
            "select p.id as subject, cast(null as bigint) as item, p.round, r.short_name as round_name, '第' || p.number || '期' as number, '' as title,"
                    + NO_ITEM + " from reporting_period p join round r on r.id = p.round where p.id in (:ids)",
            "rectification-round",
            "select r.id as subject, cast(null as bigint) as item, r.id as round, r.short_name as round_name, '' as number, '' as title,"
                    + NO_ITEM + " from round r where r.id in (:ids)",
            "meeting-decision",
            "select d.id as subject, cast(null as bigint) as item, p.round, r.short_name as round_name,"
                    + " '第' || p.number || '期' as number, d.text as title," + NO_ITEM
                    + " from decision d join bulletin b on b.id = d.bulletin"
                    + " join reporting_period p on p.id = b.period join round r on r.id = p.round where d.item is null and d.id in (:ids)");

    private final JdbcClient jdbc;

    /**
     * What a task is about.
     *
     * @param subject business key of the task's instance
     * @param item null when it is about a round or one of its periods
     * @param roundName the round's short name
     * @param unit name of the lead unit, or null
     * @param level step of the ladder of the open episode of stall, or null
     */
    record Subject(
            long subject,
            Long item,
            long round,
            String roundName,
            String number,
            String title,
            String unit,
            java.time.LocalDate deadline,
            String state,
            boolean confidential,
            Integer level) {}

    /** What these tasks are about, by the task's id. */
    Map<String, Subject> of(Collection<Open> tasks) {
        Map<String, List<Open>> byProcess = tasks.stream().collect(Collectors.groupingBy(Open::process));
        Map<String, Subject> subjects = new HashMap<>();
        byProcess.forEach((process, open) -> {
            Map<Long, Subject> found =
                    read(process, open.stream().map(Open::subject).collect(Collectors.toSet()));
            open.forEach(task -> subjects.put(task.id(), found.get(task.subject())));
        });
        return subjects;
    }

    private Map<Long, Subject> read(String process, Set<Long> ids) {
        String items = CaseModels.keys().get(process);
        // A model may be about an item in one instance and about none in the next, as a decision of a meeting is.
        return Stream.of(
                        items == null
                                ? null
                                : "select k.id" + ITEM + " join (" + items
                                        + ") k on k.item = i.id where k.id in (:ids)",
                        OTHERS.get(process))
                .filter(Objects::nonNull)
                .flatMap(query -> jdbc.sql(query).param("ids", ids).query(Subject.class).list().stream())
                .collect(Collectors.toMap(Subject::subject, subject -> subject));
    }
}
