package org.zhenggai.ledger.dashboard;

import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** Counts beforehand what a page would have to count while somebody waits for it. */
@Configuration
@Profile("!test & !replay & !rules")
@RequiredArgsConstructor
class PictureSchedule {

    private final Pictures pictures;

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void refresh() {
        pictures.refresh();
    }
}
