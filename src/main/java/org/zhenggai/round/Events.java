package org.zhenggai.round;

import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the history of items and rounds; append-only. */
@Service
@Transactional
public class Events {

    private final JdbcClient jdbc;
    private final Clock clock;

    Events(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One line about an item. */
    public void record(long round, Long item, String actor, EventKind kind, String text) {
        jdbc.sql("insert into event (round, item, at, actor, kind, text) values (?, ?, ?, ?, ?, ?)")
                .params(round, item, LocalDateTime.now(clock), actor, kind.name(), text)
                .update();
    }

    /** One line about a round as a whole. */
    public void record(long round, String actor, EventKind kind, String text) {
        record(round, null, actor, kind, text);
    }
}
