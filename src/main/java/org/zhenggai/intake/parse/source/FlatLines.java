package org.zhenggai.intake.parse.source;

import java.util.List;
import java.util.function.ToIntFunction;
import org.zhenggai.intake.parse.source.Source.Line;

/** Finds lines by their positions. */
final class FlatLines {

    private FlatLines() {}

    /** The lines that stand whole between two positions. */
    static List<Line> between(List<Line> lines, int from, int to) {
        int first = first(lines, from, Line::from);
        int last = first(lines, to + 1, Line::to);
        return lines.subList(first, Math.max(first, last));
    }

    /** Where the line ends on which this position stands. */
    static int end(List<Line> lines, int position) {
        int line = first(lines, position, Line::to);
        return line < lines.size() ? lines.get(line).to() : position;
    }

    /** The first line of which this place is not before the position; as many as there are where none is. */
    private static int first(List<Line> lines, int position, ToIntFunction<Line> place) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place.applyAsInt(lines.get(middle)) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
