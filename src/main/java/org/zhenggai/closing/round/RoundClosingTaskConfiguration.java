package org.zhenggai.closing.round;

import static org.zhenggai.engine.Step.step;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;

/** What the tasks at the end of {@code rectification-round} call. */
@Configuration
class RoundClosingTaskConfiguration {

    @Bean
    @ModelTask(
            what = "记录专题民主生活会",
            in = ModelProcess.RECTIFICATION_ROUND,
            duty = DutyKind.HANDLE,
            by = "rectification-office")
    FormListener holdLifeMeetingListener(RoundClosing closing) {
        return FormListener.of(form -> closing.lifeMeeting(
                form.id(), form.user(), form.date("heldOn", "会议日期"), form.required("resolution", "会议情况")));
    }

    @Bean
    @ModelTask(
            what = "起草整改进展报告",
            in = ModelProcess.RECTIFICATION_ROUND,
            duty = DutyKind.HANDLE,
            by = "rectification-office")
    FormListener prepareProgressReportListener(RoundClosing closing) {
        return FormListener.of(
                form -> closing.progressReport(form.id(), form.user(), form.required("progressReport", "整改进展报告")));
    }

    @Bean
    @ModelTask(what = "审定公开通报", in = ModelProcess.RECTIFICATION_ROUND, duty = DutyKind.DECIDE, by = "secretary")
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
    @ModelTask(
            what = "跟踪剩余事项",
            in = ModelProcess.RECTIFICATION_ROUND,
            duty = DutyKind.HANDLE,
            by = "rectification-office")
    FormListener trackRemainingListener(RoundClosing closing) {
        return FormListener.of(form -> {
            Refusal.unless(form.isChecked("carryOver"), "请勾选“结转剩余事项并归档”再提交；否则请让任务继续等待。");
            closing.decideCarryOver(form.id(), form.user(), form.required("reason", "去向说明"));
        });
    }

    /** Archives the round. */
    @Bean
    @ModelStep(what = "归档轮次：没有在办事项才办", in = ModelProcess.RECTIFICATION_ROUND)
    JavaDelegate archiveRoundDelegate(RoundClosing roundClosing) {
        return step(roundClosing::archive);
    }

    /** Carries over a chunk of the round's open items. */
    @Bean
    @ModelStep(what = "分批结转剩余事项", in = ModelProcess.RECTIFICATION_ROUND)
    JavaDelegate carryOverItemsDelegate(RoundClosing roundClosing) {
        return step(roundClosing::carryOver);
    }
}
