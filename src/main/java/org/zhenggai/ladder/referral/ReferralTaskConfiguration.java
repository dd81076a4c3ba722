package org.zhenggai.ladder.referral;

import static org.zhenggai.engine.Step.step;

import java.util.Locale;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.ladder.referral.Referrals.Outcome;

/** What the tasks of {@code referral} call. */
@Configuration
class ReferralTaskConfiguration {

    @Bean
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
    JavaDelegate referToDisciplineDelegate(Referrals referrals) {
        return step(referrals::refer);
    }
}
