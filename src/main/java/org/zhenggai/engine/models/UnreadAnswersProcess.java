package org.zhenggai.engine.models;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.RepetitionsProcess;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.engine.form.Form;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.rows.NewId;
import org.zhenggai.round.CaseModels;

/**
 * Stores answers in tasks added by designers that no gateway reads before the next step. The model goes on regardless, so
 * acts that cannot be taken back ask here whether one of them was no approval.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class UnreadAnswersProcess {

    /** The one answer that needs no gateway. */
    static final String YES = "approved";

    private final CaseModels cases;
    private final JdbcClient jdbc;
    private final Clock clock;

    private record Answer(String word, String answer) {}

    private record Earlier(long id, String place) {}

    /** Keeps an answer that the gateways behind the task do not read; earlier ones of the task count no more. */
    public void keep(DelegateTask task, Form form, String answer) {
        if (answer == null) {
            return;
        }
        String model = TaskIdsProcess.model(task);
        String place = RepetitionsProcess.around(task);
        overrule(task, model, form.id(), place);
        if (!AnswerReadersProcess.isRead(task, answer)) {
            long id = NewId.of(jdbc.sql("""
                            insert into unread_answer (model, subject, item, task, word, answer, by_whom, at, place)
                            values (:model, :subject, :item, :task, :word, :answer, :byWhom, :at, :place)
                            """)
                    .param("model", model)
                    .param("subject", form.id())
                    .param("item", cases.itemOf(model, form.id()).orElse(null))
                    .param("task", TaskIdsProcess.key(task))
                    .param("word", task.getBpmnModelElementInstance().getName())
                    .param("answer", answer)
                    .param("byWhom", form.user())
                    .param("at", LocalDateTime.now(clock))
                    .param("place", place));
            besides(task, model, form.id())
                    .forEach(other -> jdbc.sql("insert into unread_answer_beside (answer, engine_task) values (?, ?)")
                            .params(id, other)
                            .update());
        }
    }

    /**
     * Whoever is asked again overrules what he or another said before him; but of several who are asked the same, at once
     * or in turn, nobody overrules another.
     */
    private void overrule(DelegateTask task, String model, long subject, String place) {
        jdbc
                .sql("""
                        select id, place from unread_answer a
                        where model = :model and subject = :subject and task = :task and not overruled
                            and not exists (select 1 from unread_answer_beside b where b.answer = a.id
                            and b.engine_task = :engineTask)
                        """)
                .param("model", model)
                .param("subject", subject)
                .param("task", TaskIdsProcess.key(task))
                .param("engineTask", task.getId())
                .query(Earlier.class)
                .list()
                .stream()
                .filter(earlier -> !RepetitionsProcess.areSiblings(earlier.place(), place))
                .forEach(earlier -> jdbc.sql("update unread_answer set overruled = true where id = ?")
                        .param(earlier.id())
                        .update());
    }

    /** The same task again, open at this moment by another way than a repetition, such as an event that came twice. */
    private static Stream<String> besides(DelegateTask task, String model, long subject) {
        return task
                .getProcessEngineServices()
                .getTaskService()
                .createTaskQuery()
                .processDefinitionKey(model)
                .processInstanceBusinessKey(Long.toString(subject))
                .taskDefinitionKey(task.getTaskDefinitionKey())
                .list()
                .stream()
                .map(Task::getId)
                .filter(id -> !id.equals(task.getId()));
    }

    /** Refuses an act of the model's instance while an answer of such a task of it that still counts is no approval. */
    public void requireNone(String model, long subject) {
        refuse(jdbc.sql("""
                        select word, answer from unread_answer
                        where model = :model and subject = :subject and answer <> :answer and not overruled order by id
                        """)
                .param("model", model)
                .param("subject", subject)
                .param("answer", YES)
                .query(Answer.class)
                .list());
    }

    /** Refuses an act on the item while an answer that still counts, given since then in any model, is no approval. */
    public void requireNoneOf(long item, LocalDateTime since) {
        refuse(jdbc.sql("""
                        select word, answer from unread_answer
                        where item = :item and at >= :since and answer <> :answer and not overruled order by id
                        """)
                .param("item", item)
                .param("since", since)
                .param("answer", YES)
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
