package org.zhenggai.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.zhenggai.access.login.LoginCookie;

/**
 * The token that forms carry: in the session once there is one; before that, which is on the login page, in a cookie. Not
 * named as that of the web apps under /camunda, or one would break the other.
 */
public final class FormTokens implements CsrfTokenRepository {

    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String FIELD = "_csrf";

    private final HttpSessionCsrfTokenRepository sessions = new HttpSessionCsrfTokenRepository();
    private final LoginCookie cookie;

    public FormTokens(boolean isSecure) {
        cookie = new LoginCookie("ZHENGGAI-FORM", Duration.ofDays(1), isSecure);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return sessions.generateToken(request);
    }

    @Override
    public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            sessions.saveToken(token, request, response);
            cookie.remove(request, response);
        } else if (token == null) {
            cookie.remove(request, response);
        } else {
            cookie.set(request, response, token.getToken());
        }
    }

    @Override
    public CsrfToken loadToken(HttpServletRequest request) {
        return request.getSession(false) != null
                ? sessions.loadToken(request)
                : cookie.value(request)
                        .map(value -> new DefaultCsrfToken(HEADER, FIELD, value))
                        .orElse(null);
    }
}
