package org.zhenggai.paper.issuing;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Viewer;

/**
 * Small documents, made at once beside the request that asked for them, so that the page can show how far they are. They do not
 * queue behind a ledger of 100,000 items; what is left when the server stops is taken up by its worker.
 */
@Component
class Quick implements DisposableBean {

    private static final int AT_ONCE = 2;

    private final Issuing issuing;
    private final boolean isOn;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "quick-documents");
        thread.setDaemon(true);
        return thread;
    });

    /** @param isOn false in tests, where who asks makes it himself */
    Quick(Issuing issuing, @Value("${zhenggai.document.schedule}") boolean isOn) {
        this.issuing = issuing;
        this.isOn = isOn;
    }

    /**
     * Has a document made and does not wait for it; what goes wrong stands in its row.
     *
     * @return its id
     */
    long ask(Viewer viewer, Request request) {
        long id = issuing.queue(viewer, request);
        if (issuing.isSmall(request)) {
            if (isOn) {
                threads.execute(() -> issuing.make(id));
            } else {
                issuing.make(id);
            }
        }
        return id;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
