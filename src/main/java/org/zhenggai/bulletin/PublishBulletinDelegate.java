package org.zhenggai.bulletin;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.zhenggai.task.BusinessKey;

/** Publishes the bulletin that was approved. */
@Component
class PublishBulletinDelegate implements JavaDelegate {

    private final Bulletins bulletins;

    PublishBulletinDelegate(Bulletins bulletins) {
        this.bulletins = bulletins;
    }

    @Override
    public void execute(DelegateExecution execution) {
        bulletins.publish(BusinessKey.of(execution));
    }
}
