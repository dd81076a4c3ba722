package org.zhenggai.access.login;

import lombok.RequiredArgsConstructor;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.zhenggai.people.Standing;
import org.zhenggai.people.Standings;

/** People of an identity provider: one claim is the user name here; the rights come from our directory. */
@RequiredArgsConstructor
final class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService provider = new OidcUserService();
    private final Standings standings;
    private final String claim;

    /**
     * The person behind the claim, named as in our directory.
     *
     * @throws NotInDirectory when nobody active here has that name
     * @throws OAuth2AuthenticationException when the provider sends no such claim
     */
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        String username = user.getClaimAsString(claim);
        if (username == null || username.isBlank()) {
            throw new OAuth2AuthenticationException("no_" + claim);
        }
        Standing standing = standings.of(username).orElseThrow(() -> new NotInDirectory(username));
        return new DefaultOidcUser(Logins.authorities(standing.groups()), user.getIdToken(), user.getUserInfo(), claim);
    }
}
