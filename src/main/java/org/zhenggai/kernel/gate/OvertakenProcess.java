package org.zhenggai.kernel.gate;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/** Tells failures caused by somebody else changing the same rows first, ours or the engine's. */
public final class OvertakenProcess {

    private OvertakenProcess() {}

    /** Whether the failure, or what led to it, is of that kind. */
    public static boolean explains(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || cause instanceof ConcurrencyFailureException
                        || cause instanceof DuplicateKeyException);
    }
}
