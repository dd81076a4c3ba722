package org.zhenggai.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhenggai.people.Credentials;
import org.zhenggai.people.Directory;

/** One login for our pages, the engine's web apps and REST: the engine checks the password, Spring keeps the session. */
@Configuration
@ConditionalOnWebApplication
public class LoginConfiguration {

    private static final String ROLE = "ROLE_";

    @Bean
    org.springframework.security.authentication.AuthenticationProvider passwords(
            Credentials credentials, Directory directory) {
        return new Passwords(credentials, directory);
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

    private record Passwords(Credentials credentials, Directory directory)
            implements org.springframework.security.authentication.AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication login) {
            String user = login.getName();
            if (!credentials.matches(user, String.valueOf(login.getCredentials()))) {
                throw new BadCredentialsException("wrong user name or password");
            }
            List<SimpleGrantedAuthority> roles = directory.groupsOf(user).stream()
                    .map(group -> new SimpleGrantedAuthority(ROLE + group))
                    .toList();
            return UsernamePasswordAuthenticationToken.authenticated(user, null, roles);
        }

        @Override
        public boolean supports(Class<?> type) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
        }
    }

    /** Tells the engine who Spring has logged in; named by the filters above, which make their own instance. */
    public static final class SpringLogin implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            Authentication login = SecurityContextHolder.getContext().getAuthentication();
            if (!(login instanceof UsernamePasswordAuthenticationToken) || !login.isAuthenticated()) {
                return AuthenticationResult.unsuccessful();
            }
            AuthenticationResult result = AuthenticationResult.successful(login.getName());
            result.setGroups(login.getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .map(role -> role.substring(ROLE.length()))
                    .toList());
            return result;
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(
                jakarta.servlet.http.HttpServletResponse response, ProcessEngine engine) {
            // Spring Security answers whoever is not logged in, before the engine's filters are reached.
        }
    }
}
