package org.zhenggai.round.item;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.round.Changes;
import org.zhenggai.round.Changes.Field;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.Events.Line;

/** Steps that many items take at once, each with its line of history and its next version. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class BulkSteps {

    private final Events events;
    private final Stays stays;
    private final JdbcClient jdbc;
    private final Clock clock;

    private record Standing(long round, long item, ItemState state) {

        private Line line(String text) {
            return new Line(round, item, text);
        }
    }

    /** Planned items come to their lead units, which their lines name. */
    public void assign(Collection<Long> items) {
        LocalDateTime now = LocalDateTime.now(clock);
        Changes changes = Changes.of(Field.STATE, ItemState.PLANNED, ItemState.ASSIGNED);
        List<Line> lines = jdbc.sql("""
                select i.round, i.id as item, u.name as text from item i join unit u on u.code = i.lead_unit
                where i.id in (:items) order by i.id
                """).param("items", items).query(Line.class).list();
        events.recordAll(now, Actor.SYSTEM, EventKind.ASSIGNED, lines, line -> changes);
        move(ItemState.ASSIGNED, items, now);
    }

    /** The items end in this state, whatever state they are in. */
    public void end(Collection<Long> items, EventKind kind, ItemState ended) {
        LocalDateTime now = LocalDateTime.now(clock);
        List<Standing> before = jdbc.sql("select round, id as item, state from item where id in (:items) order by id")
                .param("items", items)
                .query(Standing.class)
                .list();
        Map<Long, ItemState> states = before.stream().collect(Collectors.toMap(Standing::item, Standing::state));
        events.recordAll(
                now,
                Actor.SYSTEM,
                kind,
                before.stream().map(item -> item.line("")).toList(),
                line -> Changes.of(Field.STATE, states.get(line.item()), ended));
        move(ended, items, now);
    }

    private void move(ItemState state, Collection<Long> items, LocalDateTime now) {
        stays.left(
                jdbc.sql(
                                "select id as item, state, state_since as since from item where id in (:items) and state <> :state")
                        .param("items", items)
                        .param("state", state.name())
                        .query(Stays.Stay.class)
                        .list(),
                now);
        jdbc.sql("update item set state = :state, state_since = :now, version = version + 1 where id in (:items)")
                .param("state", state.name())
                .param("now", now)
                .param("items", items)
                .update();
    }

    /** All open items of a responsible leader go to his successor. */
    public void handOver(String leader, String successor, String text, String actor) {
        Changes changes = Changes.of(Field.LEADER, leader, successor);
        List<Standing> led = jdbc.sql("select round, id as item, state from item where leader = :leader and "
                        + ItemState.openIn("item") + " order by id")
                .param("leader", leader)
                .query(Standing.class)
                .list();
        if (!led.isEmpty()) {
            events.recordAll(
                    LocalDateTime.now(clock),
                    actor,
                    EventKind.LEADER_CHANGED,
                    led.stream().map(item -> item.line(text)).toList(),
                    line -> changes);
            jdbc.sql("update item set leader = :successor, version = version + 1 where id in (:items)")
                    .param("successor", successor)
                    .param("items", led.stream().map(Standing::item).toList())
                    .update();
        }
    }
}
