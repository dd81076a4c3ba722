package org.zhenggai.ladder.referral;

import static org.zhenggai.engine.Step.step;

import java.util.Locale;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;
import org.zhenggai.ladder.referral.Referrals.Outcome;

/** What the tasks of {@code referral} call. */
@Configuration
class ReferralTaskConfiguration {

    @Bean
    @ModelTask(what = "登记问责结果", in = ModelProcess.REFERRAL, duty = DutyKind.HANDLE, by = "discipline")
    FormListener recordOutcomeListener(Referrals referrals) {
        return FormListener.of(form -> referrals.close(
                form.id(),
                form.user(),
                Outcome.valueOf(
                        form.answer("result", "处理结果", "criticised", "admonished", "reorganised", "filed", "none")
                                .toUpperCase(Locale.ROOT)),
                form.required("opinion", "处理意见"),
                form.date("decidedOn", "决定日期")));
    }

    /** Refers the stalled item to the discipline inspection. */
    @Bean
    @ModelStep(what = "移交纪检问责（第5级）", in = ModelProcess.ESCALATION)
    JavaDelegate referToDisciplineDelegate(Referrals referrals) {
        return step(referrals::refer);
    }
}
