package org.zhenggai.bulletin;

import static org.zhenggai.engine.Step.step;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.Form;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;

/** What the tasks of the bulletin in {@code fortnightly-report} call. */
@Configuration
class BulletinTaskConfiguration {

    @Bean
    @ModelTask(
            what = "核对两周通报",
            in = ModelProcess.FORTNIGHTLY_REPORT,
            duty = DutyKind.HANDLE,
            by = "rectification-office")
    FormListener checkBulletinListener(Bulletins bulletins) {
        return FormListener.of(form -> bulletins.check(form.id(), form.text("remark", "整改办说明")));
    }

    @Bean
    @ModelTask(what = "听取汇报并审定通报", in = ModelProcess.FORTNIGHTLY_REPORT, duty = DutyKind.DECIDE, by = "secretary")
    FormListener hearBulletinListener(Bulletins bulletins, Hearings hearings) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "审定意见", "approved", "returned");
            if (decision.equals("approved")) {
                hearings.approve(form.id(), form.user(), meeting(form));
            } else {
                bulletins.giveBack(form.id(), form.user(), form.reason());
            }
            return decision;
        });
    }

    /** Compiles the period's bulletin. */
    @Bean
    @ModelStep(what = "编制本期两周通报", in = ModelProcess.FORTNIGHTLY_REPORT, canBeUndone = true)
    JavaDelegate compileBulletinDelegate(Bulletins bulletins) {
        return step(bulletins::compile);
    }

    /** Publishes the bulletin that was approved. */
    @Bean
    @ModelStep(what = "印发已审定的通报", in = ModelProcess.FORTNIGHTLY_REPORT)
    JavaDelegate publishBulletinDelegate(Bulletins bulletins) {
        return step(bulletins::publish);
    }

    private static Meeting meeting(Form form) {
        return new Meeting(
                form.date("heldOn", "会议日期"),
                form.required("present", "出席人员"),
                form.text("minutes", "会议记录"),
                Meeting.onItems(form.rows("decisions", "对进展缓慢事项的决定")),
                Meeting.general(form.rows("general", "综合决定")),
                Meeting.earlier(form.rows("earlier", "以往决定的处理")),
                form.isChecked(Form.DOUBT_TAKEN));
    }
}
