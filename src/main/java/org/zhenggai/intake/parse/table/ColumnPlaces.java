package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.table.head.ColumnWords.Meaning;

/** Which column has which role while that is settled, and what is guessed of it. */
final class ColumnPlaces {

    private final TableHead head;
    private final List<List<String>> rows;
    private final TableColumns columns;
    private final Map<ColumnRole, List<Integer>> found = new EnumMap<>(ColumnRole.class);
    private final List<Integer> open = new ArrayList<>();

    /** Places columns by what their heads mean, the better word of a role first. */
    ColumnPlaces(TableHead head, List<List<String>> rows, TableColumns columns) {
        this.head = head;
        this.rows = rows;
        this.columns = columns;
        IntStream.range(0, head.words().size())
                .forEach(column -> head.meaning(column)
                        .ifPresentOrElse(meaning -> place(meaning.role(), column), () -> open.add(column)));
        found.values().forEach(places -> places.sort(Comparator.comparingInt(this::rank)));
    }

    boolean has(ColumnRole role) {
        return found.containsKey(role);
    }

    List<Integer> of(ColumnRole role) {
        return found.getOrDefault(role, List.of());
    }

    /** The columns of which the head says nothing. */
    List<Integer> open() {
        return open;
    }

    Optional<ColumnRole> roleOf(int column) {
        return found.entrySet().stream()
                .filter(one -> one.getValue().contains(column))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    void forEach(BiConsumer<ColumnRole, List<Integer>> taken) {
        found.forEach(taken);
    }

    void place(ColumnRole role, int column) {
        found.computeIfAbsent(role, any -> new ArrayList<>()).add(column);
    }

    void set(ColumnRole role, List<Integer> places) {
        found.put(role, new ArrayList<>(places));
    }

    void remove(ColumnRole role) {
        found.remove(role);
    }

    void move(ColumnRole from, int column, ColumnRole to) {
        found.get(from).remove((Integer) column);
        if (found.get(from).isEmpty()) {
            found.remove(from);
        }
        place(to, column);
    }

    /** What a head said gives way to what the rest of the table says. */
    void guess(ColumnRole from, int column, ColumnRole to) {
        move(from, column, to);
        columns.addGuessed(word(column), to);
    }

    void guess(ColumnRole role, int column) {
        open.remove((Integer) column);
        place(role, column);
        columns.addGuessed(word(column), role);
    }

    String word(int column) {
        String word = head.words().get(column);
        return word.isEmpty() ? "第" + (column + 1) + "列" : word;
    }

    int rank(int column) {
        return head.meaning(column).map(Meaning::rank).orElse(Integer.MAX_VALUE);
    }

    ColumnContent content(int column) {
        return ColumnContent.of(rows, column);
    }
}
