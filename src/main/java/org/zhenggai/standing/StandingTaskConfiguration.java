package org.zhenggai.standing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.task.FormListener;

/** What completes the user tasks of {@code standing-review}. */
@Configuration
class StandingTaskConfiguration {

    @Bean
    FormListener reportStandingListener(StandingSteps reviews) {
        return FormListener.of(form -> reviews.report(form.id(), form.actor(), form.required("report", "坚持情况")));
    }

    @Bean
    FormListener confirmStandingListener(StandingSteps reviews) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "复核结论", "held", "rebounded");
            if (decision.equals("held")) {
                reviews.hold(form.id(), form.actor());
            } else {
                reviews.rebound(form.id(), form.actor(), form.required("reason", "反弹情况"));
            }
            return decision;
        });
    }

    @Bean
    FormListener handleReboundListener(StandingSteps reviews) {
        return FormListener.of(form -> reviews.handle(form.id(), form.actor(), form.required("handling", "处理意见")));
    }
}
