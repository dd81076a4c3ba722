package org.zhenggai.intake.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.zhenggai.intake.corpus.Corpus.Document;
import org.zhenggai.intake.corpus.Scores.Count;
import org.zhenggai.intake.corpus.Scores.Level;

/** The tables over many documents, and a page of remarks for each document. */
final class CorpusReport {

    private static final Path PAGES = Path.of("target/corpus");
    static final String ALL = "合计";

    /** Of a kind, or of all. */
    static final class Section {

        final Scores scores = new Scores();
        int documents;
        int perfect;
        int expectedItems;
        int readItems;

        /** Of the levels as they are scored: a told sentence is one measure. */
        String totals(int items, ToIntFunction<Count> which) {
            return "%d/%d/%d/%d/%d"
                    .formatted(
                            which.applyAsInt(scores.of(Level.AREA)),
                            which.applyAsInt(scores.of(Level.FINDING)),
                            items,
                            which.applyAsInt(scores.of(Level.MEASURE)),
                            which.applyAsInt(scores.of(Level.RESULT)));
        }
    }

    final Map<String, Section> sections = new TreeMap<>();
    private final List<String> counted = new ArrayList<>();

    /** Reads all these documents. */
    static CorpusReport of(List<Document> documents) {
        CorpusReport report = new CorpusReport();
        documents.forEach(report::add);
        return report;
    }

    private void add(Document document) {
        Tree read = Tree.read(document.name(), document.bytes());
        if (document.isCounted()) {
            counted.add(countedLine(document, read));
            return;
        }
        Tree expected = document.expected();
        Comparison.Outcome outcome = Comparison.of(expected, read);
        write(document, expected, read, outcome.remarks());
        for (String name : List.of(document.kind(), ALL)) {
            Section section = sections.computeIfAbsent(name, any -> new Section());
            section.scores.add(outcome.scores());
            section.documents++;
            section.perfect += outcome.remarks().isEmpty() ? 1 : 0;
            section.expectedItems += expected.totals().items();
            section.readItems += read.totals().items();
        }
    }

    /** For examples of which only the counts are known. */
    private static String countedLine(Document document, Tree read) {
        Tree.Totals totals = read.totals();
        JsonNode expected = document.expectation();
        List<String> wrong = new ArrayList<>();
        check(wrong, expected, "areas", totals.areas());
        check(wrong, expected, "findings", totals.findings());
        check(wrong, expected, "items", totals.items());
        check(wrong, expected, "measures", totals.measures());
        check(wrong, expected, "results", totals.results());
        check(wrong, expected, "measures_or_results", totals.measures() + totals.results());
        int owners = (int) read.findings().stream()
                .filter(finding -> !finding.owner().equals(Tree.Responsible.NONE))
                .count();
        check(wrong, expected, "owners", owners);
        for (JsonNode title : expected.path("area_titles")) {
            if (read.areas().stream().noneMatch(area -> Words.isSameArea(area.title(), title.asText()))) {
                wrong.add("area_titles: " + title.asText());
            }
        }
        return "%-40s %s".formatted(document.name(), wrong.isEmpty() ? "ok" : String.join("; ", wrong));
    }

    private static void check(List<String> wrong, JsonNode expected, String name, int found) {
        JsonNode exact = expected.path(name);
        if (exact.isInt() && exact.asInt() != found
                || found < expected.path(name + "_min").asInt(0)
                || found > expected.path(name + "_max").asInt(Integer.MAX_VALUE)) {
            wrong.add("%s %s expected, %d read"
                    .formatted(
                            name,
                            exact.isInt()
                                    ? exact.asText()
                                    : expected.path(name + "_min").asText() + "+",
                            found));
        }
    }

    private static void write(Document document, Tree expected, Tree read, List<String> remarks) {
        Path page = PAGES.resolve(document.kind()).resolve(document.name() + ".txt");
        StringBuilder text = new StringBuilder("%s%n应为 %s%n读到 %s，存疑%d处%n"
                .formatted(document.source(), words(expected.totals()), words(read.totals()), read.doubts()));
        remarks.forEach(remark -> text.append(remark).append('\n'));
        try {
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String words(Tree.Totals totals) {
        return "%d/%d/%d/%d/%d"
                .formatted(totals.areas(), totals.findings(), totals.items(), totals.measures(), totals.results());
    }

    /** Precision and recall of each kind, then the totals. */
    String tables() {
        StringBuilder text = new StringBuilder("| 类型 | 份数 ");
        for (Level level : Level.values()) {
            text.append("| ").append(level.word).append(" 准 | 全 ");
        }
        text.append("|\n|---|--:")
                .append("|--:|--:".repeat(Level.values().length))
                .append("|\n");
        sections.forEach((name, section) -> text.append(row(name, section)));
        text.append("\n| 类型 | 应为 | 读到 | 一字不差的文件 |\n|---|---|---|--:|\n");
        sections.forEach((name, section) -> text.append("| %s | %s | %s | %d/%d |%n"
                .formatted(
                        name,
                        section.totals(section.expectedItems, Count::expected),
                        section.totals(section.readItems, Count::read),
                        section.perfect,
                        section.documents)));
        return text.toString();
    }

    private static String row(String name, Section section) {
        StringBuilder row = new StringBuilder("| %s | %d ".formatted(name, section.documents));
        for (Level level : Level.values()) {
            Count count = section.scores.of(level);
            row.append("| %s | %s ".formatted(count.precision(), count.recall()));
        }
        return row.append("|\n").toString();
    }

    /** A line for each example of which only the counts are known. */
    List<String> counted() {
        return List.copyOf(counted);
    }
}
