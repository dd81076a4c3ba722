package org.zhenggai.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.contract.DutyKind;

/**
 * What duty a user task is, by its property {@code duty}. Models of earlier releases have none: for them the key of the
 * task says it; a model that is deployed today needs the property.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TaskDutyProcess {

    private final RepositoryService models;
    private final JdbcClient jdbc;

    /** A definition never changes, so each is looked through once: its tasks by their id. */
    private final Map<String, Map<String, DutyKind>> known = new ConcurrentHashMap<>();

    public static DutyKind of(DelegateTask task) {
        return of(task.getBpmnModelElementInstance());
    }

    public DutyKind of(Task task) {
        return of(task.getProcessDefinitionId()).getOrDefault(task.getTaskDefinitionKey(), DutyKind.HANDLE);
    }

    /**
     * Ids of all tasks of all models whose duty is such; tasks of the same id in other versions may have another. Asked often:
     * the definitions are read by their ids alone, and each is looked through once.
     */
    public String[] ids(Predicate<DutyKind> isSuch) {
        return jdbc.sql("select id_ from act_re_procdef").query(String.class).list().stream()
                .flatMap(definition -> of(definition).entrySet().stream())
                .filter(task -> isSuch.test(task.getValue()))
                .map(Map.Entry::getKey)
                .distinct()
                .toArray(String[]::new);
    }

    private Map<String, DutyKind> of(String definition) {
        return known.computeIfAbsent(
                definition,
                id -> models.getBpmnModelInstance(id).getModelElementsByType(UserTask.class).stream()
                        .collect(Collectors.toMap(UserTask::getId, TaskDutyProcess::of)));
    }

    private static DutyKind of(UserTask task) {
        return property(task).flatMap(DutyKind::of).orElseGet(() -> DutyKind.ofOlder(TaskIdsProcess.key(task.getId())));
    }

    private static Optional<String> property(UserTask task) {
        CamundaProperties properties = task.getExtensionElements() == null
                ? null
                : (CamundaProperties) task.getExtensionElements().getUniqueChildElementByType(CamundaProperties.class);
        return properties == null
                ? Optional.empty()
                : properties.getCamundaProperties().stream()
                        .filter(property -> "duty".equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .findFirst();
    }
}
