package org.zhenggai.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A preview as its page shows it: a tree whose nodes know their lines, beside the lines of the source.
 *
 * @param feedbackOn day of the feedback, or null where the document gives none or gives it with a doubt
 */
record PreviewPage(
        String title,
        LocalDate feedbackOn,
        Totals totals,
        List<AreaNode> areas,
        List<Doubt> doubts,
        List<SourceLine> lines) {

    private static final Set<String> DATE_DOUBTS =
            Set.of("incomplete-date", "feedback-before-inspection", "inspection-ends-before-start");

    /** Position in the document from 1, lines from {@code from} to {@code to}, and how many doubts stand in them. */
    record Node(int position, String label, String title, int from, int to, long doubts) {}

    record AreaNode(Node node, int items, List<FindingNode> findings) {}

    /** {@code parts} is empty for an undivided finding. */
    record FindingNode(Node node, int measures, List<ItemNode> parts) {}

    record ItemNode(Node node, int measures) {}

    record SourceLine(int number, String text, List<Doubt> doubts) {}

    static PreviewPage of(String text) {
        Preview preview = FeedbackParser.parse(text);
        boolean isDateDoubtful = preview.doubts().stream().map(Doubt::code).anyMatch(DATE_DOUBTS::contains);
        return new PreviewPage(
                preview.title(),
                isDateDoubtful ? null : preview.feedbackDate(),
                preview.totals(),
                new Tree(preview.doubts()).read(preview.areas()),
                preview.doubts(),
                lines(text, preview.doubts()));
    }

    private static List<SourceLine> lines(String text, List<Doubt> doubts) {
        Map<Integer, List<Doubt>> byLine = doubts.stream().collect(Collectors.groupingBy(Doubt::line));
        List<SourceLine> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            int number = lines.size() + 1;
            lines.add(new SourceLine(number, line, byLine.getOrDefault(number, List.of())));
        }
        return lines;
    }

    private static final class Tree {

        private final List<Doubt> doubts;
        private int area;
        private int finding;
        private int item;

        private Tree(List<Doubt> doubts) {
            this.doubts = doubts;
        }

        private List<AreaNode> read(List<PreviewArea> areas) {
            return areas.stream().map(this::area).toList();
        }

        private AreaNode area(PreviewArea source) {
            int position = ++area;
            int itemsBefore = item;
            List<FindingNode> findings =
                    source.findings().stream().map(this::finding).toList();
            int to = findings.isEmpty()
                    ? source.line()
                    : findings.get(findings.size() - 1).node().to();
            String label = source.number() == 0 ? "" : source.number() + "";
            String title = source.title().isEmpty() ? "未归入方面" : source.title();
            return new AreaNode(node(position, label, title, source.line(), to), item - itemsBefore, findings);
        }

        private FindingNode finding(PreviewFinding source) {
            int position = ++finding;
            List<ItemNode> items = source.items().stream().map(this::item).toList();
            boolean isDivided =
                    items.size() > 1 || !source.items().get(0).title().equals(source.title());
            String label = source.number() == 0 ? "" : source.number() + ".";
            return new FindingNode(
                    node(position, label, source.title(), source.line(), lastLine(source.line(), source.text())),
                    items.stream().mapToInt(ItemNode::measures).sum(),
                    isDivided ? items : List.of());
        }

        private ItemNode item(PreviewItem source) {
            int to = lastLine(source.line(), source.text());
            return new ItemNode(
                    node(++item, source.label(), source.title(), source.line(), to),
                    source.measures().size());
        }

        private Node node(int position, String label, String title, int from, int to) {
            long inside = doubts.stream()
                    .filter(doubt -> doubt.line() >= from && doubt.line() <= to)
                    .count();
            return new Node(position, label, title, from, to, inside);
        }

        private static int lastLine(int from, String text) {
            return from + (int) text.chars().filter(c -> c == '\n').count();
        }
    }
}
