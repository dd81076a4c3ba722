package org.zhenggai.ladder.referral;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The referrals' side of the engine; the business key is the referral's id. */
@Component
class ReferralProcess {

    private final RuntimeService runtime;

    ReferralProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    void start(long referral) {
        runtime.startProcessInstanceByKey("referral", Long.toString(referral));
    }
}
