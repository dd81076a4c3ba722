package org.zhenggai.engine.view;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** The views that a model names for its user tasks, in the extension property {@code views}. */
public final class TaskViewsProcess {

    private TaskViewsProcess() {}

    /** The names of the task's views, the one that says what it is about first. */
    public static List<String> of(UserTask task) {
        CamundaProperties properties =
                (CamundaProperties) task.getExtensionElements().getUniqueChildElementByType(CamundaProperties.class);
        return properties.getCamundaProperties().stream()
                .filter(property -> "views".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .toList();
    }
}
