package org.zhenggai.ladder;

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

/** What the lower steps of {@code escalation} and the assessment of stalls call. */
@Configuration
class EscalationTaskConfiguration {

    @Bean
    @ModelTask(what = "签收提醒函", in = ModelProcess.ESCALATION, duty = DutyKind.REPORT)
    FormListener confirmReceiptListener(Steps steps) {
        return FormListener.of(form -> {
            Refusal.unless(form.isChecked("received"), "请勾选“已收到提醒函”再提交。");
            steps.receive(form.id(), form.user(), form.text("note", "情况说明"));
        });
    }

    /** Assesses the stalls of a period at its cut-off. */
    @Bean
    @ModelStep(what = "到截止时间评定全部事项的停滞并启动督办", in = ModelProcess.FORTNIGHTLY_REPORT)
    JavaDelegate assessStallsDelegate(Stalls stalls) {
        return step(stalls::assess);
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
