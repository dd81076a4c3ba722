package org.zhenggai.access.login;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends whoever still has a password that somebody else set to the page that changes it, whatever he asks for. */
final class FirstPasswordFilter extends OncePerRequestFilter {

    private static final String ANSWER = "{\"message\":\"您的密码是他人代设的，请先登录网页修改密码，再继续办理。\"}";

    private final RequestMatcher open = new OrRequestMatcher(
            withDefaults().matcher(PasswordController.PATH),
            withDefaults().matcher("/login"),
            withDefaults().matcher("/logout"),
            withDefaults().matcher("/zhenggai/**"));

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        boolean mustChange = login != null && login.getPrincipal() instanceof SignedIn person && person.mustChange();
        if (!mustChange || open.matches(request)) {
            chain.doFilter(request, response);
        } else if (SignIn.wantsPage(request)) {
            response.sendRedirect(request.getContextPath() + PasswordController.PATH);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter().write(ANSWER);
        }
    }
}
