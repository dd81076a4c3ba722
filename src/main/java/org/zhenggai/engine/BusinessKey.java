package org.zhenggai.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The business key of every process instance is the id of its aggregate; its variables carry nothing else. */
public final class BusinessKey {

    private BusinessKey() {}

    /** The id of the aggregate that the instance moves. */
    public static long of(DelegateExecution execution) {
        return Long.parseLong(execution.getProcessBusinessKey());
    }
}
