package org.zhenggai.bulletin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.task.FormListener;

/** What completes the user tasks of {@code fortnightly-report}. */
@Configuration
class BulletinTaskConfiguration {

    @Bean
    FormListener checkBulletinListener(Bulletins bulletins) {
        return FormListener.of(form -> bulletins.check(form.id(), form.text("remark", "整改办说明")));
    }

    @Bean
    FormListener hearBulletinListener(Bulletins bulletins) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "审定意见", "approved", "returned");
            if (decision.equals("approved")) {
                bulletins.approve(form.id(), form.user(), form.date("heldOn", "会议日期"), form.text("decisions", "会议要求"));
            } else {
                bulletins.giveBack(form.id(), form.user(), form.reason());
            }
            return decision;
        });
    }
}
