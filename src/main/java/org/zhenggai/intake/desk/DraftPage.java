package org.zhenggai.intake.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.zhenggai.intake.desk.Edit.Level;
import org.zhenggai.intake.desk.Tree.Area;
import org.zhenggai.intake.desk.Tree.Finding;
import org.zhenggai.intake.desk.Tree.Item;
import org.zhenggai.intake.desk.Tree.Question;
import org.zhenggai.intake.parse.Totals;
import org.zhenggai.kernel.Refusal;

/** A draft as its page shows it: a tree whose nodes know their lines of the source. */
record DraftPage(
        String title,
        LocalDate feedbackOn,
        LocalDate inspectionFrom,
        LocalDate inspectionTo,
        String team,
        Totals totals,
        List<Node> areas,
        List<Question> questions,
        long open,
        String nothing) {

    /**
     * @param name as in {@link Edit#node}
     * @param lines runs of lines such as {@code 3-9,12-12}; empty where people added the node
     * @param label printed number
     * @param count what it holds, in words
     * @param open undecided doubts within its lines
     */
    record Node(String name, String label, String title, String count, String lines, long open, List<Node> parts) {

        public String level() {
            return Edit.level(name).name().toLowerCase(Locale.ROOT);
        }
    }

    static DraftPage of(Tree tree) {
        List<Question> open = tree.questions().stream()
                .filter(question -> question.verdict() == null)
                .toList();
        return new DraftPage(
                tree.title(),
                tree.feedbackOn(),
                tree.inspectionFrom(),
                tree.inspectionTo(),
                tree.team(),
                Trees.preview(tree).totals(),
                tree.areas().stream().map(area -> area(area, open)).toList(),
                tree.questions(),
                open.size(),
                tree.read().nothing());
    }

    private static Node area(Area area, List<Question> open) {
        int items = area.findings().stream()
                .mapToInt(finding -> finding.items().size())
                .sum();
        List<Lines> heading = area.line() == 0 ? List.of() : List.of(new Lines(area.line(), area.line()));
        return node(
                Level.AREA.name(area.id()),
                area.number() == 0 ? "" : "方面" + area.number(),
                area.title(),
                area.findings().size() + "个问题，" + items + "项",
                heading,
                open,
                area.findings().stream().map(finding -> finding(finding, open)).toList());
    }

    private static Node finding(Finding finding, List<Question> open) {
        int measures = finding.items().stream()
                .mapToInt(item -> item.measures().size())
                .sum();
        return node(
                Level.FINDING.name(finding.id()),
                finding.number() == 0 ? "" : finding.number() + ".",
                finding.title(),
                finding.isDivided()
                        ? finding.items().size() + "项"
                        : joined(
                                measures(measures),
                                joined(
                                        finding.items().get(0).owner().inWords(),
                                        finding.items().get(0).history().inWords())),
                finding.allLines(),
                open,
                finding.isDivided()
                        ? finding.items().stream().map(item -> item(item, open)).toList()
                        : List.of());
    }

    private static Node item(Item item, List<Question> open) {
        return node(
                Level.ITEM.name(item.id()),
                item.label(),
                item.title(),
                joined(
                        measures(item.measures().size()),
                        joined(item.owner().inWords(), item.history().inWords())),
                item.lines(),
                open,
                List.of());
    }

    private static String joined(String measures, String owner) {
        return measures.isEmpty() || owner.isEmpty() ? measures + owner : measures + "；" + owner;
    }

    private static String measures(int count) {
        return count == 0 ? "" : "措施" + count + "条";
    }

    private static Node node(
            String name,
            String label,
            String title,
            String count,
            List<Lines> lines,
            List<Question> open,
            List<Node> parts) {
        long inside = open.stream()
                .filter(question ->
                        lines.stream().anyMatch(run -> run.from() <= question.line() && question.line() <= run.to()))
                .count();
        String runs = lines.stream().map(run -> run.from() + "-" + run.to()).collect(Collectors.joining(","));
        return new Node(name, label, title, count, runs, inside, parts);
    }

    /** The text that splitting a node is about. */
    static String text(Tree tree, String node) {
        Edit edit = new Edit(0, Edit.Kind.SPLIT, node, null, null, null);
        return switch (edit.level()) {
            case FINDING -> Slot.finding(tree, edit.id()).get().text();
            case ITEM -> Slot.item(tree, edit.id()).get().passage();
            case AREA -> throw new Refusal("请选中问题或事项再拆分。");
        };
    }
}
