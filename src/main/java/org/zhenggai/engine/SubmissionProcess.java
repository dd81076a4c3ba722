package org.zhenggai.engine;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.form.FormCheck;
import org.zhenggai.engine.form.FormSchema;
import org.zhenggai.engine.form.FormWords;
import org.zhenggai.engine.form.TaskFormsProcess;
import org.zhenggai.engine.form.TypedValues;
import org.zhenggai.engine.view.TaskViewsProcess;
import org.zhenggai.engine.view.ViewSerializer;
import org.zhenggai.engine.view.ViewValue;
import org.zhenggai.engine.view.Views;
import org.zhenggai.kernel.Refusal;

/**
 * What really comes with the completion of a task, by whatever door, checked against the form that the task was
 * modelled with. The engine tells no listener what was submitted, so that is told from the variables: whatever this
 * command has written, and whatever somebody left beforehand under the name of a field.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SubmissionProcess {

    private final Views views;
    private final FormCheck check;
    private final TaskFormsProcess forms;

    /**
     * The values of the form; a field that was filled in beforehand and not submitted keeps what it showed.
     *
     * @param id business key of the task's process instance
     * @throws Refusal when something does not fit the form
     */
    public Function<String, Object> checked(DelegateTask task, long id) {
        FormSchema schema = forms.of(task);
        Set<String> fields = schema.names();
        Map<String, Object> submitted = TypedValues.of(schema, submitted((TaskEntity) task, fields));
        Function<String, Object> shown = shown(task, id);
        check.check(schema, submitted, shown);
        return name ->
                submitted.containsKey(name) ? submitted.get(name) : fields.contains(name) ? shown.apply(name) : null;
    }

    /** What was filled into the task's form, with the labels that stand there. */
    String inWords(DelegateTask task, Function<String, Object> values) {
        return FormWords.of(forms.of(task), values);
    }

    /** Refuses values that come with anything but the completion: they would wait for whoever completes the task. */
    static void refuseValues(DelegateTask task) {
        TaskEntity entity = (TaskEntity) task;
        boolean hasValues = entity.getVariableNames().stream()
                .anyMatch(name -> isNew(local(entity, name)) || isNew(outer(entity, name)));
        Refusal.unless(!hasValues, "交回委派的任务时不能带填写内容，请由任务的办理人在表单中填写。");
    }

    /** By name what was submitted, among it what somebody put at the task or its instance before. */
    private static Map<String, Object> submitted(TaskEntity task, Set<String> fields) {
        Map<String, Object> submitted = new LinkedHashMap<>();
        for (String name : task.getVariableNames()) {
            VariableInstanceEntity local = local(task, name);
            VariableInstanceEntity outer = outer(task, name);
            if (isNew(local)) {
                submitted.put(name, plain(local.getValue()));
            } else if (isNew(outer)) {
                submitted.put(name, plain(outer.getValue()));
            } else if (fields.contains(name) && !isPrepared(local)) {
                submitted.put(name, plain((local == null ? outer : local).getValue()));
            }
        }
        return submitted;
    }

    private static VariableInstanceEntity local(TaskEntity task, String name) {
        return (VariableInstanceEntity) task.getVariableInstanceLocal(name);
    }

    private static VariableInstanceEntity outer(TaskEntity task, String name) {
        return (VariableInstanceEntity) ((ExecutionEntity) task.getExecution()).getVariableInstance(name);
    }

    /** Whether this command has written the variable. */
    private static boolean isNew(VariableInstanceEntity variable) {
        CachedDbEntity cached = variable == null
                ? null
                : Context.getCommandContext()
                        .getDbEntityManager()
                        .getDbEntityCache()
                        .getCachedEntity(variable);
        return cached != null && (cached.getEntityState() == DbEntityState.TRANSIENT || cached.isDirty());
    }

    /** Whether it is still what {@link TaskPreparationListener} put there: a view, or nothing. */
    private static boolean isPrepared(VariableInstanceEntity local) {
        return local != null
                && (ViewValue.TYPE.getName().equals(local.getSerializerName())
                        || local.getTypedValue(false) == null
                        || local.getTypedValue(false).getValue() == null);
    }

    /** What the views say now, each read once and only when it is asked for. */
    private Function<String, Object> shown(DelegateTask task, long id) {
        Set<String> names = new HashSet<>(TaskViewsProcess.of(task.getBpmnModelElementInstance()));
        Map<String, List<Object>> read = new LinkedHashMap<>();
        return name -> {
            if (!names.contains(name)) {
                return null;
            }
            if (!read.containsKey(name)) {
                read.put(name, one(plain(ViewSerializer.read(views, name, id))));
            }
            return read.get(name).get(0);
        };
    }

    private static List<Object> one(Object value) {
        return Collections.singletonList(value);
    }

    /** Tasklist submits the choices of a list as JSON. */
    private static Object plain(Object value) {
        return value instanceof SpinJsonNode json ? json.mapTo(Object.class) : value;
    }
}
