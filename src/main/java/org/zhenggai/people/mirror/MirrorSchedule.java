package org.zhenggai.people.mirror;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Absences begin and end by the calendar, without anybody doing anything: the mirror follows within a minute. */
@Configuration
@EnableScheduling
@Profile("!test & !replay & !rules")
class MirrorSchedule {

    private final Mirror mirror;

    MirrorSchedule(Mirror mirror) {
        this.mirror = mirror;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        mirror.renewAll();
    }
}
