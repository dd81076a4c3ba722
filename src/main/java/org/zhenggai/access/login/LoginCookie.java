package org.zhenggai.access.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A value kept for somebody who has not logged in, in a cookie instead of a session, so that strangers take no memory. It
 * can be forged: whoever reads it checks it.
 */
public record LoginCookie(String name, Duration age, boolean isSecure) {

    private static final int LONGEST = 2000;

    /** Keeps a value, unless it is too long for a cookie. */
    public void set(HttpServletRequest request, HttpServletResponse response, String value) {
        if (value.length() <= LONGEST) {
            write(request, response, value, age);
        }
    }

    public Optional<String> value(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
    }

    public void remove(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, name) != null) {
            write(request, response, "", Duration.ZERO);
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response, String value, Duration lasting) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path(request.getContextPath() + "/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(isSecure || request.isSecure())
                .maxAge(lasting)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
