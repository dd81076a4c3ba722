package org.zhenggai.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.zhenggai.people.LockOuts;

/**
 * How people sign in: {@code zhenggai.login.*}; docs/operations.md has the table.
 *
 * @param failures wrong passwords in a row that lock a name
 * @param lock how long it stays locked
 * @param ldap the directory service that checks passwords, if its address is set
 */
@ConfigurationProperties("zhenggai.login")
record LoginSettings(
        @DefaultValue("5") int failures,
        @DefaultValue("15m") Duration lock,
        @DefaultValue Ldap ldap,
        @DefaultValue Oidc oidc) {

    LoginSettings {
        if (failures < 1 || lock.isNegative() || lock.isZero()) {
            throw new StartRefused("zhenggai.login.failures 须不小于1，zhenggai.login.lock 须大于0（如 15m），请改正后再启动。");
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
    record Ldap(
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

    LockOuts.Limit limit() {
        return new LockOuts.Limit(failures, lock);
    }
}
