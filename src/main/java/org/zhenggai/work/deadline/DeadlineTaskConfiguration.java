package org.zhenggai.work.deadline;

import static org.zhenggai.engine.Step.step;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.engine.view.Offer;
import org.zhenggai.engine.view.Offer.Answer;
import org.zhenggai.engine.view.View;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;
import org.zhenggai.kernel.contract.ModelView;

/** What the tasks of {@code extension} and {@code waiting} and the daily looks at deadlines call. */
@Configuration
class DeadlineTaskConfiguration {

    @Bean
    @ModelTask(
            what = "提出延期意见",
            in = ModelProcess.EXTENSION,
            duty = DutyKind.EXTENSION_OPINION,
            by = "rectification-office")
    FormListener reviewExtensionListener(Extensions extensions) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "整改办意见", "supported", "refused");
            if (decision.equals("supported")) {
                extensions.support(form.id(), form.user(), form.text("reason", "意见或理由"));
            } else {
                extensions.reject(form.id(), form.user(), form.required("reason", "意见或理由"));
            }
            return decision;
        });
    }

    @Bean
    @ModelTask(
            what = "审批延期申请",
            in = ModelProcess.EXTENSION,
            duty = DutyKind.EXTENSION_DECISION,
            by = "responsible.leader")
    FormListener decideExtensionListener(Extensions extensions) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "审批意见", "approved", "refused");
            if (decision.equals("approved")) {
                extensions.approve(form.id(), form.user());
            } else {
                extensions.refuse(form.id(), form.user(), form.reason());
            }
            return decision;
        });
    }

    @Bean
    @ModelView(what = "延期可作的结论", of = KeyKind.ITEM)
    View extensionVerdictsOffer(Extensions extensions) {
        return View.of(
                "extensionVerdicts",
                item -> Offer.of(
                        new Answer("approved", "同意延期", extensions.grantObjection(item)), new Answer("refused", "不同意")));
    }

    @Bean
    @ModelTask(what = "再次询问外部条件", in = ModelProcess.WAITING, duty = DutyKind.REPORT, by = "responsible.unit")
    FormListener askAgainListener(Waits waits) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "询问结果", "met", "still");
            String learnt = form.required("learnt", "了解到的情况");
            if (decision.equals("met")) {
                waits.answerMet(form.id(), form.user(), learnt);
            } else {
                waits.answerStill(form.id(), form.user(), learnt, form.date("askAgainOn", "再次询问日期"));
            }
            return decision;
        });
    }

    /** Asks the units of a chunk of items whose day to ask again has come. */
    @Bean
    @ModelStep(what = "分批请责任单位再次询问外部条件", in = ModelProcess.RECTIFICATION_ROUND)
    JavaDelegate askAgainDelegate(Waits waits) {
        return step(waits::askAgain);
    }

    /** Warns of the deadlines of a chunk of items. */
    @Bean
    @ModelStep(what = "分批预警临近的期限", in = ModelProcess.RECTIFICATION_ROUND)
    JavaDelegate warnDeadlinesDelegate(Warnings warnings) {
        return step(warnings::warn);
    }
}
