package org.zhenggai.engine.models.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.zhenggai.access.ViewerArgument;

/** Puts our figures before Cockpit's. */
@Configuration
@ConditionalOnWebApplication
class CockpitConfiguration {

    @Bean
    FilterRegistrationBean<CockpitCounts> cockpitCounts(
            RunningModels running, StoppedStepsProcess stopped, ViewerArgument viewers, ObjectMapper json) {
        FilterRegistrationBean<CockpitCounts> counts =
                new FilterRegistrationBean<>(new CockpitCounts(running, stopped, viewers, json));
        counts.addUrlPatterns(CockpitCounts.PATHS);
        // Behind the login, which says who asks.
        counts.setOrder(Ordered.LOWEST_PRECEDENCE);
        return counts;
    }
}
