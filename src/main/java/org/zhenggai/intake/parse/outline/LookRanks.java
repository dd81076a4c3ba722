package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.kernel.office.Look;

/**
 * Where headings without numbers stand among numbered ones, and which of two headings of one number shape stands below the other, as their
 * looks and the way their numbers run say.
 */
final class LookRanks {

    /** One look among the headings of a shape. */
    private static final int SUB = 1000;

    /** Numbered headings of one level that look alike. */
    private static final class Group {
        private final int level;
        private final List<Heading> headings = new ArrayList<>();
        private int rank;
        private int style;
        private int list;

        private Group(int level) {
            this.level = level;
            this.rank = Kind.rank(level);
        }

        private int first() {
            return headings.get(0).from();
        }
    }

    private final Source source;
    private final List<Heading> numbered;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Integer, Group> groupOf = new TreeMap<>();

    private LookRanks(Source source, List<Heading> numbered) {
        this.source = source;
        this.numbered = numbered;
        numbered.stream()
                .collect(Collectors.groupingBy(Heading::level, TreeMap::new, Collectors.toList()))
                .forEach(this::split);
        groups.forEach(this::describe);
    }

    /** All headings in the order of the text, each where it stands. */
    static List<Heading> of(Source source, List<Heading> numbered, List<Heading> byLook) {
        LookRanks ranks = new LookRanks(source, numbered);
        Map<Integer, Integer> looks = byLook.stream()
                .map(Heading::level)
                .distinct()
                .collect(Collectors.toMap(
                        level -> level,
                        level -> ranks.rank(
                                level,
                                byLook.stream()
                                        .filter(one -> one.level() == level)
                                        .toList())));
        return Stream.concat(
                        ranks.withoutOpening(byLook, looks).map(one -> one.ranked(ranks.groupOf.get(one.from()).rank)),
                        byLook.stream().map(one -> ranks.placed(one, looks.get(one.level()))))
                .sorted((one, other) -> one.from() - other.from())
                .toList();
    }

    /** What is counted before the first heading of a style, and again below such headings, is counted by the way. */
    private Stream<Heading> withoutOpening(List<Heading> byLook, Map<Integer, Integer> looks) {
        Heading first = byLook.stream()
                .filter(one -> Kind.isStyle(one.level()))
                .findFirst()
                .orElse(null);
        if (first == null) {
            return numbered.stream();
        }
        int rank = looks.get(first.level());
        boolean isBelow =
                numbered.stream().anyMatch(one -> one.from() < first.from() && groupOf.get(one.from()).rank <= rank);
        return numbered.stream()
                .filter(one -> isBelow || one.from() > first.from() || !goesOnBehind(groupOf.get(one.from()), first));
    }

    private static boolean goesOnBehind(Group group, Heading first) {
        return group.headings.get(group.headings.size() - 1).from() > first.from();
    }

    /** One that lost its number among those of its style is of their level. */
    private Heading placed(Heading heading, int rank) {
        return groups.stream()
                .filter(group -> group.rank == rank && Kind.isStyle(heading.level()))
                .findFirst()
                .map(group -> heading.at(group.level).ranked(rank))
                .orElse(heading.ranked(rank));
    }

    private void split(int level, List<Heading> headings) {
        TreeMap<Integer, List<Heading>> byLook =
                headings.stream().collect(Collectors.groupingBy(this::order, TreeMap::new, Collectors.toList()));
        Group group = new Group(level);
        groups.add(group);
        List<Heading> above = new ArrayList<>();
        boolean isSplit = false;
        for (Map.Entry<Integer, List<Heading>> look : byLook.entrySet()) {
            if (!above.isEmpty() && countsWithin(above, look.getValue())) {
                group.rank = isSplit ? group.rank : Kind.rank(level) + SUB;
                int rank = group.rank + SUB;
                group = new Group(level);
                group.rank = rank;
                groups.add(group);
                above = new ArrayList<>();
                isSplit = true;
            }
            for (Heading heading : look.getValue()) {
                group.headings.add(heading);
                groupOf.put(heading.from(), group);
            }
            above.addAll(look.getValue());
            above.sort((one, other) -> one.from() - other.from());
        }
    }

    private int order(Heading heading) {
        Look look = source.look(heading.from());
        int length = heading.lineEnd() - heading.from();
        boolean isBold = look.bold() > 0 && look.bold() >= length;
        return Kind.order(look, isBold);
    }

    /** Whether others begin with 1 between these, which go on counting behind them. */
    private static boolean countsWithin(List<Heading> these, List<Heading> others) {
        int right = 0;
        int wrong = 0;
        for (int n = 0; n < these.size(); n++) {
            int end = n + 1 < these.size() ? these.get(n + 1).from() : Integer.MAX_VALUE;
            Heading before = these.get(n);
            List<Heading> run = others.stream()
                    .filter(other -> other.from() > before.from() && other.from() < end)
                    .toList();
            if (!run.isEmpty()) {
                int next = n + 1 < these.size() ? these.get(n + 1).number() : 1;
                boolean isWithin = run.get(0).number() == 1 && (next == 1 || next == before.number() + 1);
                right += isWithin ? 1 : 0;
                wrong += isWithin ? 0 : 1;
            }
        }
        return right > 0 && right >= 3 * wrong;
    }

    /** The style or depth in lists that most headings of a group have. */
    private void describe(Group group) {
        if (group.headings.isEmpty()) {
            return;
        }
        group.style = mostly(group, true);
        group.list = group.style > 0 ? 0 : mostly(group, false);
    }

    private int mostly(Group group, boolean isStyle) {
        Map<Integer, Long> counts = group.headings.stream()
                .map(heading -> source.look(heading.from()))
                .collect(Collectors.groupingBy(look -> isStyle ? look.heading() : look.list(), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(one -> one.getValue() * 2 > group.headings.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    /** Where the lines of a look stand: below the numbers that stand over them, above all others. */
    private int rank(int level, List<Heading> lines) {
        int style = Kind.isStyle(level) ? Kind.base(level) - Kind.STYLE : 0;
        for (Group group : groups) {
            if (style > 0 && group.style == style) {
                return group.rank;
            }
        }
        return groups.stream()
                        .filter(group -> !group.headings.isEmpty() && isAbove(group, level, style, lines))
                        .mapToInt(group -> group.rank)
                        .max()
                        .orElse(-Kind.STEP)
                + Kind.rankOfLook(level);
    }

    private boolean isAbove(Group group, int level, int style, List<Heading> lines) {
        if (group.style > 0) {
            return style == 0 || group.style < style;
        }
        if (Kind.isList(level)) {
            return group.list == 0 || group.list < level - Kind.LIST;
        }
        if (group.first() > lines.get(0).from()) {
            return false;
        }
        int restarts = 0;
        int goingOn = 0;
        for (int n = 0; n < group.headings.size(); n++) {
            Heading heading = group.headings.get(n);
            int before = n == 0 ? -1 : group.headings.get(n - 1).from();
            boolean isBehind = lines.stream().anyMatch(line -> line.from() > before && line.from() < heading.from());
            restarts += isBehind && heading.number() == 1 ? 1 : 0;
            goingOn += n > 0
                            && isBehind
                            && heading.number() == group.headings.get(n - 1).number() + 1
                    ? 1
                    : 0;
        }
        boolean isHigh = group.level <= Headings.SECTION && restarts == 0;
        return isHigh || (style > 0 ? goingOn > restarts : goingOn >= restarts);
    }
}
