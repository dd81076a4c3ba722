package org.zhenggai.people.account;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passwords of the form login, hashed with BCrypt; people of LDAP or OIDC have none here. */
@Service
public class Credentials {

    private final PasswordEncoder encoder;
    private final String nobodys;
    private final SignInCounts counts;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** Hashes with today's defaults unless there is a bean for it, as in tests, which remember what they have computed. */
    Credentials(ObjectProvider<PasswordEncoder> encoders, SignInCounts counts, JdbcClient jdbc, Clock clock) {
        this.encoder = encoders.getIfAvailable(PasswordEncoderFactories::createDelegatingPasswordEncoder);
        this.nobodys = encoder.encode("nobody's password");
        this.counts = counts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Sets a password; with {@code mustChange} it opens nothing but the page that changes it. */
    @Transactional
    public void set(String username, String password, boolean mustChange) {
        setHash(username, hash(password), mustChange);
    }

    /** Hashes a password once, for many people who get the same one. */
    public String hash(String password) {
        return encoder.encode(password);
    }

    /** Sets a password that was hashed before; whoever is logged in with the one before is logged out, and a lock is opened. */
    @Transactional
    public void setHash(String username, String hash, boolean mustChange) {
        jdbc.sql("delete from credential where username = ?").param(username).update();
        jdbc.sql("insert into credential (username, hash, must_change, changed_at) values (?, ?, ?, ?)")
                .params(username, hash, mustChange, LocalDateTime.now(clock))
                .update();
        counts.delete(new Attempt(username, ""));
    }

    /** Whether he has a password here; people of LDAP and OIDC need none. */
    public boolean has(String username) {
        return hashOf(username).isPresent();
    }

    /**
     * Whether this is the password. Takes about the same time for somebody unknown, and renews a hash that was made in a
     * weaker way than today's. Without a transaction, which would hold a connection while it computes.
     */
    public boolean matches(String username, String password) {
        Optional<String> hash = hashOf(username);
        boolean matches = encoder.matches(password, hash.orElse(nobodys)) && hash.isPresent();
        hash.filter(old -> matches && encoder.upgradeEncoding(old))
                .ifPresent(old -> jdbc.sql("update credential set hash = ? where username = ? and hash = ?")
                        .params(encoder.encode(password), username, old)
                        .update());
        return matches;
    }

    private Optional<String> hashOf(String username) {
        return jdbc.sql("select hash from credential where username = ?")
                .param(username)
                .query(String.class)
                .optional();
    }
}
