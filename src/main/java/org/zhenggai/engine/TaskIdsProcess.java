package org.zhenggai.engine;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;

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

    /** A time of the engine; null for none. */
    public static LocalDateTime time(Date time, Clock clock) {
        return time == null ? null : LocalDateTime.ofInstant(time.toInstant(), clock.getZone());
    }
}
