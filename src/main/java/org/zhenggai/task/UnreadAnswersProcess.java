package org.zhenggai.task;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.Refusal;

/**
 * What was answered in a task that a designer has added, where no gateway reads it before the next step: the model goes
 * on as if nothing had been said, so the acts that cannot be taken back ask here.
 */
@Component
public class UnreadAnswersProcess {

    /** The one answer that needs no gateway. */
    private static final String YES = "approved";

    private final CaseModels cases;
    private final JdbcClient jdbc;
    private final Clock clock;

    UnreadAnswersProcess(CaseModels cases, JdbcClient jdbc, Clock clock) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Answer(String word, String answer) {}

    /** Keeps an answer that the gateways behind the task do not read. */
    void keep(DelegateTask task, Form form, String answer) {
        FlowNode node = task.getBpmnModelElementInstance();
        if (answer == null || isRead(node, new HashSet<>())) {
            return;
        }
        String model = task.getProcessDefinitionId().split(":", 2)[0];
        jdbc.sql("insert into unread_answer (model, subject, item, task, word, answer, by_whom, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(model, form.id(), cases.itemOf(model, form.id()).orElse(null))
                .params(TaskPreparationListener.keyOf(task), node.getName(), answer, form.user())
                .param(LocalDateTime.now(clock))
                .update();
    }

    /** At the end of a process its caller reads the answer; any other step leaves it behind. */
    private static boolean isRead(FlowNode node, Set<FlowNode> seen) {
        return outgoing(node).map(SequenceFlow::getTarget).allMatch(next -> {
            boolean isReader = outgoing(next)
                    .anyMatch(flow -> flow.getConditionExpression() != null
                            && flow.getConditionExpression().getTextContent().contains(FormListener.OUTCOME));
            return isReader
                    || next instanceof EndEvent
                    || next instanceof Gateway && seen.add(next) && isRead(next, seen);
        });
    }

    /** By where the flows begin: a node need not list them. */
    private static Stream<SequenceFlow> outgoing(FlowNode node) {
        return node.getModelInstance().getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getSource()));
    }

    /** Refuses an act of the model's instance while the last answer of such a task of it is no approval. */
    public void requireNone(String model, long subject) {
        refuse(jdbc.sql("select word, answer from unread_answer a where model = ? and subject = ? and answer <> ?"
                        + " and not exists (select 1 from unread_answer b where b.model = a.model"
                        + " and b.subject = a.subject and b.task = a.task and b.id > a.id) order by id")
                .params(model, subject, YES)
                .query(Answer.class)
                .list());
    }

    /** Refuses an act on the item while the last answer of such a task, given since then, is no approval. */
    public void requireNoneOf(long item, LocalDateTime since) {
        refuse(jdbc.sql("select word, answer from unread_answer a where item = ? and at >= ? and answer <> ?"
                        + " and not exists (select 1 from unread_answer b where b.item = a.item and b.task = a.task"
                        + " and b.id > a.id) order by id")
                .params(item, since, YES)
                .query(Answer.class)
                .list());
    }

    private static void refuse(List<Answer> answers) {
        answers.stream().findFirst().ifPresent(last -> {
            throw new Refusal("环节“%s”的意见“%s”在模型中没有网关处理，不能当作同意继续办理。请在该环节重新提出意见，或由流程设计人员补上它的走向。"
                    .formatted(last.word(), last.answer()));
        });
    }
}
