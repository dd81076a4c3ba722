package org.zhenggai.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.zhenggai.access.cases.NotShown;
import org.zhenggai.access.login.LoginWord;
import org.zhenggai.access.login.Logins;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/** Answers a request that goes beyond somebody's rights with 403, or 404 where he is not to know why; and notes it. */
@RequiredArgsConstructor
public final class Denied implements AccessDeniedHandler {

    private final AccessDeniedHandler answer = new AccessDeniedHandlerImpl();
    private final AccessLog log;
    private final ApplicationEventPublisher publisher;

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denial)
            throws IOException, ServletException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        boolean isForged = denial instanceof CsrfException;
        if (isForged && request.getServletPath().equals("/login")) {
            // The login page was open for longer than its session; its token is gone, and nothing else is wrong.
            response.sendRedirect(request.getContextPath() + LoginWord.EXPIRED.address());
            return;
        }
        if (Logins.isPerson(login)) {
            String what = request.getMethod() + " " + request.getRequestURI();
            log.record(login.getName(), AccessKind.DENIED, what, detail(denial));
            publisher.publishEvent(new DeniedRequest(login.getName(), request.getMethod(), request.getRequestURI()));
        }
        if (denial instanceof NotShown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        answer.handle(request, response, denial);
    }

    private static String detail(AccessDeniedException denial) {
        return denial instanceof CsrfException ? "缺少页面令牌" : denial instanceof NotShown ? "没有这个事项，或者无权查看" : "";
    }
}
