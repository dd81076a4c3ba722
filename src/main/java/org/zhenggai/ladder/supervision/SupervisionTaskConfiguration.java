package org.zhenggai.ladder.supervision;

import static org.zhenggai.engine.Step.step;

import java.util.Locale;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.engine.view.View;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.ladder.supervision.Supervisions.Weekly;
import org.zhenggai.ladder.supervision.Talks.Minutes;

/** What the tasks of talks and special supervision in {@code escalation} call. */
@Configuration
class SupervisionTaskConfiguration {

    @Bean
    @ModelTask(what = "安排约谈", in = ModelProcess.ESCALATION, duty = DutyKind.HANDLE, by = "rectification-office")
    FormListener arrangeTalkListener(Talks talks) {
        return FormListener.of(form -> talks.arrange(
                form.id(),
                form.user(),
                form.date("plannedOn", "约谈日期"),
                form.required("place", "约谈地点"),
                Talker.valueOf(
                        form.answer("talker", "约谈人", "leader", "secretary").toUpperCase(Locale.ROOT))));
    }

    @Bean
    @ModelTask(what = "记录约谈", in = ModelProcess.ESCALATION, duty = DutyKind.HANDLE, by = "talks.talkers")
    FormListener recordTalkListener(Talks talks) {
        return FormListener.of(form -> talks.hold(
                form.id(),
                form.actor(),
                new Minutes(
                        form.date("heldOn", "实际约谈日期"),
                        form.text("attendee", "被约谈人"),
                        form.text("recorder", "记录人"),
                        form.required("record", "约谈记录"),
                        form.required("promise", "单位承诺"))));
    }

    @Bean
    @ModelView(what = "可选的约谈人", of = KeyKind.EPISODE)
    View talkersOffer(Talkers talkers) {
        return View.of("talkers", talkers::offer);
    }

    @Bean
    @ModelView(what = "可选的记录人", of = KeyKind.EPISODE)
    View recordersChoice(Talkers talkers) {
        return View.offering("recorders", talkers::recorders);
    }

    @Bean
    @ModelTask(what = "提交检讨说明", in = ModelProcess.ESCALATION, duty = DutyKind.REPORT, by = "responsible.unitOfEpisode")
    FormListener submitExplanationListener(Explanations explanations) {
        return FormListener.of(form -> explanations.explain(
                form.id(), form.user(), form.required("explanation", "检讨说明"), form.givenDay("newDate", "承诺完成日期")));
    }

    @Bean
    @ModelTask(what = "审核检讨说明", in = ModelProcess.ESCALATION, duty = DutyKind.HANDLE, by = "rectification-office")
    FormListener checkExplanationListener(Explanations explanations) {
        return new FormListener(form -> {
            String decision = form.answer("decision", "审核意见", "accepted", "returned");
            if (decision.equals("accepted")) {
                explanations.accept(form.id(), form.user());
            } else {
                explanations.giveBack(form.id(), form.user(), form.reason());
            }
            return decision;
        });
    }

    @Bean
    @ModelView(what = "可选的督办领导", of = KeyKind.EPISODE)
    View supervisorsChoice(Supervisors supervisors) {
        return View.of("supervisors", supervisors::candidates);
    }

    /** The item's responsible leader, unless he is no candidate any more: then the field begins empty. */
    @Bean
    @ModelView(what = "预填督办领导", of = KeyKind.EPISODE)
    View supervisorPrefill(Supervisors supervisors) {
        return View.of("supervisor", supervisors::expected);
    }

    @Bean
    @ModelTask(what = "指定督办领导", in = ModelProcess.ESCALATION, duty = DutyKind.DECIDE, by = "secretary")
    FormListener takeChargeListener(Supervisions supervisions) {
        return FormListener.of(form -> supervisions.appoint(
                form.id(), form.user(), form.required("supervisor", "督办领导"), form.required("demand", "督办要求")));
    }

    @Bean
    @ModelTask(what = "填报督办周报", in = ModelProcess.ESCALATION, duty = DutyKind.REPORT, by = "responsible.unitOfEpisode")
    FormListener reportSupervisionListener(Supervisions supervisions) {
        return FormListener.of(form -> supervisions.report(
                form.id(),
                form.user(),
                new Weekly(
                        form.required("done", "本周进展"),
                        form.text("difficulties", "困难问题"),
                        form.required("nextSteps", "下周打算"))));
    }

    @Bean
    @ModelTask(what = "决定解除督办", in = ModelProcess.ESCALATION, duty = DutyKind.DECIDE, by = "supervisions.leader")
    FormListener liftSupervisionListener(Supervisions supervisions) {
        return FormListener.of(form -> supervisions.lift(form.id(), form.user(), form.required("reason", "解除理由")));
    }

    /** Records that a talk is not held because the stall has ended. */
    @Bean
    @ModelStep(what = "登记约谈因停滞解除而取消", in = ModelProcess.ESCALATION)
    JavaDelegate callOffTalkDelegate(Talks talks) {
        return step(talks::callOff);
    }

    /** Ends a supervision because the stall has ended. */
    @Bean
    @ModelStep(what = "停滞解除时终止专项督办", in = ModelProcess.ESCALATION)
    JavaDelegate endSupervisionDelegate(Supervisions supervisions) {
        return step(supervisions::end);
    }

    /** Takes the step of special supervision; a leader is to be put in charge. */
    @Bean
    @ModelStep(what = "列入专项督办（第4级）", in = ModelProcess.ESCALATION)
    JavaDelegate openSupervisionDelegate(Supervisions supervisions) {
        return step(supervisions::open);
    }

    /** Takes the step of the talk; the office is to arrange it. */
    @Bean
    @ModelStep(what = "列入约谈（第3级）", in = ModelProcess.ESCALATION)
    JavaDelegate openTalkDelegate(Talks talks) {
        return step(talks::open);
    }

    /** Opens the next week of a supervision. */
    @Bean
    @ModelStep(what = "开始督办的新一周", in = ModelProcess.ESCALATION)
    JavaDelegate openWeekDelegate(Supervisions supervisions) {
        return step(supervisions::openWeek);
    }

    /** Records that a week of a supervision passed without a report. */
    @Bean
    @ModelStep(what = "登记督办周报缺报", in = ModelProcess.ESCALATION)
    JavaDelegate recordMissedWeekDelegate(Supervisions supervisions) {
        return step(supervisions::missWeek);
    }
}
