package org.zhenggai.access;

import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.zhenggai.audit.AccessKind;
import org.zhenggai.audit.AccessLog;
import org.zhenggai.people.Credentials;
import org.zhenggai.people.LockOuts;
import org.zhenggai.people.Standings;

/**
 * Checks a user name and a password, for the form and for REST: those of people with a password here by its hash, all
 * others by the directory service, if there is one. The rights come from our directory in any case.
 */
final class PasswordLogin implements AuthenticationProvider {

    private final Credentials credentials;
    private final Optional<LdapPasswords> ldap;
    private final LockOuts lockOuts;
    private final LockOuts.Limit limit;
    private final Standings standings;
    private final AccessLog log;

    PasswordLogin(
            Credentials credentials,
            Optional<LdapPasswords> ldap,
            LockOuts lockOuts,
            LockOuts.Limit limit,
            Standings standings,
            AccessLog log) {
        this.credentials = credentials;
        this.ldap = ldap;
        this.lockOuts = lockOuts;
        this.limit = limit;
        this.standings = standings;
        this.log = log;
    }

    /**
     * The person with his groups.
     *
     * @throws LockedOut after too many wrong passwords, whether this one is right or not
     * @throws BadCredentialsException for a wrong password and for an unknown name alike
     * @throws NotInDirectory when the password is right, but nobody active here has that name
     */
    @Override
    public Authentication authenticate(Authentication login) {
        String username = login.getName();
        String password =
                login.getCredentials() == null ? "" : login.getCredentials().toString();
        lockOuts.lockedUntil(username).ifPresent(PasswordLogin::refuse);
        boolean isLocal = ldap.isEmpty() || credentials.has(username);
        boolean isRight =
                isLocal ? credentials.matches(username, password) : ldap.get().matches(username, password);
        if (!isRight) {
            count(username);
            throw new BadCredentialsException("wrong user name or password");
        }
        // Of guesses sent at once, none counts that comes after the wrong ones have locked the name.
        lockOuts.passed(username).ifPresent(PasswordLogin::refuse);
        return standings
                .of(username)
                .map(standing -> Logins.ofPassword(username, isLocal, standing))
                .orElseThrow(() -> new NotInDirectory(username));
    }

    private void count(String username) {
        if (lockOuts.failed(username, limit)) {
            log.record(username, AccessKind.LOCKED, username, "连续" + limit.failures() + "次输错密码");
        }
        lockOuts.lockedUntil(username).ifPresent(PasswordLogin::refuse);
    }

    private static void refuse(LocalDateTime until) {
        throw new LockedOut(until);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
