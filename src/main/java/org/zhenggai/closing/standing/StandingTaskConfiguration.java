package org.zhenggai.closing.standing;

import static org.zhenggai.engine.Step.answering;
import static org.zhenggai.engine.Step.step;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;

/** What the tasks of {@code standing-review} call. */
@Configuration
class StandingTaskConfiguration {

    @Bean
    @ModelTask(what = "报告坚持情况", in = ModelProcess.STANDING_REVIEW, duty = DutyKind.REPORT, by = "standingReviews.unit")
    FormListener reportStandingListener(StandingSteps reviews) {
        return FormListener.of(form -> reviews.report(form.id(), form.actor(), form.required("report", "坚持情况")));
    }

    @Bean
    @ModelTask(
            what = "确认成效是否保持",
            in = ModelProcess.STANDING_REVIEW,
            duty = DutyKind.HANDLE,
            by = "rectification-office")
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
    @ModelTask(what = "处理反弹事项", in = ModelProcess.STANDING_REVIEW, duty = DutyKind.HANDLE, by = "rectification-office")
    FormListener handleReboundListener(StandingSteps reviews) {
        return FormListener.of(form -> reviews.handle(form.id(), form.actor(), form.required("handling", "处理意见")));
    }

    /**
     * Opens a rebounded item again if its round is not archived;
     * sets {@code outcome} to {@code reopened} or {@code notReopened}.
     */
    @Bean
    @ModelStep(
            what = "重新打开反弹的事项（轮次未归档时）",
            in = ModelProcess.STANDING_REVIEW,
            answers = {"reopened", "notReopened"})
    JavaDelegate reopenItemDelegate(StandingSteps reviews) {
        return answering(series -> reviews.reopen(series) ? "reopened" : "notReopened");
    }

    /** Sets the rhythm of reviews of a standing item that was closed. */
    @Bean
    @ModelStep(what = "为长期坚持事项安排定期复核", in = ModelProcess.RECTIFICATION_ITEM)
    JavaDelegate startReviewsDelegate(StandingSteps reviews) {
        return step(reviews::start);
    }
}
