package org.zhenggai.notice;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.zhenggai.notice.channel.Postman;

/** When notices are made and sent; the tests call the workers themselves. */
@Configuration
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeConfiguration {

    /** Every node may do it: a message is sent by the one that claims it, a sweep done by the one that has its lock. */
    @Configuration
    @EnableScheduling
    @ConditionalOnProperty("zhenggai.notice.schedule")
    static class Schedule {

        private static final long SECONDS = 1000;

        private final Postman postman;
        private final DueSweep due;
        private final IncidentsProcess incidents;

        Schedule(Postman postman, DueSweep due, IncidentsProcess incidents) {
            this.postman = postman;
            this.due = due;
            this.incidents = incidents;
        }

        @Scheduled(initialDelay = 10 * SECONDS, fixedDelay = 10 * SECONDS)
        void send() {
            postman.run();
        }

        @Scheduled(initialDelay = 20 * SECONDS, fixedDelay = 60 * SECONDS)
        void sweep() {
            due.run();
            incidents.run();
        }
    }
}
