package org.zhenggai.round;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.ActingFor;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.rows.NewId;

/** Writes the history of items and rounds; append-only. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Events {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;
    private final ActingFor actingFor;

    /**
     * Something of the round that is counted has changed: its items, their reports, its periods. Told inside the transaction that
     * changes it, with every line of history and by whoever writes without one.
     */
    public record Touched(long round) {}

    /** A line about an item that is one of many. */
    public record Line(long round, long item, String text) {}

    /** One line about an item; {@link Recorded} tells of it. */
    public void record(long round, Long item, String actor, EventKind kind, String text) {
        record(round, item, actor, kind, text, Changes.NONE);
    }

    /** One line about an item with what it changed of it. */
    public void record(long round, Long item, String actor, EventKind kind, String text, Changes changes) {
        refuseWithdrawn(round);
        long id = NewId.of(jdbc.sql("""
                        insert into event (round, item, at, actor, kind, text, acts_for, changes)
                        values (:round, :item, :at, :actor, :kind, :text, :actsFor, :changes)
                        """)
                .param("round", round)
                .param("item", item)
                .param("at", LocalDateTime.now(clock))
                .param("actor", actor)
                .param("kind", kind.name())
                .param("text", actingFor.mark(text))
                .param("actsFor", actingFor.username())
                .param("changes", changes.json()));
        publisher.publishEvent(new Recorded(id, round, item, actor, kind));
        publisher.publishEvent(new Touched(round));
    }

    /** Nothing happens to a withdrawn round any more, whoever tries it. */
    private void refuseWithdrawn(long round) {
        String state = jdbc.sql("select state from round where id = ?")
                .param(round)
                .query(String.class)
                .single();
        Refusal.unless(!state.equals(RoundState.WITHDRAWN.name()), "这个轮次已经撤销，只能查看，不能再办理。");
    }

    /** One line about a round as a whole. */
    public void record(long round, String actor, EventKind kind, String text) {
        record(round, null, actor, kind, text);
    }

    /**
     * Lines about many items at once, for what the system does to all of them in the same moment. No {@link Recorded}
     * tells of them: whoever gives notice does so for all together. A withdrawn round takes them, since the end of its
     * items is written so.
     */
    public void recordAll(LocalDateTime at, EventKind kind, List<Line> lines) {
        recordAll(at, Actor.SYSTEM, kind, lines, line -> Changes.NONE);
    }

    /** The same for somebody who did it, with what it changed of each item. */
    public void recordAll(
            LocalDateTime at, String actor, EventKind kind, List<Line> lines, Function<Line, Changes> changes) {
        batches.batchUpdate(
                "insert into event (round, item, at, actor, kind, text, changes) values (?, ?, ?, ?, ?, ?, ?)",
                lines.stream()
                        .map(line -> new Object[] {
                            line.round(),
                            line.item(),
                            at,
                            actor,
                            kind.name(),
                            line.text(),
                            changes.apply(line).json()
                        })
                        .toList());
        lines.stream().map(Line::round).distinct().map(Touched::new).forEach(publisher::publishEvent);
    }
}
