package org.zhenggai.closing.standing;

import static org.zhenggai.engine.Step.answering;
import static org.zhenggai.engine.Step.step;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;

/** What the tasks of {@code standing-review} call. */
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

    /**
     * Opens a rebounded item again if its round is not archived;
     * sets {@code outcome} to {@code reopened} or {@code notReopened}.
     */
    @Bean
    JavaDelegate reopenItemDelegate(StandingSteps reviews) {
        return answering(series -> reviews.reopen(series) ? "reopened" : "notReopened");
    }

    /** Sets the rhythm of reviews of a standing item that was closed. */
    @Bean
    JavaDelegate startReviewsDelegate(StandingSteps reviews) {
        return step(reviews::start);
    }
}
