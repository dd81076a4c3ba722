package org.zhenggai.work.plan;

import java.time.LocalDate;
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

/** What completes the user tasks of study and plan in {@code rectification-round}. */
@Configuration
class PlanTaskConfiguration {

    @Bean
    @ModelTask(
            what = "传达学习反馈意见",
            in = ModelProcess.RECTIFICATION_ROUND,
            duty = DutyKind.HANDLE,
            by = "rectification-office")
    FormListener studyFeedbackListener(Plans plans) {
        return FormListener.of(form -> plans.study(
                form.id(),
                form.user(),
                form.date("studiedOn", "传达学习日期"),
                form.required("resolution", "会议决议"),
                form.date("concentratedEnd", "集中整改期满日期")));
    }

    @Bean
    @ModelTask(
            what = "编制整改方案",
            in = ModelProcess.RECTIFICATION_ROUND,
            duty = DutyKind.HANDLE,
            by = "rectification-office")
    FormListener preparePlanListener(Plans plans) {
        return FormListener.of(form -> plans.submit(form.id(), form.user(), form.text("note", "编制说明")));
    }

    @Bean
    @ModelView(what = "审定方案可作的结论", of = KeyKind.ROUND)
    View planVerdictsOffer(Plans plans) {
        return View.of(
                "planVerdicts",
                round -> Offer.of(
                        new Answer("approved", "通过", plans.objection(round, "审定")), new Answer("returned", "退回")));
    }

    @Bean
    @ModelView(what = "定稿可作的结论", of = KeyKind.ROUND)
    View finalVerdictsOffer(Plans plans) {
        return View.of(
                "finalVerdicts",
                round -> Offer.of(
                        new Answer("approved", "定稿", plans.objection(round, "定稿")), new Answer("returned", "退回完善")));
    }

    @Bean
    @ModelTask(
            what = "审定整改方案",
            in = ModelProcess.RECTIFICATION_ROUND,
            duty = DutyKind.DECIDE,
            gives = "final",
            by = "secretary")
    FormListener approvePlanListener(Plans plans) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "审定意见", "approved", "returned");
            if (decision.equals("returned")) {
                plans.giveBack(form.id(), form.actor(), form.reason());
                return decision;
            }
            LocalDate heldOn = form.date("heldOn", "党委会议日期");
            plans.approve(form.id(), form.actor(), heldOn);
            if (!form.isChecked("sameMeeting")) {
                return decision;
            }
            // The secretary's meeting was the same: the plan is final, and nobody is asked for it again.
            plans.finish(form.id(), form.actor(), heldOn, form.required("resolution", "会议决议"));
            return "final";
        });
    }

    @Bean
    @ModelTask(what = "书记专题会议定稿", in = ModelProcess.RECTIFICATION_ROUND, duty = DutyKind.DECIDE, by = "secretary")
    FormListener confirmPlanListener(Plans plans) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "会议意见", "approved", "returned");
            if (decision.equals("approved")) {
                plans.finish(
                        form.id(), form.actor(), form.date("heldOn", "书记专题会议日期"), form.required("resolution", "会议决议"));
            } else {
                plans.giveBack(form.id(), form.actor(), form.reason());
            }
            return decision;
        });
    }
}
