package org.zhenggai.ledger.home;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.bulletin.PastPeriods;
import org.zhenggai.bulletin.PastPeriods.Figures;
import org.zhenggai.ledger.RoundBoard;
import org.zhenggai.ledger.RoundBoard.Counts;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;

/** What the secretary and the leaders look at first: four figures, the longest stalls, the course over the periods. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class LeadersBoard {

    private static final int LONGEST = 5;

    private final RoundBoard board;
    private final PastPeriods past;
    private final JdbcClient jdbc;

    /**
     * A figure of now and of the last period.
     *
     * @param word what is counted
     * @param filter of the ledger that lists it
     * @param before what was recorded in the last period, null when there was none
     * @param isGood whether more of it is better
     */
    record Figure(String word, int now, Integer before, String filter, boolean isGood) {

        /** The change in words, which do not need the colour. */
        public String change() {
            if (before == null) {
                return "";
            }
            int change = now - before;
            return change == 0 ? "持平" : change > 0 ? "增" + change : "减" + -change;
        }

        /** {@code better}, {@code worse} or empty. */
        public String colour() {
            return before == null || now == before ? "" : now > before == isGood ? "better" : "worse";
        }
    }

    /**
     * An item that stalls.
     *
     * @param level of the ladder, a referral as the step below
     */
    record Stall(long id, String number, String title, String unit, ItemState state, int fortnights, int level) {

        /** The step of the ladder in its word, or that there is none yet. */
        public String step() {
            return level == 0 ? "未督办" : LadderStep.of(level).word();
        }
    }

    /**
     * A round.
     *
     * @param compared number of the period that the figures are compared with, null when there is none yet
     * @param course null while there are fewer than two periods
     */
    record Board(List<Figure> figures, Integer compared, List<Stall> stalls, Course course, List<Figures> periods) {}

    Board of(Viewer viewer, long round) {
        Scope scope = Scope.of(viewer);
        Counts now = board.counts(round, scope);
        List<Figures> periods = past.of(round, viewer);
        Figures last = periods.isEmpty() ? null : periods.get(periods.size() - 1);
        return new Board(
                List.of(
                        new Figure("在办", now.open(), last == null ? null : last.open(), "open=true", false),
                        new Figure(
                                ItemState.CLOSED.word(),
                                now.closed(),
                                last == null ? null : last.closed(),
                                "state=CLOSED",
                                true),
                        new Figure("停滞", now.stalled(), last == null ? null : last.stalled(), "stalled=true", false),
                        new Figure("已逾期", now.overdue(), last == null ? null : last.overdue(), "overdue=true", false)),
                last == null ? null : last.number(),
                stalls(round, scope),
                Course.of(periods),
                periods);
    }

    /** Those that stall longest now. */
    private List<Stall> stalls(long round, Scope scope) {
        return jdbc.sql("""
                        select i.id, i.number, i.title, u.name as unit, i.state, s.fortnights, %s as level
                        from stalled_now s join item i on i.id = s.item left join unit u on u.code = i.lead_unit
                        where i.round = :round and %s and %s
                        order by s.fortnights desc, s.started_at, i.position limit %d
                        """.formatted(LadderStep.shownIn("s"), ItemState.openIn("i"), Scope.CONDITION, LONGEST))
                .param("round", round)
                .params(scope.parameters())
                .query(Stall.class)
                .list();
    }
}
