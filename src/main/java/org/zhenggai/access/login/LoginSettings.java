package org.zhenggai.access.login;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.zhenggai.access.StartRefused;
import org.zhenggai.people.account.LockOuts;

/**
 * How people sign in: {@code zhenggai.login.*}; docs/operations.md has the table.
 *
 * @param failures wrong passwords in a row that lock a name at the address they came from
 * @param lock how long it stays locked there
 * @param forgetAfter how long they are counted, from the first
 * @param window how long the wrong passwords of an address and of a name over all addresses are counted, from the first
 * @param addressFailures wrong passwords that lock an address for all names
 * @param addressLock how long it stays locked
 * @param nameFailures wrong passwords, over all addresses, after which each further one makes the name wait
 * @param namePause how long
 * @param knownFor how long after a right password its name does not wait at that address
 * @param ldap the directory service that checks passwords, if its address is set
 */
@ConfigurationProperties("zhenggai.login")
public record LoginSettings(
        @DefaultValue("5") int failures,
        @DefaultValue("15m") Duration lock,
        @DefaultValue("1d") Duration forgetAfter,
        @DefaultValue("1h") Duration window,
        @DefaultValue("100") int addressFailures,
        @DefaultValue("15m") Duration addressLock,
        @DefaultValue("100") int nameFailures,
        @DefaultValue("1m") Duration namePause,
        @DefaultValue("30d") Duration knownFor,
        @DefaultValue Ldap ldap,
        @DefaultValue Oidc oidc) {

    public LoginSettings {
        if (failures < 1
                || Stream.of(lock, forgetAfter, window, addressLock, namePause, knownFor)
                        .anyMatch(time -> time.isNegative() || time.isZero())) {
            throw new StartRefused("zhenggai.login.failures 须不小于1，zhenggai.login.lock 等各项时间须大于0（如 15m），请改正后再启动。");
        }
        // Or else one address would slow a name down by itself, for everybody.
        long byOne = failures * (window.dividedBy(lock) + 1);
        if (addressFailures <= failures || nameFailures <= byOne) {
            throw new StartRefused("zhenggai.login.address-failures 须大于 zhenggai.login.failures（" + failures
                    + "），zhenggai.login.name-failures 须大于" + byOne + "（同一地址在 window 内最多可输错的次数），请改正后再启动。");
        }
    }

    /**
     * A directory service.
     *
     * @param url {@code ldap://host:389} or {@code ldaps://host:636}; empty when there is none
     * @param base where people are searched and patterns begin, such as {@code dc=example,dc=cn}
     * @param userDnPattern name of a person below the base, such as <code>uid={0},ou=people</code>; or else a search:
     * @param userSearchBase where to search below the base
     * @param userSearchFilter such as <code>(uid={0})</code>
     * @param managerDn who searches; empty for anonymous
     */
    public record Ldap(
            @DefaultValue("") String url,
            @DefaultValue("") String base,
            @DefaultValue("") String userDnPattern,
            @DefaultValue("") String userSearchBase,
            @DefaultValue("(uid={0})") String userSearchFilter,
            @DefaultValue("") String managerDn,
            @DefaultValue("") String managerPassword) {

        boolean isConfigured() {
            return !url.isBlank();
        }
    }

    /**
     * Identity providers; they are registered by Spring Boot's own {@code spring.security.oauth2.client.*}.
     *
     * @param usernameClaim the claim that holds the user name of our directory
     */
    record Oidc(@DefaultValue("preferred_username") String usernameClaim) {}

    public LockOuts.Limits limits() {
        return new LockOuts.Limits(
                new LockOuts.Limit(failures, forgetAfter, lock),
                new LockOuts.Limit(addressFailures, window, addressLock),
                new LockOuts.Limit(nameFailures, window, namePause),
                knownFor);
    }
}
