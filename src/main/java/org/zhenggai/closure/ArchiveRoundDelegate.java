package org.zhenggai.closure;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Archives the round. */
@Component
class ArchiveRoundDelegate implements JavaDelegate {

    private final RoundClosing roundClosing;

    ArchiveRoundDelegate(RoundClosing roundClosing) {
        this.roundClosing = roundClosing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        roundClosing.archive(BusinessKey.of(execution));
    }
}
