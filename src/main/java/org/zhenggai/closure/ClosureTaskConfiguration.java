package org.zhenggai.closure;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.task.FormListener;

/** What completes the user task of verification in {@code rectification-item}. */
@Configuration
class ClosureTaskConfiguration {

    @Bean
    FormListener verifyItemListener(Closing closing) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "核验结论", "passed", "returned");
            String method = form.answer("method", "核验方式", "desk", "site");
            String opinion = form.required("opinion", "核验意见");
            if (decision.equals("passed")) {
                closing.pass(form.id(), form.actor(), method, opinion);
            } else {
                closing.giveBack(form.id(), form.actor(), method, opinion, form.reason());
            }
            return decision;
        });
    }
}
