package org.zhenggai.paper.issuing;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When documents that wait are made; the tests call the worker themselves. */
@Configuration
class IssuingConfiguration {

    /** A thread of its own: a ledger of 100,000 items takes a while, and nothing else shall wait for it. */
    @Bean
    @ConditionalOnProperty("zhenggai.document.schedule")
    SmartLifecycle documentWorker(Issuing issuing) {
        return new Worker(issuing);
    }

    @RequiredArgsConstructor
    private static final class Worker implements SmartLifecycle {

        private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
        private static final int SECONDS = 2;

        private final Issuing issuing;
        private ScheduledExecutorService thread;

        @Override
        public void start() {
            thread = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread worker = new Thread(work, "documents");
                worker.setDaemon(true);
                return worker;
            });
            thread.scheduleWithFixedDelay(this::run, SECONDS, SECONDS, TimeUnit.SECONDS);
        }

        /** An exception would end the schedule for good, a database that is away for a minute does not. */
        private void run() {
            try {
                issuing.run();
            } catch (RuntimeException e) {
                LOG.warn("DocumentWriter wait for the next round: {}", e.toString());
            }
        }

        /** What is being made is left: its claim ends by itself and it is made again. */
        @Override
        public void stop() {
            thread.shutdownNow();
            thread = null;
        }

        @Override
        public boolean isRunning() {
            return thread != null;
        }
    }
}
