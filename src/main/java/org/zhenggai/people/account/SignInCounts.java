package org.zhenggai.people.account;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.people.account.LockOuts.Limit;
import org.zhenggai.people.account.LockOuts.Lock;
import org.zhenggai.people.account.LockOuts.Scope;

/** Rows of wrong passwords and of known addresses; what they are for is the business of {@link LockOuts}. */
@Component
@RequiredArgsConstructor
class SignInCounts {

    private static final String KEY = " where scope = :scope and name = :name and address = :address";
    private static final String OPEN = " and (locked_until is null or locked_until <= :now)";

    private final JdbcClient jdbc;

    List<Lock> locks(Attempt attempt, LocalDateTime now) {
        return jdbc.sql("""
                        select scope, locked_until as "until" from sign_in_count
                        where locked_until > :now
                            and (scope, name, address) in (('PAIR', :name, :address), ('ADDRESS', '', :address),
                            ('NAME', :name, ''))
                        """)
                .param("name", attempt.name())
                .param("address", attempt.address())
                .param("now", now)
                .query(Lock.class)
                .list();
    }

    /** Counts a failure; true when this one locked. What is locked is not counted. */
    boolean failed(Scope scope, Attempt attempt, Limit limit, LocalDateTime now) {
        if (count(scope, attempt, limit, now) == 0 && !begin(scope, attempt, now)) {
            count(scope, attempt, limit, now);
        }
        String lock = "update sign_in_count set locked_until = :until" + KEY + " and failures >= :failures and ";
        LocalDateTime until = now.plus(limit.lock());
        boolean isFirst = on(lock + "locked_until is null", scope, attempt)
                        .param("until", until)
                        .param("failures", limit.failures())
                        .update()
                == 1;
        if (scope == Scope.NAME && !isFirst) {
            on(lock + "locked_until <= :now", scope, attempt)
                    .param("until", until)
                    .param("failures", limit.failures())
                    .param("now", now)
                    .update();
        }
        return isFirst;
    }

    /** The count begins anew when its time is over, and but for a name's also when a lock has run out. */
    private int count(Scope scope, Attempt attempt, Limit limit, LocalDateTime now) {
        String isOver = "first_at <= :oldest" + (scope == Scope.NAME ? "" : " or locked_until is not null");
        String count = """
                update sign_in_count set failures = case when %1$s then 1 else failures + 1 end,
                    locked_until = case when %1$s then null else locked_until end,
                    first_at = case when %1$s then :now else first_at end, last_at = :now
                """.formatted(isOver);
        return on(count + KEY + OPEN, scope, attempt)
                .param("oldest", now.minus(limit.within()))
                .param("now", now)
                .update();
    }

    /** False when another request was first, or it is locked. */
    private boolean begin(Scope scope, Attempt attempt, LocalDateTime now) {
        try {
            on("""
                    insert into sign_in_count (scope, name, address, failures, first_at, last_at)
                    values (:scope, :name, :address, 1, :now, :now)
                    """, scope, attempt).param("now", now).update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private JdbcClient.StatementSpec on(String sql, Scope scope, Attempt attempt) {
        return jdbc.sql(sql)
                .param("scope", scope.name())
                .param("name", scope == Scope.ADDRESS ? "" : attempt.name())
                .param("address", scope == Scope.NAME ? "" : attempt.address());
    }

    void forgive(Attempt attempt, LocalDateTime now) {
        on("delete from sign_in_count" + KEY + OPEN, Scope.PAIR, attempt)
                .param("now", now)
                .update();
    }

    void forget(LocalDateTime oldest, LocalDateTime now) {
        jdbc.sql("delete from sign_in_count where last_at < :oldest" + OPEN)
                .param("oldest", oldest)
                .param("now", now)
                .update();
    }

    void delete(Attempt attempt) {
        jdbc.sql("delete from sign_in_count where scope in ('PAIR', 'NAME') and name = ?")
                .param(attempt.name())
                .update();
    }

    Optional<LocalDateTime> lockedUntil(Attempt attempt, LocalDateTime now) {
        return jdbc.sql("""
                        select locked_until from sign_in_count
                        where scope in ('PAIR', 'NAME') and name = :name and locked_until > :now
                        order by locked_until desc limit 1
                        """)
                .param("name", attempt.name())
                .param("now", now)
                .query(LocalDateTime.class)
                .optional();
    }

    boolean isKnown(Attempt attempt, LocalDateTime oldest) {
        return jdbc.sql("select count(*) from sign_in_address where name = ? and address = ? and last_at >= ?")
                        .params(attempt.name(), attempt.address(), oldest)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Programs sign in with each request, so a row is written once a day. */
    void remember(Attempt attempt, LocalDateTime now, LocalDateTime oldest) {
        if (isKnown(attempt, now.minusDays(1))) {
            return;
        }
        jdbc.sql("delete from sign_in_address where last_at < ?").param(oldest).update();
        int known = jdbc.sql("update sign_in_address set last_at = ? where name = ? and address = ?")
                .params(now, attempt.name(), attempt.address())
                .update();
        if (known == 0) {
            try {
                jdbc.sql("insert into sign_in_address (name, address, last_at) values (?, ?, ?)")
                        .params(attempt.name(), attempt.address(), now)
                        .update();
            } catch (DuplicateKeyException e) {
                // Another request of his was first, which is as good.
            }
        }
    }
}
