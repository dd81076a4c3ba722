package org.zhenggai.people;

import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passwords of the form login, hashed with BCrypt; people of LDAP or OIDC have none here. */
@Service
@Transactional
public class Credentials {

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final JdbcClient jdbc;
    private final Clock clock;

    Credentials(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Sets a password; with {@code mustChange} it opens nothing but the page that changes it. */
    public void set(String username, String password, boolean mustChange) {
        setHash(username, hash(password), mustChange);
    }

    /** Hashes a password once, for many people who get the same one. */
    public String hash(String password) {
        return encoder.encode(password);
    }

    public void setHash(String username, String hash, boolean mustChange) {
        jdbc.sql("delete from credential where username = ?").param(username).update();
        jdbc.sql("insert into credential (username, hash, must_change, failures, changed_at) values (?, ?, ?, 0, ?)")
                .params(username, hash, mustChange, LocalDateTime.now(clock))
                .update();
    }

    /** Whether this is the password. */
    @Transactional(readOnly = true)
    public boolean matches(String username, String password) {
        return jdbc.sql("select hash from credential where username = ?")
                .param(username)
                .query(String.class)
                .optional()
                .filter(hash -> encoder.matches(password, hash))
                .isPresent();
    }
}
