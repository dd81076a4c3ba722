package org.zhenggai.ladder;

import static org.zhenggai.engine.Step.step;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.BusinessKey;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;

/** What the lower steps of {@code escalation} and the assessment of stalls call. */
@Configuration
class EscalationTaskConfiguration {

    @Bean
    @ModelTask(what = "签收提醒函", in = ModelProcess.ESCALATION, duty = DutyKind.REPORT, by = "responsible.unitOfEpisode")
    FormListener confirmReceiptListener(Steps steps) {
        return FormListener.of(form -> {
            Refusal.unless(form.isChecked("received"), "请勾选“已收到提醒函”再提交。");
            steps.receive(form.id(), form.user(), form.text("note", "情况说明"));
        });
    }

    /** Assesses the stalls of a period in one step, as periods do that began under an older version of the model. */
    @Bean
    @ModelStep(what = "一步评定停滞并启动督办（旧版流程用，新模型不用）", in = ModelProcess.FORTNIGHTLY_REPORT)
    JavaDelegate assessStallsDelegate(Assessments assessments) {
        return step(assessments::assess);
    }

    /** Keeps the facts of all open items at the cut-off, once. */
    @Bean
    @ModelStep(what = "汇总全部在办事项的停滞事实，一期一次", in = ModelProcess.FORTNIGHTLY_REPORT)
    JavaDelegate gatherStallFactsDelegate(Assessments assessments) {
        return step(assessments::gather);
    }

    /** Writes for the items with the facts that the table was asked of why they stall, or that they do not. */
    @Bean
    @ModelStep(what = "把“停滞评定”给出的理由（变量 reasons）登记到同一组事项", in = ModelProcess.FORTNIGHTLY_REPORT)
    JavaDelegate recordStallReasonsDelegate(Assessments assessments) {
        return execution -> {
            assessments.record(BusinessKey.of(execution), execution.getVariable("reasons"));
            execution.removeVariable("reasons");
        };
    }

    /** Ends the episodes of a chunk of items that did not stall. */
    @Bean
    @ModelStep(what = "分批解除有进展事项的督办", in = ModelProcess.FORTNIGHTLY_REPORT)
    JavaDelegate endEpisodesDelegate(Assessments assessments) {
        return step(assessments::endEpisodes);
    }

    /** Counts one fortnight more for a chunk of items that stalled; an episode begins with its first. */
    @Bean
    @ModelStep(what = "分批给停滞事项计一期，启动或升级督办", in = ModelProcess.FORTNIGHTLY_REPORT)
    JavaDelegate climbLadderDelegate(Assessments assessments) {
        return step(assessments::climb);
    }

    /** Names the stalled item in the period's bulletin. */
    @Bean
    @ModelStep(what = "在下一期通报中点名（第1级）", in = ModelProcess.ESCALATION)
    JavaDelegate nameInBulletinDelegate(Steps steps) {
        return step(steps::name);
    }

    /** Writes the reminder letter to the unit. */
    @Bean
    @ModelStep(what = "向责任单位发提醒函（第2级）", in = ModelProcess.ESCALATION)
    JavaDelegate sendReminderLetterDelegate(Steps steps) {
        return step(steps::sendLetter);
    }
}
