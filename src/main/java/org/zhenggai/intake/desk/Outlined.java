package org.zhenggai.intake.desk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zhenggai.intake.desk.Tree.Area;
import org.zhenggai.intake.desk.Tree.Finding;
import org.zhenggai.intake.desk.Tree.Item;
import org.zhenggai.intake.desk.Tree.Part;
import org.zhenggai.intake.parse.marking.OutlineLine;
import org.zhenggai.intake.parse.outline.Outlines;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.intake.parse.table.TableFeedback;
import org.zhenggai.intake.parse.table.head.ColumnWords;

/** The text of a draft as its outline, and what each line is by now. */
final class Outlined {

    /** Deeper lines are not indented further. */
    private static final int DEEPEST = 6;

    private static final int LONGEST_WORDS = 60;

    private static final int LONGEST_CHIP = 12;

    private static final String FURNITURE = "页眉页脚";

    private static final String TAKEN_OUT = "已从问题中删除";

    private final List<String> text;
    private final List<OutlineLine> lines;
    private final Tree tree;
    private final Map<Integer, Role> roles = new TreeMap<>();

    Outlined(Written document, Tree tree) {
        this.text = List.of(document.text().split("\n", -1));
        this.lines = Outlines.of(document);
        this.tree = tree;
        readRoles();
    }

    /**
     * A line as the page shows it.
     *
     * @param number from 1
     * @param shape of its number; empty where the line cannot be marked
     * @param group number of its shape and level, from 1; 0 where it cannot be marked
     * @param same how many lines are of its group
     * @param isRow whether it is a row of a table, which is read by the heads of its columns
     */
    record SourceLine(int number, String text, String shape, int depth, int group, long same, boolean isRow) {}

    /**
     * What begins with a line.
     *
     * @param kind for the page's style: area, finding, item, measure, part
     * @param word what people read for it; empty where it is nothing by itself
     * @param marked what people marked it as, else empty
     */
    record Role(int line, String kind, String word, String marked) {}

    /** What is neither area, finding nor measure, with its first line and words. */
    record Aside(String name, String lines, int line, String words) {}

    List<OutlineLine> lines() {
        return lines;
    }

    List<SourceLine> source() {
        Map<Integer, OutlineLine> byLine =
                lines.stream().collect(Collectors.toMap(OutlineLine::line, Function.identity(), (one, other) -> one));
        Map<String, Long> counts =
                lines.stream().collect(Collectors.groupingBy(OutlineLine::level, Collectors.counting()));
        Map<String, Integer> groups = new HashMap<>();
        BitSet rows = rows(text, tree);
        return IntStream.rangeClosed(1, text.size())
                .mapToObj(number -> {
                    OutlineLine line = byLine.get(number);
                    String words = text.get(number - 1);
                    if (line == null) {
                        return new SourceLine(number, words, "", 0, 0, 0, false);
                    }
                    int group = groups.computeIfAbsent(line.level(), level -> groups.size() + 1);
                    int depth = Math.min(line.depth(), DEEPEST);
                    return new SourceLine(
                            number, words, line.shape(), depth, group, counts.get(line.level()), rows.get(number));
                })
                .toList();
    }

    /** The lines that are rows of a table, which are read by the heads of its columns and have no marks of their own. */
    static BitSet rows(List<String> text, Tree tree) {
        ColumnWords heads = ColumnWords.known().with(tree.read().layout().heads());
        int first = TableFeedback.of(String.join("\n", text), heads, new Doubts())
                .map(TableFeedback.Read::headLine)
                .orElse(Integer.MAX_VALUE);
        BitSet rows = new BitSet();
        IntStream.rangeClosed(1, text.size())
                .filter(number -> number >= first && text.get(number - 1).indexOf('\t') >= 0)
                .forEach(rows::set);
        return rows;
    }

    List<Role> roles() {
        return List.copyOf(roles.values());
    }

    private void readRoles() {
        for (Area area : tree.areas()) {
            for (Finding finding : area.findings()) {
                finding.allLines().stream().limit(1).forEach(run -> put(run.from(), "finding", "问题"));
                for (Item item : finding.items()) {
                    if (finding.isDivided()) {
                        item.lines().stream().limit(1).forEach(run -> put(run.from(), "item", "事项"));
                    }
                    item.measures().forEach(measure -> put(measure.line(), "measure", "措施"));
                }
            }
            if (hasHeading(area)) {
                put(area.line(), "area", "方面");
            }
        }
        parts().forEach(part -> part.lines().forEach(run -> put(run.from(), "part", chip(part.name()))));
        for (OutlineLine line : lines) {
            tree.read()
                    .layout()
                    .of(line.own(), line.level())
                    .ifPresent(meaning -> roles.merge(
                            line.line(),
                            new Role(line.line(), "", "", meaning.name()),
                            (is, marked) -> new Role(is.line(), is.kind(), is.word(), marked.marked())));
        }
    }

    /** Findings without an area stand in one whose line is theirs. */
    private static boolean hasHeading(Area area) {
        return area.number() > 0 && area.line() > 0;
    }

    /** A part may be named by the words of its heading. */
    private static String chip(String name) {
        return name.length() > LONGEST_CHIP ? name.substring(0, LONGEST_CHIP - 1) + "…" : name;
    }

    private void put(int line, String kind, String word) {
        roles.putIfAbsent(line, new Role(line, kind, word, ""));
    }

    /** What is neither area, finding nor measure, in the order of the text. */
    List<Aside> asides() {
        return parts().stream().map(this::aside).toList();
    }

    private Aside aside(Part part) {
        int first = part.lines().get(0).from();
        String runs = part.lines().stream()
                .map(run -> run.from() == run.to() ? "第" + run.from() + "行" : "第" + run.from() + "—" + run.to() + "行")
                .collect(Collectors.joining("、"));
        String words = text.get(first - 1).strip();
        return new Aside(
                part.name(),
                runs,
                first,
                words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words);
    }

    /** The parts that the text was read in, page furniture, and what people took out of the tree. */
    private List<Part> parts() {
        if (tree.areas().isEmpty()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>(tree.read().parts());
        BitSet covered = new BitSet();
        parts.forEach(part -> part.lines().forEach(run -> covered.set(run.from(), run.to() + 1)));
        List<Integer> furniture = tree.furniture().stream()
                .map(Passage::line)
                .filter(line -> !covered.get(line))
                .sorted()
                .toList();
        if (!furniture.isEmpty()) {
            parts.add(new Part(FURNITURE, Lines.runs(furniture)));
            furniture.forEach(covered::set);
        }
        for (Area area : tree.areas()) {
            covered.set(area.line(), area.line() + (hasHeading(area) ? 1 : 0));
            area.findings()
                    .forEach(finding -> finding.allLines().forEach(run -> covered.set(run.from(), run.to() + 1)));
        }
        List<Integer> rest = lines.stream()
                .map(OutlineLine::line)
                .filter(line -> !covered.get(line))
                .toList();
        if (!rest.isEmpty()) {
            parts.add(new Part(TAKEN_OUT, Lines.runs(rest)));
        }
        parts.sort(
                (one, other) -> one.lines().get(0).from() - other.lines().get(0).from());
        return parts;
    }
}
