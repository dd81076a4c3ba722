package org.zhenggai.ladder.supervision;

import static org.zhenggai.engine.Step.step;

import java.util.Locale;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.engine.view.View;
import org.zhenggai.ladder.supervision.Supervisions.Weekly;
import org.zhenggai.ladder.supervision.Talks.Minutes;

/** What the tasks of talks and special supervision in {@code escalation} call. */
@Configuration
class SupervisionTaskConfiguration {

    @Bean
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
    View talkersOffer(Talkers talkers) {
        return View.of("talkers", talkers::offer);
    }

    @Bean
    View recordersChoice(Talkers talkers) {
        return View.offering("recorders", talkers::recorders);
    }

    @Bean
    FormListener submitExplanationListener(Explanations explanations) {
        return FormListener.of(form -> explanations.explain(
                form.id(), form.user(), form.required("explanation", "检讨说明"), form.givenDay("newDate", "承诺完成日期")));
    }

    @Bean
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
    View supervisorsChoice(Supervisors supervisors) {
        return View.of("supervisors", supervisors::candidates);
    }

    /** The item's responsible leader, unless he is no candidate any more: then the field begins empty. */
    @Bean
    View supervisorPrefill(Supervisors supervisors) {
        return View.of("supervisor", supervisors::expected);
    }

    @Bean
    FormListener takeChargeListener(Supervisions supervisions) {
        return FormListener.of(form -> supervisions.appoint(
                form.id(), form.user(), form.required("supervisor", "督办领导"), form.required("demand", "督办要求")));
    }

    @Bean
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
    FormListener liftSupervisionListener(Supervisions supervisions) {
        return FormListener.of(form -> supervisions.lift(form.id(), form.user(), form.required("reason", "解除理由")));
    }

    /** Records that a talk is not held because the stall has ended. */
    @Bean
    JavaDelegate callOffTalkDelegate(Talks talks) {
        return step(talks::callOff);
    }

    /** Ends a supervision because the stall has ended. */
    @Bean
    JavaDelegate endSupervisionDelegate(Supervisions supervisions) {
        return step(supervisions::end);
    }

    /** Takes the step of special supervision; a leader is to be put in charge. */
    @Bean
    JavaDelegate openSupervisionDelegate(Supervisions supervisions) {
        return step(supervisions::open);
    }

    /** Takes the step of the talk; the office is to arrange it. */
    @Bean
    JavaDelegate openTalkDelegate(Talks talks) {
        return step(talks::open);
    }

    /** Opens the next week of a supervision. */
    @Bean
    JavaDelegate openWeekDelegate(Supervisions supervisions) {
        return step(supervisions::openWeek);
    }

    /** Records that a week of a supervision passed without a report. */
    @Bean
    JavaDelegate recordMissedWeekDelegate(Supervisions supervisions) {
        return step(supervisions::missWeek);
    }
}
