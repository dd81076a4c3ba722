package org.zhenggai.referral;

import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.referral.Referrals.Outcome;
import org.zhenggai.task.FormListener;

/** What completes the user task of {@code referral}. */
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
}
