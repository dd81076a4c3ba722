package org.zhenggai.ledger.home;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhenggai.ledger.Overview.RoundLine;
import org.zhenggai.round.RoundState;

/**
 * The running rounds, of which the boards of the first page show one.
 *
 * @param current the one that is shown
 * @param all in the order in which their periods close; those without one behind them, newest first
 */
record Choice(RoundLine current, List<RoundLine> all) {

    /** Rounds that stand side by side; the others are behind a line that opens. */
    private static final int SHOWN = 6;

    /** Empty when no round runs; a round that does not, or that he does not see, cannot be chosen. */
    static Optional<Choice> of(List<RoundLine> rounds, Map<Long, LocalDateTime> cutOffs, Long chosen) {
        List<RoundLine> running = rounds.stream()
                .filter(round -> round.state().isOpen())
                .sorted(Comparator.comparing((RoundLine round) -> cutOffs.getOrDefault(round.id(), LocalDateTime.MAX))
                        .thenComparing(round -> round.state() != RoundState.IN_WORK)
                        .thenComparing(RoundLine::id, Comparator.reverseOrder()))
                .toList();
        return running.stream()
                .filter(round -> chosen != null && round.id() == chosen)
                .findFirst()
                .or(() -> running.stream().findFirst())
                .map(current -> new Choice(current, running));
    }

    public boolean hasSeveral() {
        return all.size() > 1;
    }

    public List<RoundLine> shown() {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    public List<RoundLine> others() {
        return all.subList(shown().size(), all.size());
    }
}
