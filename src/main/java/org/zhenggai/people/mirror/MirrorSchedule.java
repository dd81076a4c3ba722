package org.zhenggai.people.mirror;

import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Renews the mirror each minute, since absences begin and end by the calendar. */
@Configuration
@EnableScheduling
@Profile("!test & !replay & !rules")
@RequiredArgsConstructor
class MirrorSchedule {

    private final Mirror mirror;

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        mirror.renewAll();
    }
}
