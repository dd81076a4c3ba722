package org.zhenggai.task;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.zhenggai.round.Refusal;

/** Everybody claims for himself: an assignee from elsewhere would see the case and block those who may work on it. */
final class ClaimListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        Authentication login =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        Refusal.unless(
                login == null
                        || login.getUserId() == null
                        || task.getAssignee() == null
                        || task.getAssignee().equals(login.getUserId()),
                "任务只能由本人认领，不能指派给他人。");
    }
}
