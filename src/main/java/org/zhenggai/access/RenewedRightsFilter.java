package org.zhenggai.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhenggai.access.login.LoginWord;
import org.zhenggai.access.login.Logins;
import org.zhenggai.access.login.SignIn;
import org.zhenggai.access.login.SignedIn;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.Standing;
import org.zhenggai.people.Standings;

/**
 * Renews the groups of a session from the directory at each request, and ends it when the person has left or the password
 * was replaced. Works across nodes, since it asks the database.
 */
@RequiredArgsConstructor
public final class RenewedRightsFilter extends OncePerRequestFilter {

    private final SecurityContextLogoutHandler ending = new SecurityContextLogoutHandler();
    private final Standings standings;
    private final SecurityContextRepository sessions;
    private final AccessLog log;

    /** Style sheets and scripts are the same for everybody, and a page of the web apps has dozens of them. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/zhenggai/")
                || path.startsWith("/camunda/lib/")
                || path.startsWith("/camunda/app/") && path.indexOf('.') > 0;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (isOurs(login)) {
            Optional<Standing> standing = standings.of(login.getName()).filter(today -> Logins.holds(login, today));
            if (standing.isEmpty()) {
                end(login, request, response);
                if (SignIn.wantsPage(request)) {
                    response.sendRedirect(request.getContextPath() + LoginWord.ENDED.address());
                    return;
                }
            } else {
                renew(login, Logins.renewed(login, standing.get()), request, response);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isOurs(Authentication login) {
        return login instanceof OAuth2AuthenticationToken
                || Logins.isPerson(login) && login.getPrincipal() instanceof SignedIn;
    }

    private void end(Authentication login, HttpServletRequest request, HttpServletResponse response) {
        ending.logout(request, response, login);
        log.record(login.getName(), AccessKind.SIGNED_OUT, login.getName(), "密码或人员信息有变动，会话已终止");
    }

    private void renew(
            Authentication login, Authentication renewed, HttpServletRequest request, HttpServletResponse response) {
        boolean isSame = Logins.groups(login).equals(Logins.groups(renewed))
                && login.getPrincipal().equals(renewed.getPrincipal());
        if (!isSame) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(renewed);
            SecurityContextHolder.setContext(context);
            sessions.saveContext(context, request, response);
        }
    }
}
