package org.zhenggai.people;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong passwords and locks a name after too many, for all nodes in the database. Every statement stands alone,
 * so that attempts sent at once are all counted, and none is lost with the transaction of a refused login.
 */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class LockOuts {

    private static final int LONGEST_NAME = 64;

    /** A wrong password is forgotten after this long without another. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    LockOuts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * When names are locked.
     *
     * @param failures wrong passwords in a row that lock a name
     * @param duration how long it stays locked
     */
    public record Limit(int failures, Duration duration) {}

    /** Until when the name is locked, if it is. */
    public Optional<LocalDateTime> lockedUntil(String name) {
        return jdbc.sql("select locked_until from sign_in_failure where name = ? and locked_until > ?")
                .params(key(name), now())
                .query(LocalDateTime.class)
                .optional();
    }

    /** Counts a wrong password; true when this one locked the name. */
    public boolean failed(String name, Limit limit) {
        String key = key(name);
        LocalDateTime now = now();
        jdbc.sql("delete from sign_in_failure where last_at < ? and (locked_until is null or locked_until <= ?)")
                .params(now.minus(MEMORY), now)
                .update();
        if (count(key, now) == 0 && !begin(key, now)) {
            count(key, now);
        }
        return jdbc.sql("update sign_in_failure set locked_until = ? where name = ? and failures >= ?"
                                + " and locked_until is null")
                        .params(now.plus(limit.duration()), key, limit.failures())
                        .update()
                == 1;
    }

    /** Forgets the wrong passwords before a right one, unless they have locked the name meanwhile: then until when. */
    public Optional<LocalDateTime> passed(String name) {
        jdbc.sql("delete from sign_in_failure where name = ? and (locked_until is null or locked_until <= ?)")
                .params(key(name), now())
                .update();
        return lockedUntil(name);
    }

    /** Opens a locked name at once. */
    public void unlock(String name) {
        jdbc.sql("delete from sign_in_failure where name = ?").param(key(name)).update();
    }

    /** After a lock has run out the count begins anew; a locked name is not counted. */
    private int count(String key, LocalDateTime now) {
        return jdbc.sql("update sign_in_failure set failures = case when locked_until is null then failures + 1 else 1"
                        + " end, locked_until = null, last_at = ? where name = ?"
                        + " and (locked_until is null or locked_until <= ?)")
                .params(now, key, now)
                .update();
    }

    /** False when another request was first, or the name is locked. */
    private boolean begin(String key, LocalDateTime now) {
        try {
            jdbc.sql("insert into sign_in_failure (name, failures, last_at) values (?, 1, ?)")
                    .params(key, now)
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** LDAP does not tell ZHANG from zhang, so a lock must not either. */
    static String key(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        return key.length() <= LONGEST_NAME ? key : key.substring(0, LONGEST_NAME);
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
