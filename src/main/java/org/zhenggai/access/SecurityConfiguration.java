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
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.zhenggai.people.Role;

/** Who gets through which door; everything not named here needs a login. */
@Configuration
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** The engine's REST: Basic, no session, for administrators and process designers only. */
    @Bean
    @Order(1)
    SecurityFilterChain rest(HttpSecurity http, SignIn signIn) throws Exception {
        signIn.toRest(http);
        return http.securityMatcher(path(SignIn.REST + "/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(new PastForms(), new PastDirectory())
                        .denyAll()
                        .anyRequest()
                        .hasAnyRole(Role.CAMUNDA_ADMIN.code(), Role.PROCESS_DESIGNER.code()))
                .build();
    }

    /** Our pages and the engine's web apps: one form login, one session. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, SignIn signIn) throws Exception {
        signIn.toPages(http);
        // A wrong CSRF cookie of the same name would break the web apps, which use XSRF-TOKEN under /camunda;
        // ours therefore stays in the session.
        return http.csrf(csrf -> csrf.ignoringRequestMatchers(path("/camunda/**")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(path("/login"), path("/zhenggai/**"), path("/calendar/{secret}.ics"))
                        .permitAll()
                        // The web apps' own login and set-up would go around ours.
                        .requestMatchers(
                                path("/camunda/api/admin/auth/user/{engine}/login/{app}"),
                                path("/camunda/api/admin/setup/**"))
                        .denyAll()
                        // Forms submit, nothing else moves a case: a gateway must not be talked into an answer.
                        .requestMatchers(new PastForms(), new PastDirectory())
                        .denyAll()
                        // Its interface checks rights on cases, but not whether somebody may open the web app.
                        .requestMatchers(path("/camunda/api/cockpit/**"))
                        .hasRole(Role.PROCESS_DESIGNER.code())
                        .anyRequest()
                        .authenticated())
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'self'; img-src 'self' data:;"
                                + " style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; form-action 'self'")))
                .build();
    }

    private static PathPatternRequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }
}
