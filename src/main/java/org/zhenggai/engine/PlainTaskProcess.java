package org.zhenggai.engine;

import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.form.Form;
import org.zhenggai.engine.models.UnreadAnswersProcess;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.engine.view.TaskViewsProcess;
import org.zhenggai.engine.view.View;
import org.zhenggai.engine.view.Views;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;

/**
 * What becomes of a task that a designer has drawn without a listener: its form has been checked like any other, what
 * was filled in stands in the history, and the field {@code decision}, if it has one, answers the gateway behind it.
 */
@Component
@RequiredArgsConstructor
class PlainTaskProcess {

    private final Events events;
    private final CaseModels cases;
    private final Views views;
    private final SubmissionProcess submissions;
    private final UnreadAnswersProcess unread;

    String record(DelegateTask task, Form form) {
        String model = TaskIdsProcess.model(task);
        // Nobody but those who work on it knows of a restricted case, so its history has no place for this.
        if (!CaseModels.isRestricted(model) && subject(task) instanceof Subject subject) {
            String said = submissions.inWords(task, form.values());
            String name = task.getBpmnModelElementInstance().getName();
            events.record(
                    subject.topic(form.id()).round(),
                    cases.itemOf(model, form.id()).orElse(null),
                    form.user(),
                    EventKind.STEP_DONE,
                    said.isEmpty() ? name : name + "。" + said);
        }
        String answer = form.text("decision", "意见");
        unread.keep(task, form, answer);
        return answer;
    }

    private View subject(DelegateTask task) {
        return views.get(TaskViewsProcess.of(task.getBpmnModelElementInstance()).get(0));
    }
}
