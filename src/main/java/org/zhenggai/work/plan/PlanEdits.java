package org.zhenggai.work.plan;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.Changes;
import org.zhenggai.round.Changes.Field;
import org.zhenggai.work.plan.PlanTable.Change;
import org.zhenggai.work.plan.PlanTable.Row;

/** Writes down who changed which row of a plan in the making, from what to what; append-only, for the item's audit. */
@Component
@RequiredArgsConstructor
class PlanEdits {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    private record Edit(long item, Changes changes) {}

    /** Whether the change makes anything of the row different. */
    static boolean isDifferent(Row row, Change change) {
        return !between(row, change).all().isEmpty();
    }

    /**
     * Who changed rows since they were read; rows that are as they were are left out.
     *
     * @param versions in which they were read, by item
     * @param reader user name of who read them
     */
    Map<Long, Editors> since(List<Row> rows, Map<Long, Integer> versions, String reader) {
        record Edited(long item, String actor, String name) {}
        Map<Long, Integer> behind = rows.stream()
                .filter(row -> row.version() > versions.getOrDefault(row.id(), row.version()))
                .collect(Collectors.toMap(Row::id, row -> row.version() - versions.get(row.id())));
        Map<Long, List<Edited>> newestFirst = behind.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                                select e.item, e.actor, coalesce(p.name, e.actor) as name
                                from plan_edit e left join person p on p.username = e.actor
                                where e.item in (:items) order by e.id desc
                                """).param("items", behind.keySet()).query(Edited.class).list().stream()
                        .collect(Collectors.groupingBy(Edited::item));
        Map<Long, Editors> editors = new HashMap<>();
        behind.forEach((item, changes) -> {
            List<Edited> edits = newestFirst.getOrDefault(item, List.of()).stream()
                    .limit(changes)
                    .toList();
            editors.put(
                    item,
                    new Editors(
                            edits.stream().anyMatch(edit -> edit.actor().equals(reader)),
                            edits.stream()
                                    .filter(edit -> !edit.actor().equals(reader))
                                    .map(Edited::name)
                                    .distinct()
                                    .toList()));
        });
        return editors;
    }

    /** Those of the rows that became different. */
    void record(List<Change> changes, Map<Long, Row> before, String user) {
        Timestamp now = Timestamp.valueOf(LocalDateTime.now(clock));
        List<Edit> edits = changes.stream()
                .map(change -> new Edit(change.id(), between(before.get(change.id()), change)))
                .filter(edit -> !edit.changes().all().isEmpty())
                .toList();
        batches.batchUpdate(
                "insert into plan_edit (at, actor, item, changes) values (?, ?, ?, ?)",
                edits,
                BATCH,
                (insert, edit) -> {
                    insert.setTimestamp(1, now);
                    insert.setString(2, user);
                    insert.setLong(3, edit.item());
                    insert.setString(4, edit.changes().json());
                });
    }

    private static Changes between(Row row, Change change) {
        return Changes.of(Field.LEAD_UNIT, row.leadUnit(), change.leadUnit())
                .and(Field.ASSISTING, codes(row.assisting()), codes(change.assisting()))
                .and(Field.LEADER, row.leader(), change.leader())
                .and(Field.KIND, row.kind(), change.kind())
                .and(Field.DEADLINE, row.deadline(), change.deadline())
                .and(Field.MAJOR, row.major(), change.major())
                .and(Field.INVOLVES_MONEY, row.involvesMoney(), change.involvesMoney());
    }

    private static String codes(List<String> units) {
        return units.isEmpty() ? null : String.join(",", new TreeSet<>(units));
    }
}
