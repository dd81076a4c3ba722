package org.zhenggai.task;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.zhenggai.round.Refusal;

/**
 * A candidate claims for himself only: an assignee from elsewhere would see the case and block those who may work on
 * it. The engine lets a candidate name anybody; it checks the right to assign only for those who are none.
 */
final class ClaimListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        Authentication login =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        if (task.getAssignee() == null || login == null || login.getUserId() == null) {
            return;
        }
        Refusal.unless(
                task.getAssignee().equals(login.getUserId()) || !FormListener.isCandidate(task, login),
                "任务只能由本人认领，不能指派给他人。");
    }
}
