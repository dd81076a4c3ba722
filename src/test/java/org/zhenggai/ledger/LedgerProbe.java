package org.zhenggai.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.round.item.ItemState;

/** What the home page, the page of a round and the filters of its ledger say, for tests that compare them. */
@TestComponent
public class LedgerProbe {

    private final RoundBoard board;
    private final Overview overview;
    private final Ledger ledger;

    LedgerProbe(RoundBoard board, Overview overview, Ledger ledger) {
        this.board = board;
        this.overview = overview;
        this.ledger = ledger;
    }

    /** The figures of the round's page, by the words of the comparison. */
    public Map<String, Integer> page(long round, Scope scope) {
        RoundBoard.Counts counts = board.counts(round, scope);
        Map<String, Integer> figures = new LinkedHashMap<>();
        figures.put("items", counts.items());
        figures.put("open", counts.open());
        figures.put("closed", counts.closed());
        figures.put("carriedOver", counts.carriedOver());
        figures.put("withdrawn", counts.withdrawn());
        figures.put("overdue", counts.overdue());
        figures.put("stalled", counts.stalled());
        figures.put("asked", sum(round, scope, RoundBoard.UnitLine::asked));
        figures.put("reported", sum(round, scope, RoundBoard.UnitLine::reported));
        figures.put("silent", sum(round, scope, RoundBoard.UnitLine::silent));
        figures.put("excused", sum(round, scope, RoundBoard.UnitLine::excused));
        return figures;
    }

    private int sum(long round, Scope scope, java.util.function.ToIntFunction<RoundBoard.UnitLine> figure) {
        return board.units(round, scope).stream().mapToInt(figure).sum();
    }

    /** The sums over the areas of the round's page. */
    public Map<String, Integer> areas(long round, Scope scope) {
        Map<String, Integer> sums = new LinkedHashMap<>();
        board.areas(round, scope).forEach(area -> {
            sums.merge("items", area.items(), Integer::sum);
            sums.merge("open", area.open(), Integer::sum);
            sums.merge("closed", area.closed(), Integer::sum);
            sums.merge("carriedOver", area.carriedOver(), Integer::sum);
            sums.merge("withdrawn", area.withdrawn(), Integer::sum);
            sums.merge("overdue", area.overdue(), Integer::sum);
            sums.merge("stalled", area.stalled(), Integer::sum);
        });
        return sums;
    }

    /** The line of the home page. */
    public Map<String, Integer> home(long round) {
        Overview.RoundLine line = overview.rounds(Scope.ALL).stream()
                .filter(one -> one.id() == round)
                .findFirst()
                .orElseThrow();
        return Map.of(
                "items", line.items(),
                "open", line.open(),
                "closed", line.closed(),
                "carriedOver", line.carriedOver(),
                "overdue", line.overdue());
    }

    /** How many lines the ledger has under each filter. */
    public Map<String, Integer> ledger(long round, Scope scope) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        lines.put("items", lines(round, scope, null, null, null, null, null));
        lines.put("open", lines(round, scope, null, null, true, null, null));
        lines.put("closed", lines(round, scope, ItemState.CLOSED, null, null, null, null));
        lines.put("carriedOver", lines(round, scope, ItemState.CARRIED_OVER, null, null, null, null));
        lines.put("withdrawn", lines(round, scope, ItemState.WITHDRAWN, null, null, null, null));
        lines.put("overdue", lines(round, scope, null, null, null, true, null));
        lines.put("stalled", lines(round, scope, null, null, null, null, true));
        lines.put("asked", lines(round, scope, null, Filter.Reported.ASKED, null, null, null));
        lines.put("reported", lines(round, scope, null, Filter.Reported.REPORTED, null, null, null));
        lines.put("silent", lines(round, scope, null, Filter.Reported.SILENT, null, null, null));
        lines.put("excused", lines(round, scope, null, Filter.Reported.EXCUSED, null, null, null));
        return lines;
    }

    private int lines(
            long round,
            Scope scope,
            ItemState state,
            Filter.Reported report,
            Boolean open,
            Boolean overdue,
            Boolean stalled) {
        Filter filter = new Filter(
                null, null, state, null, null, null, null, null, report, open, overdue, null, stalled, null, null,
                null);
        return (int) ledger.page(round, filter, scope, 1).all();
    }
}
