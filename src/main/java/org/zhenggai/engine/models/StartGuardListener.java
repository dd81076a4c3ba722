package org.zhenggai.engine.models;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;

/**
 * Lets an instance begin only where the application starts it, or where a call activity of a process that may call it hands
 * on its own key. So nobody chooses the case that a model works on and shows, and an item has one live instance.
 */
final class StartGuardListener implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        String process = TaskIdsProcess.model(execution.getProcessDefinitionId());
        String key = execution.getProcessBusinessKey();
        DelegateExecution caller = execution.getSuperExecution();
        if (caller == null || OwnStartProcess.isUnderWay(process, key)) {
            Refusal.unless(
                    OwnStartProcess.isUnderWay(process, key), "流程“%s”只能由系统在办理整改事项时启动，不能直接启动。请在待办、台账或轮次页面上办理。", process);
            Refusal.unless(isOnly(execution, process, key), "流程“%s”的业务键%s已有一个在办实例，没有再启动。", process, key);
            return;
        }
        String calling = TaskIdsProcess.model(caller.getProcessDefinitionId());
        Refusal.unless(
                ModelProcess.mayCall(calling, process),
                "流程“%s”不能调用“%s”：两者的业务键不是同一种，或约定中没有这项调用。请流程设计人员改正模型。",
                calling,
                process);
        Refusal.unless(
                caller.getProcessBusinessKey() != null
                        && caller.getProcessBusinessKey().equals(key),
                "流程“%s”调用“%s”时须原样传递业务键（businessKey=\"#{execution.processBusinessKey}\"）。请流程设计人员改正模型。",
                calling,
                process);
    }

    /** Of items and rounds there is one instance at a time, whatever their tables say. */
    private static boolean isOnly(DelegateExecution execution, String process, String key) {
        Optional<ModelProcess> known = ModelProcess.of(process);
        boolean isSingle = known.filter(one -> one == ModelProcess.RECTIFICATION_ITEM
                        || one == ModelProcess.RECTIFICATION_ROUND
                        || one.key() == KeyKind.REFERRAL)
                .isPresent();
        return !isSingle
                || execution
                                .getProcessEngineServices()
                                .getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(key, process)
                                .count()
                        == 0;
    }
}
