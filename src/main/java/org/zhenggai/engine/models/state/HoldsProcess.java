package org.zhenggai.engine.models.state;

import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/** Suspends a model with all that runs in it, and resumes it. */
@Component
@RequiredArgsConstructor
class HoldsProcess {

    private final RepositoryService models;
    private final StoppedStepsProcess stopped;
    private final AccessLog log;

    @Transactional
    public void suspend(RunningModel model, String reason, String person) {
        models.updateProcessDefinitionSuspensionState()
                .byProcessDefinitionKey(model.key())
                .includeProcessInstances(true)
                .suspend();
        log.record(person, AccessKind.MODEL_SUSPENDED, model.name(), "暂停：" + reason);
    }

    /** Everything goes on; returns how many steps of other models, which have stopped for it, are tried again. */
    @Transactional
    public int resume(RunningModel model, String person) {
        models.updateProcessDefinitionSuspensionState()
                .byProcessDefinitionKey(model.key())
                .includeProcessInstances(true)
                .activate();
        log.record(person, AccessKind.MODEL_SUSPENDED, model.name(), "恢复");
        return stopped.retryHeld();
    }
}
