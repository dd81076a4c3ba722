package org.zhenggai.closing.withdrawal;

import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Ends what a server that went down left of a withdrawn round. */
@Configuration
@EnableScheduling
@Profile("!test & !replay & !rules")
@RequiredArgsConstructor
class WithdrawalSchedule {

    private final Withdrawals withdrawals;

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void sweep() {
        withdrawals.finishAll();
    }
}
