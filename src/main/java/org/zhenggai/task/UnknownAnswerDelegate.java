package org.zhenggai.task;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.round.Refusal;

/** Stops the instance at an answer that no gateway knows: its job fails, and an incident names task and answer. */
@Component
class UnknownAnswerDelegate implements JavaDelegate {

    private final UnknownAnswersProcess answers;

    UnknownAnswerDelegate(UnknownAnswersProcess answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        throw new Refusal(
                answers.words(execution) + "在模型中没有对应的走向，流程停在这里。" + "请流程设计人员补上这个意见的走向并迁移流程，或由管理员在运行监控中把流程移回该环节重新办理。");
    }
}
