package org.zhenggai.plan;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.zhenggai.plan.PlanTable.Change;
import org.zhenggai.plan.PlanTable.Row;
import org.zhenggai.round.Changes;
import org.zhenggai.round.Changes.Field;

/** Writes down who changed which row of a plan in the making, from what to what; append-only, for the item's audit. */
@Component
class PlanEdits {

    private static final int BATCH = 500;

    private final JdbcTemplate batches;
    private final Clock clock;

    PlanEdits(JdbcTemplate batches, Clock clock) {
        this.batches = batches;
        this.clock = clock;
    }

    private record Edit(long item, Changes changes) {}

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
