package org.zhenggai.kernel.gate;

import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/** Failures that mean no more than that somebody else was faster with the same rows, ours or the engine's. */
public final class OvertakenProcess {

    private static final int DEEPEST = 20;

    private OvertakenProcess() {}

    /** Whether the failure, or what led to it, is of that kind. */
    public static boolean explains(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || cause instanceof ConcurrencyFailureException
                        || cause instanceof DuplicateKeyException);
    }
}
