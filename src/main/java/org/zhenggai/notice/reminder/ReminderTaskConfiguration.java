package org.zhenggai.notice.reminder;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.kernel.contract.ModelStep;

/** The step by which a model reminds somebody without Java. */
@Configuration
class ReminderTaskConfiguration {

    /** Tells people of what the model says; when, is the timer before it. */
    @Bean
    @ModelStep(
            what = "提醒：按模型写的话通知指定的人",
            inputs = {"whom=提醒谁：candidates（正在办理的人）、角色编号，或得出候选组的提问", "text=提醒的话，不超过100字，不含事项内容"},
            canBeUndone = true)
    JavaDelegate remindDelegate(ReminderProcess reminders) {
        return reminders::remind;
    }
}
