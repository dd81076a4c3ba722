package org.zhenggai.ladder.referral;

import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;

/** The referrals' side of the engine; the business key is the referral's id. */
@Component
@RequiredArgsConstructor
class ReferralProcess {

    private final RuntimeService runtime;

    void start(long referral) {
        OwnStartProcess.start(runtime, ModelProcess.REFERRAL, referral);
    }
}
