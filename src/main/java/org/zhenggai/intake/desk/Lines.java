package org.zhenggai.intake.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A run of lines of the source, both ends included, counted from 1. */
record Lines(int from, int to) {

    /** The lines on which this text stands when it begins on that line. */
    static List<Lines> of(int from, String text) {
        return text.isEmpty() ? List.of() : List.of(new Lines(from, from + inner(text)));
    }

    /** The lines of the first part of a text that is cut behind {@code left}. */
    static List<Lines> before(List<Lines> lines, String left) {
        return runs(each(lines).limit(inner(left) + 1L).boxed().toList());
    }

    /** The lines of the rest. */
    static List<Lines> after(List<Lines> lines, String left) {
        return runs(each(lines).skip(breaks(left)).boxed().toList());
    }

    /** A break at the end leads to a line that holds nothing of the text. */
    private static int inner(String text) {
        return breaks(text) - (text.endsWith("\n") ? 1 : 0);
    }

    static int breaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static IntStream each(List<Lines> lines) {
        return lines.stream().flatMapToInt(run -> IntStream.rangeClosed(run.from(), run.to()));
    }

    /** The runs that these line numbers make, which ascend. */
    static List<Lines> runs(List<Integer> numbers) {
        List<Lines> runs = new ArrayList<>();
        for (int number : numbers) {
            Lines last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && last.to() + 1 == number) {
                runs.set(runs.size() - 1, new Lines(last.from(), number));
            } else {
                runs.add(new Lines(number, number));
            }
        }
        return runs;
    }
}
