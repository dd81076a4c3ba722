package org.zhenggai.kernel.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** Old answers go by and by. */
@Configuration
@Profile("!test & !replay & !rules")
class SentRequestSchedule {

    private final SentRequests sent;

    SentRequestSchedule(SentRequests sent) {
        this.sent = sent;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void sweep() {
        sent.sweep();
    }
}
