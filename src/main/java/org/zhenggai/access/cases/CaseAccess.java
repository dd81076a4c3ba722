package org.zhenggai.access.cases;

import java.util.Set;
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
        return itemsReadBy(viewer, Set.of(item)).contains(item);
    }

    /** Those of the items that he may read. */
    public Set<Long> itemsReadBy(Viewer viewer, Set<Long> items) {
        return of("select i.id from item i where i.id in (:ids) and " + Scope.CONDITION, viewer, items);
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
        return roundsReadBy(viewer, Set.of(round)).contains(round);
    }

    /** Those of the rounds that he may read as a whole. */
    public Set<Long> roundsReadBy(Viewer viewer, Set<Long> rounds) {
        return viewer.readsAllCases()
                ? rounds
                : of(
                        "select r.round from round_reader r where r.round in (:ids) and r.username in (:principals)",
                        viewer,
                        rounds);
    }

    /** Whether he sees anything of the round: all of it, or at least one of its items. */
    public boolean entersRound(Viewer viewer, long round) {
        return roundsEnteredBy(viewer, Set.of(round)).contains(round);
    }

    /** Those of the rounds of which he sees anything. */
    public Set<Long> roundsEnteredBy(Viewer viewer, Set<Long> rounds) {
        return viewer.readsAllCases() ? rounds : of("""
                        select r.id from round r where r.id in (:ids) and (%s
                            or exists (select 1 from item i where i.round = r.id and %s))
                        """.formatted(Scope.READS_ROUND, Scope.CONDITION), viewer, rounds);
    }

    private Set<Long> of(String sql, Viewer viewer, Set<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : jdbc.sql(sql)
                        .params(Scope.of(viewer).parameters())
                        .param("ids", ids)
                        .query(Long.class)
                        .set();
    }
}
