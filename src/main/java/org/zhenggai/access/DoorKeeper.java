package org.zhenggai.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Role;

/** Lets requests through as {@link Doors} says. */
@Component
@RequiredArgsConstructor
class DoorKeeper implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String AUTHORITY = "ROLE_";

    private final Doors doors;

    @Override
    public AuthorizationDecision check(Supplier<Authentication> login, RequestAuthorizationContext context) {
        boolean isOpen = door(context.getRequest())
                .map(door -> entry(door, login.get()))
                .filter(entry -> entry != Doors.Entry.NO)
                .isPresent();
        return new AuthorizationDecision(isOpen);
    }

    /** Somebody without a role yet may do what every role may. */
    private static Doors.Entry entry(Doors.Door door, Authentication login) {
        Set<Role> roles = roles(login);
        return roles.isEmpty() && isPerson(login) ? door.ofAnyRole() : door.of(roles);
    }

    /** The row that decides about a request. */
    Optional<Doors.Door> door(HttpServletRequest request) {
        // Not ServletRequestPathUtils: it cuts off the servlet's part of the path for Jersey's servlets.
        String path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication()
                .value();
        // To Jersey a slash at the end says nothing, and the web apps send it now and then.
        boolean hasSlash = path.length() > 1 && path.endsWith("/");
        return doors.of(
                request.getMethod(), PathContainer.parsePath(hasSlash ? path.substring(0, path.length() - 1) : path));
    }

    static boolean isPerson(Authentication login) {
        return login != null && login.isAuthenticated() && !new AuthenticationTrustResolverImpl().isAnonymous(login);
    }

    private static Set<Role> roles(Authentication login) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (isPerson(login)) {
            login.getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .filter(name -> name.startsWith(AUTHORITY))
                    .flatMap(name -> Role.of(name.substring(AUTHORITY.length())).stream())
                    .forEach(roles::add);
        }
        return roles;
    }
}
