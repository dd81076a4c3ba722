package org.zhenggai.bulletin.decision;

import java.util.Collection;
import java.util.Date;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.contract.ModelMessage;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;

/** The side of the engine that carries decisions out; the business key is the decision's id. */
@Component
@RequiredArgsConstructor
@ModelMessage(name = "rectification.decisionEnded", what = "事项已了结或会上撤销", to = ModelProcess.MEETING_DECISION)
@ModelMessage(name = "rectification.decisionRenewed", what = "会上已另定日期", to = ModelProcess.MEETING_DECISION)
class DecisionProcess {

    private static final String KEY = ModelProcess.MEETING_DECISION.id();

    private final RuntimeService runtime;
    private final TaskService tasks;

    void start(Collection<Long> decisions) {
        decisions.forEach(decision -> OwnStartProcess.start(runtime, ModelProcess.MEETING_DECISION, decision));
    }

    /** Whoever has a task for one of them need not do it any more. */
    void ended(Collection<Long> decisions) {
        decisions.forEach(decision -> send("rectification.decisionEnded", decision));
    }

    /** The meeting itself has set another day: the leader is asked no more, and whoever carries it out has till then. */
    void renewed(long decision, Date due) {
        send("rectification.decisionRenewed", decision);
        tasks.createTaskQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(Long.toString(decision))
                .taskDefinitionKey("userTask_carryOutDecision")
                .list()
                .forEach(task -> {
                    task.setDueDate(due);
                    tasks.saveTask(task);
                });
    }

    private void send(String message, long decision) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(Long.toString(decision))
                .correlateAll();
    }
}
