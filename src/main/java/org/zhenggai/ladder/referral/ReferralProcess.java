package org.zhenggai.ladder.referral;

import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The referrals' side of the engine; the business key is the referral's id. */
@Component
@RequiredArgsConstructor
class ReferralProcess {

    private final RuntimeService runtime;

    void start(long referral) {
        runtime.startProcessInstanceByKey("referral", Long.toString(referral));
    }
}
