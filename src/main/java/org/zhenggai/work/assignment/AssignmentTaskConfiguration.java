package org.zhenggai.work.assignment;

import static org.zhenggai.engine.Step.step;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;

/** What the tasks of {@code rectification-item} up to agreed measures call. */
@Configuration
class AssignmentTaskConfiguration {

    @Bean
    @ModelTask(
            what = "签收整改事项",
            in = ModelProcess.RECTIFICATION_ITEM,
            duty = DutyKind.REPORT,
            by = "responsible.unit",
            at = "ASSIGNED")
    FormListener acceptItemListener(Assignment assignment) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "是否签收", "accepted", "handedBack");
            if (decision.equals("accepted")) {
                assignment.accept(form.id(), form.user());
            } else {
                assignment.handBack(form.id(), form.user(), form.reason());
            }
            return decision;
        });
    }

    @Bean
    @ModelTask(
            what = "重新分派事项",
            in = ModelProcess.RECTIFICATION_ITEM,
            duty = DutyKind.HANDLE,
            by = "rectification-office",
            at = "HANDED_BACK")
    FormListener reassignItemListener(Assignment assignment) {
        return FormListener.of(form -> assignment.reassign(
                form.id(),
                form.user(),
                form.required("leadUnit", "牵头单位"),
                form.required("leader", "责任领导"),
                form.text("reason", "说明")));
    }

    @Bean
    @ModelTask(
            what = "提出整改措施",
            in = ModelProcess.RECTIFICATION_ITEM,
            duty = DutyKind.REPORT,
            by = "responsible.unit",
            at = "ACCEPTED")
    FormListener proposeMeasuresListener(Assignment assignment) {
        return FormListener.of(form -> assignment.propose(form.id(), form.user(), form.required("measures", "整改措施")));
    }

    @Bean
    @ModelTask(
            what = "审核整改措施",
            in = ModelProcess.RECTIFICATION_ITEM,
            duty = DutyKind.HANDLE,
            by = "rectification-office",
            at = "MEASURES_REVIEW")
    FormListener reviewMeasuresListener(Assignment assignment) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "审核意见", "approved", "returned");
            if (decision.equals("approved")) {
                assignment.agree(form.id(), form.user());
            } else {
                assignment.giveBack(form.id(), form.user(), form.reason());
            }
            return decision;
        });
    }

    /** Starts a chunk of the round's items. */
    @Bean
    @ModelStep(what = "分批启动整改事项", in = ModelProcess.RECTIFICATION_ROUND)
    JavaDelegate startItemsDelegate(Assignment assignment) {
        return step(assignment::start);
    }
}
