package org.zhenggai.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
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
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TaskPreparationListener implements TaskListener {

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
        show(task, id, named);
        if (views.get(named.get(0)) instanceof Subject subject) {
            Subject.Topic topic = subject.topic(id);
            // The sentence of the model, which says nothing of the case, is nothing to be found by.
            task.setDescription(null);
            if (isForWhoSees(task, id)) {
                call(task, id, task.getName() + " " + topic.words());
            }
            Optional<DueDates.Dates> dates = dueDates.of(topic.round(), TaskIdsProcess.key(task));
            dates.ifPresent(found -> {
                task.setDueDate(found.due());
                task.setFollowUpDate(found.followUp());
            });
        }
    }

    /**
     * Brings a task in line with the version of the model that its instance was moved to: the views that are named there,
     * and its name, if that is another one there. What people did with it and its dates stay.
     *
     * @param former what the version before called its steps
     */
    public void renew(TaskEntity task, Collection<String> former) {
        long id = BusinessKey.of(task.getExecution());
        List<String> named = TaskViewsProcess.of(task.getBpmnModelElementInstance());
        for (String name : List.copyOf(task.getVariableNamesLocal())) {
            boolean isView = task.getVariableInstanceLocal(name) instanceof VariableInstanceEntity kept
                    && ViewValue.TYPE.getName().equals(kept.getSerializerName());
            if (isView && !named.contains(name)) {
                task.removeVariableLocal(name);
            }
        }
        show(task, id, named);
        String name = task.getBpmnModelElementInstance().getName();
        former.stream()
                .filter(before -> (task.getName() + " ").startsWith(before + " "))
                .max(Comparator.comparingInt(String::length))
                .filter(before -> !before.equals(name))
                .map(before -> name + task.getName().substring(before.length()))
                .ifPresent(renewed -> {
                    if (task.getDescription() == null) {
                        task.setName(cut(renewed));
                    } else {
                        call(task, id, renewed);
                    }
                });
    }

    private void show(DelegateTask task, long id, List<String> named) {
        FormSchema form = forms.of(task);
        Set<String> there = task.getVariableNamesLocal();
        named.stream()
                .filter(name -> !(views.get(name) instanceof CaseView) || form.mentions(name))
                .filter(name -> !there.contains(name))
                .forEach(name -> task.setVariableLocal(name, new ViewValue(name, id)));
        List<String> hidden = FormListener.isRepeated(task)
                ? Stream.concat(FormListener.CARRIED.stream(), FormListener.LOOP.stream())
                        .toList()
                : List.copyOf(FormListener.CARRIED);
        hidden.stream().filter(name -> !there.contains(name)).forEach(name -> task.setVariableLocal(name, null));
    }

    private void call(DelegateTask task, long id, String name) {
        task.setDescription(words.of(name, task.getProcessDefinitionId(), id));
        task.setName(cut(name));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
