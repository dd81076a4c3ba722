package org.zhenggai.engine;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;

/** Reads model and task key from ids of the engine, and its times as local ones. */
public final class TaskIdsProcess {

    private TaskIdsProcess() {}

    /** Key of the model: an id of a definition is {@code rectification-item:3:4711}. */
    public static String model(String definition) {
        return definition.split(":", 2)[0];
    }

    public static String model(DelegateTask task) {
        return model(task.getProcessDefinitionId());
    }

    static String model(Task task) {
        return model(task.getProcessDefinitionId());
    }

    /** What rule sets and listeners call a task: {@code acceptItem} where the model says {@code userTask_acceptItem}. */
    static String key(String definition) {
        return definition.substring(definition.indexOf('_') + 1);
    }

    public static String key(DelegateTask task) {
        return key(task.getTaskDefinitionKey());
    }

    public static String key(Task task) {
        return key(task.getTaskDefinitionKey());
    }

    /** The bean that takes over what is filled in at a task, as its model names it; empty for a designer's own task. */
    static String listener(DelegateTask task) {
        UserTask model = task.getBpmnModelElementInstance();
        return Optional.ofNullable(model.getExtensionElements()).stream()
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaTaskListener.class).list().stream())
                .filter(listener -> TaskListener.EVENTNAME_COMPLETE.equals(listener.getCamundaEvent()))
                .map(CamundaTaskListener::getCamundaDelegateExpression)
                .filter(Objects::nonNull)
                .map(expression -> expression.replaceAll("[${}]", "").strip())
                .findFirst()
                .orElse("");
    }

    /** A time of the engine; null for none. */
    public static LocalDateTime time(Date time, Clock clock) {
        return time == null ? null : LocalDateTime.ofInstant(time.toInstant(), clock.getZone());
    }
}
