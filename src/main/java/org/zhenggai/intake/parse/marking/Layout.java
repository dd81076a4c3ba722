package org.zhenggai.intake.parse.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhenggai.intake.parse.table.head.ColumnRole;

/**
 * What people said that lines of a document, and columns of its tables, mean; it holds against whatever the reading would infer.
 *
 * @param marks in the order in which they were made; of two about the same the later holds
 * @param heads what columns hold, by their heads as {@code ColumnWords.plain} writes them
 */
public record Layout(List<Mark> marks, Map<String, ColumnRole> heads) {

    /** Nobody said anything. */
    public static final Layout NONE = new Layout(List.of());

    /**
     * What one line was marked as.
     *
     * @param key {@link OutlineLine#level()} where all lines of the same shape and level follow, else
     *     {@link OutlineLine#own()}, the line itself with all below it
     */
    public record Mark(String key, Meaning meaning) {}

    public Layout {
        marks = List.copyOf(marks);
        heads = heads == null ? Map.of() : Map.copyOf(heads);
    }

    public Layout(List<Mark> marks) {
        this(marks, Map.of());
    }

    /** The same columns with other marks. */
    public Layout marking(List<Mark> others) {
        return new Layout(others, heads);
    }

    /** The same marks with these columns. */
    public Layout heading(Map<String, ColumnRole> columns) {
        return new Layout(marks, columns);
    }

    /** This and one mark more. */
    public Layout with(Mark mark) {
        List<Mark> all = new ArrayList<>(marks);
        all.removeIf(one -> one.key().equals(mark.key()));
        all.add(mark);
        return marking(all);
    }

    /** What a line was marked as: by itself, else with all of its shape and level. */
    public Optional<Meaning> of(String own, String level) {
        return marked(own).or(() -> marked(level));
    }

    private Optional<Meaning> marked(String key) {
        return marks.stream()
                .filter(mark -> mark.key().equals(key))
                .map(Mark::meaning)
                .findFirst();
    }
}
