package org.zhenggai.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.zhenggai.access.login.SignIn;

/** The two chains of filters, for REST and for everything else. Who gets through which door stands in {@link Doors}. */
@Configuration
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** The engine's REST, for programs: Basic, no session. */
    @Bean
    @Order(1)
    SecurityFilterChain rest(HttpSecurity http, SignIn signIn, DoorKeeper keeper) throws Exception {
        signIn.toRest(http);
        return http.securityMatcher(path(SignIn.REST + "/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(keeper))
                .addFilterBefore(new UnknownPathFilter(keeper), AuthorizationFilter.class)
                .build();
    }

    /** Our pages and the engine's web apps: one form login, one session. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, SignIn signIn, DoorKeeper keeper) throws Exception {
        signIn.toPages(http);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(keeper))
                .addFilterBefore(new UnknownPathFilter(keeper), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'self'; img-src 'self' data:;"
                                + " style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; form-action 'self'")))
                .build();
    }

    private static PathPatternRequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }
}
