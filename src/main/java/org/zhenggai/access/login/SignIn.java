package org.zhenggai.access.login;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.zhenggai.access.Denied;
import org.zhenggai.access.FormTokens;
import org.zhenggai.access.RenewedRightsFilter;
import org.zhenggai.access.Sessions;
import org.zhenggai.kernel.gate.Site;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.WantedAnswer;
import org.zhenggai.people.Standings;

/** Sets up login and logout: form, identity provider, Basic for REST. Rights are not decided here. */
@Component
@ConditionalOnWebApplication
public class SignIn {

    /** Where the engine's REST begins. */
    public static final String REST = "/engine-rest";

    private static final String LOGIN = "/login";
    private static final RequestMatcher WEB_APPS = withDefaults().matcher("/camunda/api/**");
    private static final RequestMatcher WEB_APP_LOGOUT =
            withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");

    private final LoginSettings settings;
    private final Standings standings;
    private final SecurityContextRepository contexts;
    private final Sessions sessions;
    private final Site site;
    private final AccessLog log;
    private final ApplicationEventPublisher publisher;
    private final Optional<ClientRegistrationRepository> providers;

    SignIn(
            LoginSettings settings,
            Standings standings,
            SecurityContextRepository contexts,
            Sessions sessions,
            Site site,
            AccessLog log,
            ApplicationEventPublisher publisher,
            ObjectProvider<ClientRegistrationRepository> providers) {
        this.settings = settings;
        this.standings = standings;
        this.contexts = contexts;
        this.sessions = sessions;
        this.site = site;
        this.log = log;
        this.publisher = publisher;
        this.providers = Optional.ofNullable(providers.getIfAvailable());
    }

    /** Basic for programs: each request is checked anew, so there is no session to renew. */
    public void toRest(HttpSecurity http) throws Exception {
        http.httpBasic(Customizer.withDefaults())
                .exceptionHandling(errors -> errors.accessDeniedHandler(new Denied(log, publisher)))
                .addFilterBefore(new FirstPasswordFilter(), AuthorizationFilter.class);
    }

    /**
     * The form and, where one is registered, identity providers; one session for our pages and the web apps, and none
     * before the login. A wrong CSRF cookie of the same name would break the web apps, which have tokens of their own.
     */
    public void toPages(HttpSecurity http) throws Exception {
        SignInAnswers answers = new SignInAnswers(log, site.isSecure());
        http.securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens(site.isSecure()))
                        .ignoringRequestMatchers(withDefaults().matcher("/camunda/**")))
                .requestCache(cache -> cache.requestCache(new WantedPage(site.isSecure())))
                .sessionManagement(session -> session.addSessionAuthenticationStrategy(sessions))
                .formLogin(
                        login -> login.loginPage(LOGIN).defaultSuccessUrl("/").failureHandler(answers))
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                withDefaults().matcher(HttpMethod.POST, "/logout"), WEB_APP_LOGOUT))
                        .deleteCookies("JSESSIONID")
                        .logoutSuccessHandler(SignIn::loggedOut))
                .exceptionHandling(errors -> errors.accessDeniedHandler(new Denied(log, publisher))
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), WEB_APPS)
                        .defaultAuthenticationEntryPointFor(new ToLogin(sessions), AnyRequestMatcher.INSTANCE))
                .addFilterBefore(new RenewedRightsFilter(standings, contexts, log), AuthorizationFilter.class)
                .addFilterBefore(new FirstPasswordFilter(), AuthorizationFilter.class);
        if (providers.isPresent()) {
            http.oauth2Login(login -> login.loginPage(LOGIN)
                    .defaultSuccessUrl("/")
                    .failureHandler(answers)
                    .userInfoEndpoint(people -> people.oidcUserService(
                                    new OidcPeople(standings, settings.oidc().usernameClaim()))
                            .userService(request -> {
                                // Plain OAuth 2 says what somebody may do, not who he is.
                                throw new OAuth2AuthenticationException("no_openid_scope");
                            })));
        }
    }

    /** Whether the answer is for a person's eyes: then it is a page to go on to, and a status for a script. */
    public static boolean wantsPage(HttpServletRequest request) {
        return !isInterface(request) && WantedAnswer.isPage(request);
    }

    /** Whether only scripts and programs come here. */
    static boolean isInterface(HttpServletRequest request) {
        return WEB_APPS.matches(request) || request.getServletPath().startsWith(REST);
    }

    private static void loggedOut(HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws IOException {
        if (WEB_APP_LOGOUT.matches(request)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            response.sendRedirect(request.getContextPath() + LoginWord.LOGOUT.address());
        }
    }

    /** Tells somebody whose session is over from somebody who comes for the first time. */
    private static final class ToLogin extends LoginUrlAuthenticationEntryPoint {

        private final Sessions sessions;

        private ToLogin(Sessions sessions) {
            super(LOGIN);
            this.sessions = sessions;
        }

        @Override
        protected String determineUrlToUseForThisRequest(
                HttpServletRequest request,
                HttpServletResponse response,
                org.springframework.security.core.AuthenticationException reason) {
            String id = request.getRequestedSessionId();
            if (id == null || request.isRequestedSessionIdValid()) {
                return LOGIN;
            }
            return (sessions.wasCrowdedOut(id) ? LoginWord.ELSEWHERE : LoginWord.EXPIRED).address();
        }
    }
}
