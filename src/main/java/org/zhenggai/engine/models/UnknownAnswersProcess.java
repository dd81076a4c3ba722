package org.zhenggai.engine.models;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.BusinessKey;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.round.CaseModels;

/** Says in words which task gave the answer that no gateway knows, as the log of tasks has it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class UnknownAnswersProcess {

    private final CaseModels cases;
    private final JdbcClient jdbc;

    /** Such as {@code 环节“法制审核”的意见“rejected”}; the task may stand in a model that this one has called. */
    public String words(DelegateExecution execution) {
        String model = TaskIdsProcess.model(execution.getProcessDefinitionId());
        long key = BusinessKey.of(execution);
        String task = jdbc.sql("""
                        select word from task_act
                        where act = 'COMPLETED' and (item = :item or model = :model and subject = :key)
                        order by id desc limit 1
                        """)
                .param("item", cases.itemOf(model, key).orElse(-1L))
                .param("model", model)
                .param("key", key)
                .query(String.class)
                .optional()
                .orElse("系统步骤");
        return "环节“%s”的意见“%s”".formatted(task, execution.getVariable(FormListener.OUTCOME));
    }
}
