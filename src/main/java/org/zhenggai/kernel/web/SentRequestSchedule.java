package org.zhenggai.kernel.web;

import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** Old answers go by and by. */
@Configuration
@Profile("!test & !replay & !rules")
@RequiredArgsConstructor
class SentRequestSchedule {

    private final SentRequests sent;

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void sweep() {
        sent.sweep();
    }
}
