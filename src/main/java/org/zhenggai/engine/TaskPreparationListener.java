package org.zhenggai.engine;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.engine.view.ViewValue;
import org.zhenggai.engine.view.Views;

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

    @Override
    public void notify(DelegateTask task) {
        long id = BusinessKey.of(task.getExecution());
        List<String> named = viewsOf(task);
        named.forEach(name -> task.setVariableLocal(name, new ViewValue(name, id)));
        FormListener.CARRIED.forEach(name -> task.setVariableLocal(name, null));
        if (FormListener.isRepeated(task)) {
            FormListener.LOOP.forEach(name -> task.setVariableLocal(name, null));
        }
        if (views.get(named.get(0)) instanceof Subject subject) {
            Subject.Topic topic = subject.topic(id);
            String name = task.getName() + " " + topic.words();
            task.setDescription(words.of(name, task.getProcessDefinitionId(), id));
            task.setName(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…");
            Optional<DueDates.Dates> dates = dueDates.of(topic.round(), TaskIdsProcess.key(task));
            dates.ifPresent(found -> {
                task.setDueDate(found.due());
                task.setFollowUpDate(found.followUp());
            });
        }
    }

    /** The names of the task's views, the one that says what it is about first. */
    static List<String> viewsOf(DelegateTask task) {
        CamundaProperties properties = (CamundaProperties) task.getBpmnModelElementInstance()
                .getExtensionElements()
                .getUniqueChildElementByType(CamundaProperties.class);
        return properties.getCamundaProperties().stream()
                .filter(property -> "views".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip)
                .toList();
    }
}
