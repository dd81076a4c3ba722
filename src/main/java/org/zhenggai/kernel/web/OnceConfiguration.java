package org.zhenggai.kernel.web;

import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** Puts {@link OnceFilter} behind the login, which says who sends, and before our pages and the engine's. */
@Configuration
@ConditionalOnWebApplication
class OnceConfiguration {

    private static final int BEHIND_THE_LOGIN = 100;

    @Bean
    FilterRegistrationBean<OnceFilter> once(SentRequests sent) {
        FilterRegistrationBean<OnceFilter> filter = new FilterRegistrationBean<>(new OnceFilter(sent));
        filter.setOrder(BEHIND_THE_LOGIN);
        return filter;
    }

    /** Old answers go by and by. */
    @Configuration
    @Profile("!test & !replay & !rules")
    @RequiredArgsConstructor
    static class Schedule {

        private final SentRequests sent;

        @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
        void sweep() {
            sent.sweep();
        }
    }
}
