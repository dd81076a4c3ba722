package org.zhenggai.access;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Prints the sentence of a {@link StartRefused} instead of its stack trace; named in spring.factories. */
class StartRefusedReporter implements SpringBootExceptionReporter {

    StartRefusedReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused) {
                System.err.println(cause.getMessage());
                return true;
            }
        }
        return false;
    }
}
