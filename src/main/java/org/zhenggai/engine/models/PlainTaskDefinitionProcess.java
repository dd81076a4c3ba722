package org.zhenggai.engine.models;

import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.el.FixedValue;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.task.listener.DelegateExpressionTaskListener;

/** Takes out of a user task what a model has no business to say, however the model came into the engine. */
public final class PlainTaskDefinitionProcess {

    private PlainTaskDefinitionProcess() {}

    /**
     * Leaves a task that shows a Camunda Form or nothing, whose name is a text, and whose completion a listener of ours checks.
     *
     * @param plain takes over the completion where the model names none of ours
     */
    public static void make(TaskDefinition task, TaskListener plain) {
        FormDefinition form = task.getFormDefinition();
        if (form != null) {
            // A form by its key may be a page of anybody, with scripts that run as whoever opens it.
            form.setFormKey(null);
        }
        task.setNameExpression(text(task.getNameExpression()));
        task.setDescriptionExpression(text(task.getDescriptionExpression()));
        task.setAssigneeExpression(null);
        List<TaskListener> completing = task.getTaskListenersForEvent(TaskListener.EVENTNAME_COMPLETE);
        boolean isChecked =
                completing != null && completing.stream().anyMatch(DelegateExpressionTaskListener.class::isInstance);
        // Without it nothing would check what is submitted, nor who submits it.
        if (!isChecked) {
            task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, plain);
        }
    }

    /** What would be worked out could be a case that the reader of the task may not see. */
    private static Expression text(Expression expression) {
        return expression == null ? null : new FixedValue(expression.getExpressionText());
    }
}
