package org.zhenggai.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.zhenggai.people.Role;

/** Who gets through which door; everything not named here needs a login. */
@Configuration
@ConditionalOnWebApplication
class SecurityConfiguration {

    private static final String REST = "/engine-rest";
    private static final String ENGINE = "/camunda/api/engine/engine/{engine}";

    /** The engine's REST: Basic, no session, for administrators and process designers only. */
    @Bean
    @Order(1)
    SecurityFilterChain rest(HttpSecurity http) throws Exception {
        return http.securityMatcher(path(REST + "/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(new PastForms())
                        .denyAll()
                        .requestMatchers(
                                account(REST, HttpMethod.DELETE, ""), account(REST, HttpMethod.PUT, "/profile"))
                        .hasRole(Role.CAMUNDA_ADMIN.code())
                        .anyRequest()
                        .hasAnyRole(Role.CAMUNDA_ADMIN.code(), Role.PROCESS_DESIGNER.code()))
                .build();
    }

    /** Our pages and the engine's web apps: one form login, one session. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        // A wrong CSRF cookie of the same name would break the web apps, which use XSRF-TOKEN under /camunda;
        // ours therefore stays in the session.
        return http.csrf(csrf -> csrf.ignoringRequestMatchers(path("/camunda/**")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(path("/login"), path("/zhenggai/**"))
                        .permitAll()
                        // The web apps' own login and set-up would go around ours.
                        .requestMatchers(
                                path("/camunda/api/admin/auth/user/{engine}/login/{app}"),
                                path("/camunda/api/admin/setup/**"))
                        .denyAll()
                        // Forms submit, nothing else moves a case: a gateway must not be talked into an answer.
                        .requestMatchers(new PastForms())
                        .denyAll()
                        // The engine gives everybody all rights on his own account, but only the password is his to
                        // change.
                        .requestMatchers(
                                account(ENGINE, HttpMethod.DELETE, ""), account(ENGINE, HttpMethod.PUT, "/profile"))
                        .hasRole(Role.CAMUNDA_ADMIN.code())
                        // Its interface checks rights on cases, but not whether somebody may open the web app.
                        .requestMatchers(path("/camunda/api/cockpit/**"))
                        .hasRole(Role.PROCESS_DESIGNER.code())
                        .anyRequest()
                        .authenticated())
                .formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                withDefaults().matcher(HttpMethod.POST, "/logout"), tasklistLogout()))
                        .addLogoutHandler((request, response, login) -> request.setAttribute(
                                "fromWebApp", tasklistLogout().matches(request)))
                        .logoutSuccessHandler((request, response, login) -> {
                            if (Boolean.TRUE.equals(request.getAttribute("fromWebApp"))) {
                                response.setStatus(HttpStatus.NO_CONTENT.value());
                            } else {
                                response.sendRedirect(request.getContextPath() + "/login?logout");
                            }
                        }))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/camunda/api/**")))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'self'; img-src 'self' data:;"
                                + " style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; form-action 'self'")))
                .build();
    }

    private static PathPatternRequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }

    private static PathPatternRequestMatcher account(String engine, HttpMethod method, String what) {
        return withDefaults().matcher(method, engine + "/user/{id}" + what);
    }

    private static RequestMatcher tasklistLogout() {
        return withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");
    }
}
