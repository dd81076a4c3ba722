package org.zhenggai.access.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.RequestContextFilter;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.Standings;
import org.zhenggai.people.account.Credentials;
import org.zhenggai.people.account.LockOuts;

/** One login for our pages, the engine's web apps and REST; Spring keeps the session and tells the engine who it is. */
@Configuration
@ConditionalOnWebApplication
@EnableConfigurationProperties(LoginSettings.class)
public class LoginConfiguration {

    @Bean
    PasswordLogin passwords(
            LoginSettings settings, Credentials credentials, LockOuts lockOuts, Standings standings, AccessLog log) {
        Optional<LdapPasswords> ldap = Optional.of(settings.ldap())
                .filter(LoginSettings.Ldap::isConfigured)
                .map(LdapPasswords::new);
        return new PasswordLogin(credentials, ldap, lockOuts, settings.limits(), standings, log);
    }

    /** Spring's default keeps silent about failures of kinds it does not know. */
    @Bean
    AuthenticationEventPublisher authenticationEvents(ApplicationEventPublisher events) {
        DefaultAuthenticationEventPublisher publisher = new DefaultAuthenticationEventPublisher(events);
        publisher.setDefaultAuthenticationFailureEvent(AuthenticationFailureBadCredentialsEvent.class);
        return publisher;
    }

    /** Spring's default, as a bean for whoever renews a login. */
    @Bean
    SecurityContextRepository loginContexts() {
        return new DelegatingSecurityContextRepository(
                new RequestAttributeSecurityContextRepository(), new HttpSessionSecurityContextRepository());
    }

    /** Before the login, which the log of access asks for the address; Jersey's own would come after it. */
    @Bean
    RequestContextFilter requestContext() {
        return new OrderedRequestContextFilter();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppLogin() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter("authentication-provider", SpringLogin.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(200);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> restLogin() {
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addInitParameter("authentication-provider", SpringLogin.class.getName());
        filter.addUrlPatterns("/engine-rest/*");
        filter.setOrder(201);
        return filter;
    }

    /** Tells the engine who Spring has logged in; named by the filters above, which make their own instance. */
    public static final class SpringLogin implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            Authentication login = SecurityContextHolder.getContext().getAuthentication();
            if (!Logins.isPerson(login)) {
                return AuthenticationResult.unsuccessful();
            }
            Set<String> groups = Logins.groups(login);
            forgetOldGroups(request.getSession(false), engine, groups);
            AuthenticationResult result = AuthenticationResult.successful(login.getName());
            result.setGroups(List.copyOf(groups));
            return result;
        }

        /** The web apps ask for groups once a session; without theirs they ask again. */
        private static void forgetOldGroups(HttpSession session, ProcessEngine engine, Set<String> groups) {
            if (session == null) {
                return;
            }
            Authentications known = AuthenticationUtil.getAuthsFromSession(session);
            boolean isOld = known.getAuthenticationForProcessEngine(engine.getName()) instanceof UserAuthentication user
                    && !Set.copyOf(user.getGroupIds()).equals(groups);
            if (isOld) {
                known.removeByEngineName(engine.getName());
            }
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // Spring Security answers whoever is not logged in, before the engine's filters are reached.
        }
    }
}
