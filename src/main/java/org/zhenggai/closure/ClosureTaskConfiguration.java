package org.zhenggai.closure;

import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.closure.Closing.Signature;
import org.zhenggai.task.FormListener;

/** What completes the user tasks of sign-off in {@code rectification-item}. */
@Configuration
class ClosureTaskConfiguration {

    @Bean
    FormListener signOffLeaderListener(Closing closing) {
        return signature(closing, Signature.LEADER);
    }

    @Bean
    FormListener signOffSecretaryListener(Closing closing) {
        return signature(closing, Signature.SECRETARY);
    }

    @Bean
    FormListener recordResolutionListener(Closing closing) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "决议结果", "approved", "refused");
            LocalDate heldOn = form.date("heldOn", "党委会日期");
            String resolution = form.required("resolution", "决议文号与内容");
            if (decision.equals("approved")) {
                closing.approve(form.id(), form.actor(), Signature.COMMITTEE, heldOn, resolution);
            } else {
                closing.refuse(form.id(), form.actor(), Signature.COMMITTEE, heldOn, resolution);
            }
            return decision;
        });
    }

    private static FormListener signature(Closing closing, Signature signature) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "审批意见", "approved", "refused");
            if (decision.equals("approved")) {
                closing.approve(form.id(), form.actor(), signature, null, form.text("reason", "不同意的理由"));
            } else {
                closing.refuse(form.id(), form.actor(), signature, null, form.reason());
            }
            return decision;
        });
    }
}
