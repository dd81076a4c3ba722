package org.zhenggai.engine.models;

import java.util.Arrays;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.BusinessKey;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.round.CaseModels;

/** Says in words which task gave the answer that a model goes on by, as the log of tasks has it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class UnknownAnswersProcess {

    /** What is about an item under a key of its own. */
    private static final List<String> BESIDE = Arrays.stream(ModelProcess.values())
            .filter(process -> process.key() != KeyKind.ITEM)
            .map(ModelProcess::id)
            .toList();

    private final CaseModels cases;
    private final JdbcClient jdbc;

    /** Such as {@code 环节“法制审核”的意见“rejected”}. */
    public String words(DelegateExecution execution) {
        return "%s的意见“%s”"
                .formatted(
                        step(TaskIdsProcess.model(execution.getProcessDefinitionId()), BusinessKey.of(execution)),
                        execution.getVariable(FormListener.OUTCOME));
    }

    /**
     * Such as {@code 环节“法制审核”}, done last in the case; it may stand in a model that this one has called. What goes on
     * beside it, a referral above all, is not named.
     */
    public String step(String model, long key) {
        String word = jdbc.sql("""
                        select word from task_act
                        where act = 'COMPLETED' and (item = :item and model not in (:beside) or model = :model and subject = :key)
                        order by id desc limit 1
                        """)
                .param("item", cases.itemOf(model, key).orElse(-1L))
                .param("beside", BESIDE)
                .param("model", model)
                .param("key", key)
                .query(String.class)
                .optional()
                .orElse("系统步骤");
        return "环节“%s”".formatted(word);
    }
}
