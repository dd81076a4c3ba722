package org.zhenggai.bulletin;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Compiles the period's bulletin. */
@Component
class CompileBulletinDelegate implements JavaDelegate {

    private final Bulletins bulletins;

    CompileBulletinDelegate(Bulletins bulletins) {
        this.bulletins = bulletins;
    }

    @Override
    public void execute(DelegateExecution execution) {
        bulletins.compile(BusinessKey.of(execution));
    }
}
