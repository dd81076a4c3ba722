package org.zhenggai.access.cases;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.people.Viewer;

/** Whether somebody may see or work on a case; the one place that answers it, for pages, files and Tasklist's tabs. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseAccess {

    private final JdbcClient jdbc;

    /** Whether he may read the item; false as well when there is none. */
    public boolean readsItem(Viewer viewer, long item) {
        return jdbc.sql("select count(*) from item i where i.id = :item and " + Scope.CONDITION)
                        .param("item", item)
                        .params(Scope.of(viewer).parameters())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Goes on only with somebody who may read the item; to anybody else it is as if there were none (404). */
    public void requireItem(Viewer viewer, long item) {
        if (!readsItem(viewer, item)) {
            throw new NotShown(viewer.username());
        }
    }

    /**
     * Whether he may add evidence to the item: its units, the office, and the discipline inspection as verifier. Those
     * who read and approve do not.
     */
    public boolean worksOnItem(Viewer viewer, long item) {
        boolean isWorker =
                viewer.isOffice() || viewer.isDiscipline() || !viewer.units().isEmpty();
        return isWorker && readsItem(viewer, item);
    }

    /** Whether he may read the round as a whole: its plan, its versions, its bulletins. */
    public boolean readsRound(Viewer viewer, long round) {
        return viewer.readsAllCases()
                || jdbc.sql("select count(*) from round_reader where round = :round and username in (:principals)")
                                .param("round", round)
                                .param("principals", viewer.principals())
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** Whether he sees anything of the round: all of it, or at least one of its items. */
    public boolean entersRound(Viewer viewer, long round) {
        return readsRound(viewer, round)
                || jdbc.sql("select count(*) from item i where i.round = :round and " + Scope.CONDITION)
                                .param("round", round)
                                .params(Scope.of(viewer).parameters())
                                .query(Integer.class)
                                .single()
                        > 0;
    }
}
