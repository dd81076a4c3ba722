package org.zhenggai.engine;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhenggai.access.cases.CaseSight;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.engine.form.FormSchema;
import org.zhenggai.engine.form.TaskFormsProcess;
import org.zhenggai.engine.view.CaseView;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.engine.view.TaskViewsProcess;
import org.zhenggai.engine.view.ViewValue;
import org.zhenggai.engine.view.Views;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelProcess;

/**
 * Prepares every new user task: its views, a name that tells it from others, and dates from the round's rule set.
 * It also gives the task its own copies of the instance's variables, so that nothing a client submits overwrites the
 * answer a gateway will read.
 */
@Component
@RequiredArgsConstructor
class TaskPreparationListener implements TaskListener {

    /** Length of the engine's column for task names. */
    private static final int LONGEST_NAME = 255;

    private final Views views;
    private final DueDates dueDates;
    private final TaskWords words;
    private final TaskFormsProcess forms;
    private final ObjectProvider<CaseSight> sight;

    /**
     * Whether all to whom the task is offered may see its case; a task for others is named by its step alone, and shows
     * each of them what he may see.
     */
    private boolean isForWhoSees(DelegateTask task, long id) {
        KeyKind kind = ModelProcess.keyOf(TaskIdsProcess.model(task)).orElseThrow();
        return task.getCandidates().stream()
                .allMatch(link -> link.getGroupId() == null
                        ? sight.getObject().isSeenBy(link.getUserId(), kind, id)
                        : sight.getObject().isSeenByGroup(link.getGroupId(), kind, id));
    }

    @Override
    public void notify(DelegateTask task) {
        long id = BusinessKey.of(task.getExecution());
        List<String> named = TaskViewsProcess.of(task.getBpmnModelElementInstance());
        FormSchema form = forms.of(task);
        named.stream()
                .filter(name -> !(views.get(name) instanceof CaseView) || form.mentions(name))
                .forEach(name -> task.setVariableLocal(name, new ViewValue(name, id)));
        FormListener.CARRIED.forEach(name -> task.setVariableLocal(name, null));
        if (FormListener.isRepeated(task)) {
            FormListener.LOOP.forEach(name -> task.setVariableLocal(name, null));
        }
        if (views.get(named.get(0)) instanceof Subject subject) {
            Subject.Topic topic = subject.topic(id);
            String name = task.getName() + " " + topic.words();
            if (isForWhoSees(task, id)) {
                task.setDescription(words.of(name, task.getProcessDefinitionId(), id));
                task.setName(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…");
            }
            Optional<DueDates.Dates> dates = dueDates.of(topic.round(), TaskIdsProcess.key(task));
            dates.ifPresent(found -> {
                task.setDueDate(found.due());
                task.setFollowUpDate(found.followUp());
            });
        }
    }
}
