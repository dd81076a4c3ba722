package org.zhenggai.escalation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.round.Refusal;
import org.zhenggai.task.FormListener;

/** What completes the user tasks of {@code escalation}. */
@Configuration
class EscalationTaskConfiguration {

    @Bean
    FormListener confirmReceiptListener(Steps steps) {
        return FormListener.of(form -> {
            Refusal.unless(form.isChecked("received"), "请勾选“已收到提醒函”再提交。");
            steps.receive(form.id(), form.user(), form.text("note", "情况说明"));
        });
    }
}
