package org.zhenggai.engine.models.migration;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** A thread of its own: a run may take minutes, and whoever began it looks at its report meanwhile. */
@Component
class MigrationThread {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread worker = new Thread(work, "migration");
        worker.setDaemon(true);
        return worker;
    });

    void run(Runnable work) {
        thread.execute(work);
    }

    /** What has moved has moved; the rest stays where it is, whole. */
    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
