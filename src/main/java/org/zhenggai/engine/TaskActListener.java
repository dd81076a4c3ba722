package org.zhenggai.engine;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.item.TaskAct;

/** Writes down who claimed, assigned, gave back and completed which task, append-only, for the audit of the item. */
@Component
@RequiredArgsConstructor
class TaskActListener implements TaskListener {

    private final JdbcClient jdbc;
    private final CaseModels cases;
    private final Clock clock;

    @Override
    public void notify(DelegateTask task) {
        String actor = DutyListener.login(task);
        if (task.getEventName().equals(EVENTNAME_COMPLETE)) {
            write(task, actor, TaskAct.COMPLETED, task.getAssignee(), actor);
        } else {
            PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
            String before = change == null ? null : (String) change.getOrgValue();
            if (!Objects.equals(before, task.getAssignee())) {
                write(task, actor, actOf(task, actor), before, task.getAssignee());
            }
        }
    }

    private static TaskAct actOf(DelegateTask task, String actor) {
        if (task.getAssignee() == null) {
            return TaskAct.UNCLAIMED;
        }
        if (((TaskEntity) task).getDelegationState() == DelegationState.PENDING) {
            return TaskAct.DELEGATED;
        }
        return task.getAssignee().equals(actor) ? TaskAct.CLAIMED : TaskAct.ASSIGNED;
    }

    private void write(DelegateTask task, String actor, TaskAct act, String from, String to) {
        String model = TaskIdsProcess.model(task);
        long key = BusinessKey.of(task.getExecution());
        jdbc.sql("""
                        insert into task_act (at, actor, act, model, subject, task, word, item, from_person, to_person,
                            engine_task, duty)
                        values (:at, :actor, :act, :model, :subject, :task, :word, :item, :fromPerson, :toPerson,
                            :engineTask, :duty)
                        """)
                .param("at", LocalDateTime.now(clock))
                .param("actor", actor)
                .param("act", act.name())
                .param("model", model)
                .param("subject", key)
                .param("task", TaskIdsProcess.key(task))
                .param("word", task.getBpmnModelElementInstance().getName())
                .param("item", cases.itemOf(model, key).orElse(null))
                .param("fromPerson", from)
                .param("toPerson", to)
                .param("engineTask", task.getId())
                .param("duty", TaskDutyProcess.of(task).code())
                .update();
    }
}
