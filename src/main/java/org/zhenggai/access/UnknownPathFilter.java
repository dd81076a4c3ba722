package org.zhenggai.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 404 to whoever is logged in and asks for an address that no row of {@link Doors} names. */
@RequiredArgsConstructor
final class UnknownPathFilter extends OncePerRequestFilter {

    private final DoorKeeper keeper;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isPerson =
                DoorKeeper.isPerson(SecurityContextHolder.getContext().getAuthentication());
        if (isPerson && keeper.door(request).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }
}
