package org.zhenggai.ladder;

import static org.zhenggai.engine.Step.step;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.Refusal;

/** What the lower steps of {@code escalation} and the assessment of stalls call. */
@Configuration
class EscalationTaskConfiguration {

    @Bean
    FormListener confirmReceiptListener(Steps steps) {
        return FormListener.of(form -> {
            Refusal.unless(form.isChecked("received"), "请勾选“已收到提醒函”再提交。");
            steps.receive(form.id(), form.user(), form.text("note", "情况说明"));
        });
    }

    /** Assesses the stalls of a period at its cut-off. */
    @Bean
    JavaDelegate assessStallsDelegate(Stalls stalls) {
        return step(stalls::assess);
    }

    /** Names the stalled item in the period's bulletin. */
    @Bean
    JavaDelegate nameInBulletinDelegate(Steps steps) {
        return step(steps::name);
    }

    /** Writes the reminder letter to the unit. */
    @Bean
    JavaDelegate sendReminderLetterDelegate(Steps steps) {
        return step(steps::sendLetter);
    }
}
