package org.zhenggai.kernel.gate;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Puts the gate before everything, right behind what says where a request came from. */
@Configuration
class GateConfiguration {

    private static final int BEHIND_FORWARDED_HEADERS = 10;

    @Bean
    static Outage outage() {
        return new Outage();
    }

    @Bean
    static StartInTurn startInTurn() {
        return new StartInTurn();
    }

    /** Every part of the application, the engine too, takes its connections here; the first only when it is its turn. */
    @Bean
    static BeanPostProcessor watchedDatabase(
            ObjectProvider<Outage> outage, ObjectProvider<StartInTurn> turn, Environment settings) {
        boolean preparesDatabase = settings.getProperty("spring.flyway.enabled", Boolean.class, true);
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && isH2(pool)) {
                    // After a write that failed H2 closes itself, and opens again for whoever connects anew; the
                    // connections from before call themselves valid and would be handed out for half an hour.
                    pool.setConnectionTestQuery("select 1");
                    pool.setExceptionOverrideClassName(LostConnections.class.getName());
                }
                if (bean instanceof HikariDataSource pool && preparesDatabase) {
                    turn.getObject().take(pool);
                }
                return bean instanceof DataSource pool ? outage.getObject().watch(pool) : bean;
            }
        };
    }

    private static boolean isH2(HikariDataSource pool) {
        return pool.getJdbcUrl() != null && pool.getJdbcUrl().startsWith("jdbc:h2:");
    }

    @Bean
    @ConditionalOnWebApplication
    FilterRegistrationBean<Gate> gate(Site site, Outage outage) {
        FilterRegistrationBean<Gate> gate = new FilterRegistrationBean<>(new Gate(site, outage));
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE + BEHIND_FORWARDED_HEADERS);
        return gate;
    }

    @Bean
    @ConditionalOnWebApplication
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> chineseReports(Site site) {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ChineseReport(site.isSecure())));
    }

    /** A broken upload is refused once; the page that says so does not read it again. */
    @Bean
    @ConditionalOnWebApplication
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return request.getDispatcherType() != DispatcherType.ERROR && super.isMultipart(request);
            }
        };
    }
}
