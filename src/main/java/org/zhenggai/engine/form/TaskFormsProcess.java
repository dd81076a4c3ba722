package org.zhenggai.engine.form;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;

/** The Camunda Form that a task was modelled with. */
@Component
public class TaskFormsProcess {

    private static final String DEPLOYMENT = "deployment";

    private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

    /** Bound to its deployment, the form of a model never changes, so that bulk work asks for it once. */
    private final Map<String, FormSchema> bound = new ConcurrentHashMap<>();

    /** The task's form; one without fields for a task that has none. */
    public FormSchema of(DelegateTask delegate) {
        TaskEntity task = (TaskEntity) delegate;
        TaskDefinition definition = task.getTaskDefinition();
        if (definition.getCamundaFormDefinitionKey() == null) {
            return FormSchema.EMPTY;
        }
        boolean isFixed = DEPLOYMENT.equals(definition.getCamundaFormDefinitionBinding())
                && definition.getCamundaFormDefinitionKey().isLiteralText();
        String key = task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey();
        FormSchema known = isFixed ? bound.get(key) : null;
        if (known != null) {
            return known;
        }
        FormSchema found = read(task, definition);
        if (isFixed) {
            bound.put(key, found);
        }
        return found;
    }

    private FormSchema read(TaskEntity task, TaskDefinition definition) {
        CamundaFormRefImpl form = new CamundaFormRefImpl(
                String.valueOf(definition.getCamundaFormDefinitionKey().getValue(task)),
                definition.getCamundaFormDefinitionBinding());
        if (definition.getCamundaFormDefinitionVersion() != null) {
            form.setVersion(Integer.valueOf(
                    String.valueOf(definition.getCamundaFormDefinitionVersion().getValue(task))));
        }
        CommandContext context = Context.getCommandContext();
        String deployment = task.getProcessDefinition().getDeploymentId();
        CamundaFormDefinition found = new GetCamundaFormDefinitionCmd(form, deployment).execute(context);
        return schemas.computeIfAbsent(
                found.getDeploymentId() + "/" + found.getResourceName(),
                any -> FormSchema.parse(context.getResourceManager()
                        .findResourceByDeploymentIdAndResourceName(found.getDeploymentId(), found.getResourceName())
                        .getBytes()));
    }
}
