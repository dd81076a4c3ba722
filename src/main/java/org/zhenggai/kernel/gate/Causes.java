package org.zhenggai.kernel.gate;

import java.util.stream.Stream;

/** A failure and what led to it. */
final class Causes {

    private static final int DEEPEST = 20;

    private Causes() {}

    /** The failure first; of a chain that leads back to itself only so many. */
    static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
