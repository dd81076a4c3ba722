package org.zhenggai.kernel.calendar;

import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** A year that an administrator loads on one node is known to the others within a minute. */
@Configuration
@Profile("!test & !replay & !rules")
@RequiredArgsConstructor
class CalendarSchedule {

    private final CalendarYears years;

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void refresh() {
        years.refresh();
    }
}
