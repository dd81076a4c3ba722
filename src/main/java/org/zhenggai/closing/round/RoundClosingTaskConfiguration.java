package org.zhenggai.closing.round;

import static org.zhenggai.engine.Step.step;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.Refusal;

/** What the tasks at the end of {@code rectification-round} call. */
@Configuration
class RoundClosingTaskConfiguration {

    @Bean
    FormListener holdLifeMeetingListener(RoundClosing closing) {
        return FormListener.of(form -> closing.lifeMeeting(
                form.id(), form.user(), form.date("heldOn", "会议日期"), form.required("resolution", "会议情况")));
    }

    @Bean
    FormListener prepareProgressReportListener(RoundClosing closing) {
        return FormListener.of(
                form -> closing.progressReport(form.id(), form.user(), form.required("progressReport", "整改进展报告")));
    }

    @Bean
    FormListener approveCircularListener(RoundClosing closing) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "审定意见", "approved", "returned");
            if (decision.equals("approved")) {
                closing.approveCircular(form.id(), form.user());
            } else {
                closing.returnCircular(form.id(), form.user(), form.reason());
            }
            return decision;
        });
    }

    @Bean
    FormListener trackRemainingListener(RoundClosing closing) {
        return FormListener.of(form -> {
            Refusal.unless(form.isChecked("carryOver"), "请勾选“结转剩余事项并归档”再提交；否则请让任务继续等待。");
            closing.decideCarryOver(form.id(), form.user(), form.required("reason", "去向说明"));
        });
    }

    /** Archives the round. */
    @Bean
    JavaDelegate archiveRoundDelegate(RoundClosing roundClosing) {
        return step(roundClosing::archive);
    }

    /** Carries over a chunk of the round's open items. */
    @Bean
    JavaDelegate carryOverItemsDelegate(RoundClosing roundClosing) {
        return step(roundClosing::carryOver);
    }
}
