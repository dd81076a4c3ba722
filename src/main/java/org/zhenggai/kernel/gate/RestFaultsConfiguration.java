package org.zhenggai.kernel.gate;

import static java.util.Map.entry;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.glassfish.jersey.servlet.ServletContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The engine's REST and web apps answer with 500 and a stack trace what is merely not there or not readable. Here such an
 * answer becomes what it means, before it goes out, and is one line in the log.
 */
@Configuration
@ConditionalOnWebApplication
class RestFaultsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger("org.zhenggai.kernel.gate.RestFaults");
    private static final int LONGEST_LINE = 300;
    private static final String WEB_APPS = "camundaBpmWebappInitializer";
    private static final String FAILURE = "org.zhenggai.kernel.gate.failure";

    @Bean
    ResourceConfigCustomizer restFaults() {
        return rest -> rest.register(new Watch()).register(new Answer());
    }

    /** The web apps make their servlets by themselves; what they are told must be told in between. */
    @Bean
    static BeanPostProcessor webAppFaults(ApplicationContext beans) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(WEB_APPS.equals(name) && bean instanceof ServletContextInitializer webApps)) {
                    return bean;
                }
                return (ServletContextInitializer) servlets -> {
                    if (beans.getBean(Site.class).isSecure()) {
                        secureCookies(servlets, beans.getBean(CamundaBpmProperties.class));
                    }
                    webApps.onStartup(servlets);
                    servlets.getServletRegistrations().values().stream()
                            .filter(servlet -> servlet.getClassName().equals(ServletContainer.class.getName()))
                            .forEach(RestFaultsConfiguration::register);
                };
            }
        };
    }

    private static void secureCookies(ServletContext servlets, CamundaBpmProperties engine) {
        servlets.getSessionCookieConfig().setSecure(true);
        engine.getWebapp().getCsrf().setEnableSecureCookie(true);
        engine.getWebapp().getSessionCookie().setEnableSecureCookie(true);
    }

    private static void register(ServletRegistration servlet) {
        servlet.setInitParameter(
                ServerProperties.PROVIDER_CLASSNAMES, Watch.class.getName() + "," + Answer.class.getName());
    }

    /** Keeps what went wrong for {@link Answer}, which does not get to know it. */
    public static final class Watch implements ApplicationEventListener, RequestEventListener {

        @Override
        public void onEvent(ApplicationEvent event) {
            // Only requests matter.
        }

        @Override
        public RequestEventListener onRequest(RequestEvent event) {
            return this;
        }

        @Override
        public void onEvent(RequestEvent event) {
            if (event.getType() == RequestEvent.Type.ON_EXCEPTION) {
                event.getContainerRequest().setProperty(FAILURE, event.getException());
            }
        }
    }

    /** Says what a failure means. */
    public static final class Answer implements ContainerResponseFilter {

        private static final int BROKEN = 400;
        private static final int FAILED = 500;

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getStatus() < BROKEN) {
                return;
            }
            String path = request.getUriInfo().getPath();
            String what = request.getMethod() + " "
                    + request.getUriInfo().getRequestUri().getRawPath();
            if (response.getStatus() < FAILED || !(request.getProperty(FAILURE) instanceof Throwable failure)) {
                RestFault.refusedInEnglish(response.getStatus(), response.getEntity())
                        .ifPresent(sentence -> say(response, sentence, response.getEntity()));
                return;
            }
            RestFault fault =
                    RestFault.of(failure, path.endsWith("/deployed-form")).orElse(null);
            if (fault == null) {
                LOG.error("{}", what, failure);
                return;
            }
            if (!fault.isDaily()) {
                String first = failure.toString().lines().findFirst().orElse("");
                LOG.warn("{}：{}，{}", what, fault.status(), first.substring(0, Math.min(first.length(), LONGEST_LINE)));
            }
            response.setStatus(fault.status());
            if (fault.status() == RestFault.UNAVAILABLE) {
                response.getHeaders().putSingle("Retry-After", Answers.LATER);
            }
            say(response, fault.sentence(), null);
        }

        /** Programs find the engine's own words beside ours. */
        private static void say(ContainerResponseContext response, String sentence, Object before) {
            Map<String, Object> body = before instanceof ExceptionDto said
                    ? Map.ofEntries(
                            entry("message", sentence),
                            entry("type", String.valueOf(said.getType())),
                            entry("detail", String.valueOf(said.getMessage())))
                    : Map.of("message", sentence);
            response.setEntity(body, null, MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
