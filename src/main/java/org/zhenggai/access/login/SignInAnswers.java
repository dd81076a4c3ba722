package org.zhenggai.access.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.util.WebUtils;
import org.zhenggai.access.TooManySessions;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/** Sends whoever could not sign in back to the login page, which says why. */
final class SignInAnswers implements AuthenticationFailureHandler {

    private static final String LOCKED_UNTIL = "ZHENGGAI-UNTIL";
    private static final String TYPED = "ZHENGGAI-NAME";
    private static final int LONGEST_NAME = 64;

    private final AccessLog log;
    private final LoginCookie until;
    private final LoginCookie typed;

    SignInAnswers(AccessLog log, boolean isSecure) {
        this.log = log;
        until = new LoginCookie(LOCKED_UNTIL, Duration.ofHours(1), isSecure);
        typed = new LoginCookie(TYPED, Duration.ofMinutes(5), isSecure);
    }

    /** The minute from which the name typed last is open again, unless somebody wrote something else into his cookie. */
    static Optional<LocalDateTime> lockedUntil(HttpServletRequest request) {
        try {
            return Optional.ofNullable(WebUtils.getCookie(request, LOCKED_UNTIL))
                    .map(cookie -> LocalDateTime.parse(cookie.getValue()).plusMinutes(1));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The user name that was typed last, for a few minutes; it stays out of the address and of the server's memory. */
    static Optional<String> typedName(HttpServletRequest request) {
        try {
            return new LoginCookie(TYPED, Duration.ZERO, false)
                    .value(request)
                    .map(value -> new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8))
                    .filter(name -> name.length() <= LONGEST_NAME);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof LockedOut locked) {
            until.set(request, response, locked.lock().until().toString());
        }
        String name = request.getParameter("username");
        if (name != null && !name.isBlank() && name.length() <= LONGEST_NAME) {
            typed.set(
                    request,
                    response,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8)));
        }
        if (refusal instanceof OAuth2AuthenticationException failure) {
            // Found out before anybody was asked, so that no event tells of it.
            log.record(
                    "",
                    AccessKind.SIGN_IN_FAILED,
                    "",
                    "统一身份认证未完成：" + failure.getError().getErrorCode());
        }
        if (refusal instanceof TooManySessions) {
            log.record("", AccessKind.SIGN_IN_FAILED, "", "密码正确，但登录的人数已到上限");
        }
        response.sendRedirect(request.getContextPath() + LoginWord.of(refusal).address());
    }
}
