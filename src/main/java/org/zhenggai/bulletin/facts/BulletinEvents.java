package org.zhenggai.bulletin.facts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.Actor;
import org.zhenggai.round.Changes;
import org.zhenggai.round.Changes.Change;
import org.zhenggai.round.Changes.Field;
import org.zhenggai.round.EventKind;

/** What a bulletin tells of the history of items: each line that no bulletin has told yet, whenever it was written. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class BulletinEvents {

    private static final List<String> KINDS = Stream.concat(
                    SentBack.allKinds(), Stream.of(EventKind.REASSIGNED, EventKind.REOPENED))
            .map(EventKind::name)
            .toList();

    /** The names of the kinds that send a unit's work back to it, which is what is counted as a return. */
    public static final List<String> RETURNS = SentBack.OF_WORK.stream()
            .flatMap(SentBack::kinds)
            .map(EventKind::name)
            .toList();

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    /**
     * Work that was sent back.
     *
     * @param text the reason, as it was given
     */
    public record Return(
            LocalDateTime at,
            long item,
            String number,
            String title,
            String unit,
            EventKind kind,
            String actor,
            String text) {}

    private record Row(
            long id,
            long item,
            EventKind kind,
            LocalDate on,
            String by,
            String text,
            String changes,
            String leadUnit,
            boolean isTold) {

        /** Of a new assignment the code of the lead unit before it, null where that is not kept. */
        String unitBefore(String unit) {
            if (kind != EventKind.REASSIGNED || changes == null) {
                return null;
            }
            Optional<Change> moved = Changes.parse(changes).all().stream()
                    .filter(change -> change.field() == Field.LEAD_UNIT)
                    .findFirst();
            return moved.isPresent() ? moved.get().from() : unit;
        }
    }

    /** What is new, oldest first. */
    List<Happening> untold(long round) {
        List<Row> rows = jdbc.sql("""
                        select e.id, e.item, e.kind, cast(e.at as date) as "on",
                            case when e.actor = 'system' then null else coalesce(n.name, e.actor) end as "by", e.text,
                            e.changes, i.lead_unit,
                            case when exists (select 1 from bulletin_event t where t.event = e.id)
                                then true else false end as is_told
                        from event e join item i on i.id = e.item left join person n on n.username = e.actor
                        where e.round = :round and e.kind in (:kinds) order by e.id desc
                        """)
                .param("round", round)
                .param("kinds", KINDS)
                .query(Row.class)
                .list();
        if (rows.stream().allMatch(Row::isTold)) {
            return List.of();
        }
        Map<String, String> names = names();
        Map<Long, String> units = new HashMap<>();
        List<Happening> untold = new ArrayList<>();
        // From the newest to the oldest: a new assignment says whose the item was before it.
        for (Row row : rows) {
            String unit = units.getOrDefault(row.item(), row.leadUnit());
            String before = row.unitBefore(unit);
            units.put(row.item(), before == null ? unit : before);
            if (!row.isTold()) {
                untold.add(new Happening(
                        row.id(),
                        row.item(),
                        row.kind(),
                        row.on(),
                        row.by(),
                        row.text() == null || row.text().isBlank() ? null : row.text(),
                        unit == null ? null : names.get(unit),
                        before == null ? null : names.get(before)));
            }
        }
        untold.sort(Comparator.comparing(Happening::id));
        return untold;
    }

    /** How often work was sent back to units since the last bulletin, of the items that he may see. */
    public int returned(long round, Scope scope) {
        return returns("select count(*)", round, scope, "").query(Integer.class).single();
    }

    /** Each time, newest first. */
    public List<Return> returns(long round, Scope scope) {
        return returns(
                        "select e.at, i.id as item, i.number, i.title, u.name as unit, e.kind, %s as actor, e.text"
                                .formatted(Actor.nameIn("e.actor", "n")),
                        round,
                        scope,
                        "order by e.id desc")
                .query(Return.class)
                .list();
    }

    private JdbcClient.StatementSpec returns(String select, long round, Scope scope, String order) {
        return jdbc.sql("""
                        %s from event e join item i on i.id = e.item left join unit u on u.code = i.lead_unit
                            left join person n on n.username = e.actor
                        where e.round = :round and e.kind in (:kinds) and %s
                            and not exists (select 1 from bulletin_event t where t.event = e.id) %s
                        """.formatted(select, Scope.CONDITION, order))
                .param("round", round)
                .param("kinds", RETURNS)
                .params(scope.parameters());
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select code, name from unit").query(row -> {
            names.put(row.getString("code"), row.getString("name"));
        });
        return names;
    }

    /** They are told by this bulletin, and by no other one. */
    public void tell(long bulletin, List<Happening> told) {
        batches.batchUpdate(
                "insert into bulletin_event (event, bulletin) values (?, ?)",
                told.stream().map(one -> new Object[] {one.id(), bulletin}).toList());
    }
}
