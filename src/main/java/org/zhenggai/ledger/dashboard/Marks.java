package org.zhenggai.ledger.dashboard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events.Touched;
import org.zhenggai.round.Recorded;

/**
 * Marks rounds whose present figures do not hold any more. A mark is a new row, so that transactions on the same round never
 * wait for each other, and is written in the transaction that changes the round, once.
 */
@Component
@RequiredArgsConstructor
class Marks {

    private final JdbcClient jdbc;

    @EventListener
    void touched(Touched what) {
        if (isFirst(what.round())) {
            jdbc.sql("insert into dashboard_mark (round) values (?)")
                    .param(what.round())
                    .update();
        }
    }

    /** Who may see an item has changed, in past figures as well. */
    @EventListener
    void recorded(Recorded event) {
        if (event.kind() == EventKind.CONFIDENTIAL_SET || event.kind() == EventKind.CONFIDENTIAL_LIFTED) {
            // The present picture first: whoever counts holds it, and takes the others after it.
            for (String which : List.of("number = 0", "number > 0")) {
                jdbc.sql("update dashboard_picture set counted = false where round = ? and " + which)
                        .param(event.round())
                        .update();
            }
        }
    }

    private boolean isFirst(long round) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return true;
        }
        Seen seen = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Seen.class::isInstance)
                .map(Seen.class::cast)
                .findFirst()
                .orElse(null);
        if (seen == null) {
            seen = new Seen(new HashSet<>());
            TransactionSynchronizationManager.registerSynchronization(seen);
        }
        return seen.rounds().add(round);
    }

    /** The rounds that the running transaction has marked. */
    private record Seen(Set<Long> rounds) implements TransactionSynchronization {}
}
