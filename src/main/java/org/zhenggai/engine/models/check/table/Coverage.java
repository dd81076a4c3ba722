package org.zhenggai.engine.models.check.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** What the rows of a table take together, cell by cell. */
@RequiredArgsConstructor
final class Coverage {

    /** Far beyond what a table that people can read needs; a larger one is not looked into. */
    private static final int MOST_STEPS = 200_000;

    private final List<Column> columns;

    /** By row and column the cells that it takes; null for an entry of which that cannot be said. */
    private final List<List<BitSet>> rows;

    private int steps;

    /** A combination of cells. */
    record Gap(List<Integer> cells) {}

    /** A combination that no row takes. Rows of which one cannot say what they take are given the benefit of the doubt. */
    Optional<Gap> gap() {
        steps = 0;
        return uncovered(whole(), rows, true);
    }

    /** Whether the rows above take all that this one takes. */
    boolean isShadowed(int row) {
        steps = 0;
        return isClear(row)
                && uncovered(rows.get(row), rows.subList(0, row), false).isEmpty()
                && steps < MOST_STEPS;
    }

    boolean overlap(int one, int other) {
        if (!isClear(one) || !isClear(other)) {
            return false;
        }
        for (int column = 0; column < columns.size(); column++) {
            if (!rows.get(one).get(column).intersects(rows.get(other).get(column))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a row takes nothing at all, such as a number that is not among the allowed ones. */
    boolean isEmpty(int row) {
        return isClear(row) && rows.get(row).stream().anyMatch(BitSet::isEmpty);
    }

    private boolean isClear(int row) {
        return !rows.get(row).contains(null);
    }

    private List<BitSet> whole() {
        return columns.stream()
                .map(column -> {
                    BitSet all = new BitSet();
                    all.set(0, column.cells().size());
                    return all;
                })
                .toList();
    }

    private Optional<Gap> uncovered(List<BitSet> box, List<List<BitSet>> covering, boolean doubtCovers) {
        List<List<BitSet>> active = covering.stream()
                .filter(row -> doubtCovers || !row.contains(null))
                .toList();
        return search(box, active, new ArrayList<>());
    }

    private Optional<Gap> search(List<BitSet> box, List<List<BitSet>> active, List<Integer> chosen) {
        int column = chosen.size();
        if (++steps > MOST_STEPS || active.stream().anyMatch(row -> takesRest(row, box, column))) {
            return Optional.empty();
        }
        if (column == columns.size()) {
            return active.isEmpty() ? Optional.of(new Gap(List.copyOf(chosen))) : Optional.empty();
        }
        for (int cell = box.get(column).nextSetBit(0);
                cell >= 0;
                cell = box.get(column).nextSetBit(cell + 1)) {
            int here = cell;
            List<List<BitSet>> left = active.stream()
                    .filter(row -> row.get(column) == null || row.get(column).get(here))
                    .toList();
            chosen.add(cell);
            Optional<Gap> found = search(box, left, chosen);
            chosen.remove(column);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean takesRest(List<BitSet> row, List<BitSet> box, int from) {
        for (int column = from; column < box.size(); column++) {
            BitSet left = (BitSet) box.get(column).clone();
            if (row.get(column) != null) {
                left.andNot(row.get(column));
                if (!left.isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }
}
