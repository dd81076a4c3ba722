package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;

/** Headings where nothing but the indent tells what stands below what: short lines over lines that are set in further. */
final class IndentLines {

    /** Less than a character is no difference. */
    private static final int SAME = 150;

    private static final int LONGEST = 60;
    private static final int SHORTEST = 3;
    private static final Pattern SENTENCE = Pattern.compile(".*[。；，：]");

    private final Source source;
    private final List<Source.Line> lines;
    private final List<Integer> steps = new ArrayList<>();

    private IndentLines(Source source, List<Heading> styled) {
        this.source = source;
        Set<Integer> headings = styled.stream().map(Heading::from).collect(Collectors.toSet());
        this.lines = source.lines().stream()
                .filter(line -> !headings.contains(line.from()))
                .toList();
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        lines.forEach(line -> counts.merge(indent(line), 1, Integer::sum));
        counts.forEach((indent, count) -> {
            boolean isNew = steps.isEmpty() || indent - steps.get(steps.size() - 1) > SAME;
            if (isNew && count > 1) {
                steps.add(indent);
            }
        });
    }

    /**
     * These headings with those that indents tell.
     *
     * @param styled those of heading styles; where there are none, two steps have to hold something
     */
    static List<Heading> within(Source source, List<Heading> styled) {
        IndentLines indents = new IndentLines(source, styled);
        TreeMap<Integer, Integer> over = new TreeMap<>();
        for (int n = 0; n + 1 < indents.lines.size(); n++) {
            if (indents.isOverNext(n)) {
                over.merge(indents.step(n), 1, Integer::sum);
            }
        }
        over.values().removeIf(times -> !styled.isEmpty() && times < 2);
        if (over.size() < (styled.isEmpty() ? 2 : 1)) {
            return styled;
        }
        return Stream.concat(styled.stream(), indents.headings(over.keySet()).stream())
                .sorted(Comparator.comparingInt(Heading::from))
                .toList();
    }

    private List<Heading> headings(Set<Integer> over) {
        List<Heading> found = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            // What stands at the margin over nothing is text around the list.
            boolean isHeading = over.contains(step(n)) && isShort(n) && (step(n) > 0 || isOverNext(n));
            if (isHeading) {
                Source.Line line = lines.get(n);
                Caption caption = Caption.read(source, line.from(), line.to());
                found.add(new Heading(
                        Kind.INDENT + 1 + step(n), 0, line.from(), source.length(), line.to(), caption, -1));
            }
        }
        return found;
    }

    private boolean isOverNext(int n) {
        return n + 1 < lines.size() && isShort(n) && step(n + 1) > step(n);
    }

    private boolean isShort(int n) {
        Source.Line line = lines.get(n);
        int length = line.to() - line.from();
        return length >= SHORTEST
                && length <= LONGEST
                && !SENTENCE.matcher(source.flat(line.from(), line.to())).matches()
                && Labels.at(source.flat(), line.from(), line.to() + 1).isEmpty();
    }

    private int step(int n) {
        int indent = indent(lines.get(n));
        int step = 0;
        while (step + 1 < steps.size() && steps.get(step + 1) <= indent) {
            step++;
        }
        return step;
    }

    private int indent(Source.Line line) {
        return source.look(line.from()).indent();
    }
}
