package org.zhenggai.access.login;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.Standing;
import org.zhenggai.people.Standings;
import org.zhenggai.people.account.Attempt;
import org.zhenggai.people.account.Credentials;
import org.zhenggai.people.account.LockOuts;
import org.zhenggai.people.account.LockOuts.Lock;
import org.zhenggai.people.account.LockOuts.Scope;

/**
 * Checks a user name and a password, for the form and for REST: those of people with a password here by its hash, all
 * others by the directory service, if there is one. The rights come from our directory in any case.
 */
@RequiredArgsConstructor
final class PasswordLogin implements AuthenticationProvider {

    private final Credentials credentials;
    private final Optional<LdapPasswords> ldap;
    private final LockOuts lockOuts;
    private final LockOuts.Limits limits;
    private final Standings standings;
    private final AccessLog log;

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
        Attempt attempt = new Attempt(username, address(login));
        lockOuts.lock(attempt, limits).ifPresent(PasswordLogin::refuse);
        boolean isLocal = ldap.isEmpty() || credentials.has(username);
        boolean isRight =
                isLocal ? credentials.matches(username, password) : ldap.get().matches(username, password);
        if (!isRight) {
            count(username, attempt);
            throw new BadCredentialsException("wrong user name or password");
        }
        lockOuts.passed(attempt, limits).ifPresent(PasswordLogin::refuse);
        Standing standing = standings.of(username).orElseThrow(() -> new NotInDirectory(username));
        lockOuts.remember(attempt, limits);
        return Logins.ofPassword(username, isLocal, standing);
    }

    /** The form and Basic both say where a request came from, behind a proxy only if its headers are believed. */
    private static String address(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails request ? request.getRemoteAddress() : "";
    }

    private void count(String username, Attempt attempt) {
        for (Scope scope : lockOuts.failed(attempt, limits)) {
            log.record(username, AccessKind.LOCKED, username, reason(scope));
        }
        lockOuts.lock(attempt, limits).ifPresent(PasswordLogin::refuse);
    }

    /** The address stands in the log beside it. */
    private String reason(Scope scope) {
        int failures = limits.of(scope).failures();
        return switch (scope) {
            case PAIR -> "连续" + failures + "次输错密码";
            case ADDRESS -> "该地址输错密码" + failures + "次，暂停登录";
            case NAME -> "该用户名在各地址共输错密码" + failures + "次，放慢登录";
        };
    }

    private static void refuse(Lock lock) {
        throw new LockedOut(lock);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
