package org.zhenggai.people.absence;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.people.mirror.Memberships;

/** Whether somebody may do a task of his own right or by a lent one, and what he did for others. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Deputies {

    private final JdbcClient jdbc;
    private final Memberships memberships;
    private final Clock clock;

    /**
     * By what right somebody does a task.
     *
     * @param actsFor the absent person whose group he needs, or null when it is his own right
     */
    public record Right(String actsFor) {

        /** His own. */
        public static final Right OWN = new Right(null);
    }

    /** The right to do what is offered to these groups, by what the tables say now; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<Right> rightOf(String username, Collection<String> groups) {
        Set<String> own = memberships.own(username);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        if (!Collections.disjoint(own, groups)) {
            return Optional.of(Right.OWN);
        }
        return memberships.absentFor(username).stream()
                .filter(absent -> !Collections.disjoint(memberships.lentBy(absent), groups))
                .findFirst()
                .map(Right::new);
    }

    /** Keeps what was done for an absent person on an item: it counts as done by both. */
    public void record(long item, String task, String duty, String actor, String absent) {
        jdbc.sql("insert into deputy_act (item, task, duty, actor, absent, at) values (?, ?, ?, ?, ?, ?)")
                .params(item, task, duty, actor, absent, LocalDateTime.now(clock))
                .update();
    }
}
