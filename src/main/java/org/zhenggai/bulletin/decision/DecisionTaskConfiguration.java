package org.zhenggai.bulletin.decision;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.engine.view.Offer;
import org.zhenggai.engine.view.Offer.Answer;
import org.zhenggai.engine.view.View;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelTask;
import org.zhenggai.kernel.contract.ModelView;

/** What completes the user tasks of {@code meeting-decision}. */
@Configuration
class DecisionTaskConfiguration {

    @Bean
    @ModelTask(
            what = "落实会议决定",
            in = ModelProcess.MEETING_DECISION,
            duty = DutyKind.REPORT,
            by = "responsible.ofDecision")
    FormListener carryOutDecisionListener(Decisions decisions) {
        return FormListener.of(form -> {
            String result = form.answer("result", "办理结果", "done", "cannot");
            decisions.answer(form.id(), form.actor(), result.equals("done"), form.required("answer", "落实情况或原因"));
        });
    }

    @Bean
    @ModelTask(
            what = "确认决定落实情况",
            in = ModelProcess.MEETING_DECISION,
            duty = DutyKind.HANDLE,
            by = "rectification-office")
    FormListener confirmDecisionListener(Decisions decisions) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "确认意见", "confirmed", "returned", "referred");
            switch (decision) {
                case "confirmed" -> decisions.confirm(form.id(), form.actor());
                case "returned" -> decisions.giveBack(form.id(), form.user(), form.reason());
                default -> decisions.refer(form.id(), form.user(), form.reason());
            }
            return decision;
        });
    }

    @Bean
    @ModelView(what = "可作的确认结论", of = KeyKind.DECISION)
    View confirmationsOffer(Decisions decisions) {
        return View.offering(
                "confirmations",
                (id, reader) -> Offer.of(
                        new Answer("confirmed", DecisionState.DONE.word(), decisions.objection(id, reader)),
                        new Answer("returned", "退回，继续落实"),
                        new Answer("referred", "提请主要领导另定日期")));
    }

    @Bean
    @ModelTask(what = "另定落实日期", in = ModelProcess.MEETING_DECISION, duty = DutyKind.DECIDE, by = "secretary")
    FormListener renewDecisionListener(Decisions decisions) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "处理意见", "renewed", "upheld", "dropped");
            switch (decision) {
                case "renewed" -> decisions.renew(form.id(), form.user(), form.givenDay("dueOn", "新日期"));
                case "upheld" -> decisions.uphold(form.id(), form.user(), form.reason());
                default -> decisions.drop(form.id(), form.user(), form.reason());
            }
            return decision;
        });
    }
}
