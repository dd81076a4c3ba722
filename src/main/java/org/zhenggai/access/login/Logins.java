package org.zhenggai.access.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.zhenggai.people.Standing;

/** Our people as Spring Security keeps them: by user name, each group of the directory as an authority. */
public final class Logins {

    /** Has whoever logged in with a password that he can change here. */
    static final String OWN_PASSWORD = "OWN_PASSWORD";

    private static final String ROLE = "ROLE_";

    private Logins() {}

    static Authentication ofPassword(String username, boolean isLocal, Standing standing) {
        SignedIn person = new SignedIn(
                username, isLocal, isLocal && standing.mustChange(), isLocal ? standing.passwordSetAt() : null);
        List<GrantedAuthority> authorities = authorities(standing.groups());
        if (isLocal) {
            authorities.add(new SimpleGrantedAuthority(OWN_PASSWORD));
        }
        return UsernamePasswordAuthenticationToken.authenticated(person, null, authorities);
    }

    static List<GrantedAuthority> authorities(Set<String> groups) {
        return groups.stream()
                .map(group -> new SimpleGrantedAuthority(ROLE + group))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The groups of the directory that a login carries. */
    public static Set<String> groups(Authentication login) {
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .collect(Collectors.toSet());
    }

    /** Whether it is a person of ours, by password or by an identity provider. */
    public static boolean isPerson(Authentication login) {
        return login != null
                && login.isAuthenticated()
                && (login instanceof UsernamePasswordAuthenticationToken || login instanceof OAuth2AuthenticationToken);
    }

    /** Whether a session with this login may go on: not when the password it was opened with has been replaced. */
    public static boolean holds(Authentication login, Standing standing) {
        return !(login.getPrincipal() instanceof SignedIn person)
                || !person.isLocal()
                || Objects.equals(person.passwordSetAt(), standing.passwordSetAt());
    }

    /** The same login with the groups of today. */
    public static Authentication renewed(Authentication login, Standing standing) {
        if (login.getPrincipal() instanceof SignedIn person) {
            return ofPassword(person.username(), person.isLocal(), standing);
        }
        OAuth2AuthenticationToken token = (OAuth2AuthenticationToken) login;
        return new OAuth2AuthenticationToken(
                token.getPrincipal(), authorities(standing.groups()), token.getAuthorizedClientRegistrationId());
    }
}
