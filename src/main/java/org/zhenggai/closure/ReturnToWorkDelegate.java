package org.zhenggai.closure;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;
import org.zhenggai.task.UnknownAnswersProcess;

/** Sends an item back to its unit's work because of an answer that no gateway knows. */
@Component
class ReturnToWorkDelegate implements JavaDelegate {

    private final ReturnToWork returns;
    private final UnknownAnswersProcess answers;

    ReturnToWorkDelegate(ReturnToWork returns, UnknownAnswersProcess answers) {
        this.returns = returns;
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution item) {
        returns.sendBack(BusinessKey.of(item), () -> answers.words(item));
    }
}
