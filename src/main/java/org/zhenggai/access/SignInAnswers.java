package org.zhenggai.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.zhenggai.audit.AccessKind;
import org.zhenggai.audit.AccessLog;

/** Sends whoever could not sign in back to the login page, which says why. */
final class SignInAnswers implements AuthenticationFailureHandler {

    /** Until when the name typed in this session is locked. */
    static final String LOCKED_UNTIL = SignInAnswers.class.getName() + ".until";

    private final AccessLog log;

    SignInAnswers(AccessLog log) {
        this.log = log;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof LockedOut locked) {
            request.getSession().setAttribute(LOCKED_UNTIL, locked.lock().until());
        }
        if (refusal instanceof OAuth2AuthenticationException failure) {
            // Found out before anybody was asked, so that no event tells of it.
            log.record(
                    "",
                    AccessKind.SIGN_IN_FAILED,
                    "",
                    "统一身份认证未完成：" + failure.getError().getErrorCode());
        }
        response.sendRedirect(request.getContextPath() + LoginWord.of(refusal).address());
    }
}
