package org.zhenggai.intake.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.corpus.Corpus.Document;
import org.zhenggai.intake.parse.FeedbackParser;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.preview.Reading;
import org.zhenggai.intake.parse.table.head.ColumnWords;

/**
 * What is read of the corpus, beside what a person reads. {@code docs/reading.md} holds the figures, and no figure may fall below it. With
 * {@code -Dcorpus.write=true} it is written anew; {@code -Dcorpus.more=FOLDER} prints how other examples are read.
 */
class CorpusTest {

    private static final Path PAGE = Path.of("docs/reading.md");
    private static final String BEGIN = "<!-- generated -->\n";

    private static final List<Document> DOCUMENTS = Corpus.in(Corpus.FOLDER);

    @Test
    void noFigureFalls() throws IOException {
        CorpusReport report = CorpusReport.of(DOCUMENTS);
        String tables = report.tables();
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        if (Boolean.getBoolean("corpus.write")) {
            Files.writeString(PAGE, page.substring(0, from) + "\n" + tables);
            return;
        }
        List<String> fallen = fallen(figures(page.substring(from), 0), figures(tables, 0));
        fallen.addAll(further(figures(page.substring(from), 1), figures(tables, 1)));
        assertThat(fallen)
                .as("figures below %s; what is missing stands in target/corpus\n%s", PAGE, tables)
                .isEmpty();
    }

    private static List<String> fallen(Map<String, List<String>> before, Map<String, List<String>> now) {
        List<String> fallen = new ArrayList<>();
        before.forEach((kind, figures) -> {
            List<String> others = now.getOrDefault(kind, List.of());
            for (int i = 0; i < figures.size(); i++) {
                if (isBelow(i < others.size() ? others.get(i) : "", figures.get(i))) {
                    fallen.add("%s, figure %d: %s, now %s"
                            .formatted(kind, i + 1, figures.get(i), i < others.size() ? others.get(i) : "none"));
                }
            }
        });
        return fallen;
    }

    /** Kinds whose totals are further from what a person counts than they were. */
    private static List<String> further(Map<String, List<String>> before, Map<String, List<String>> now) {
        return before.entrySet().stream()
                .filter(kind -> distance(now.getOrDefault(kind.getKey(), kind.getValue())) > distance(kind.getValue()))
                .map(kind ->
                        "totals of %s: %s, now %s".formatted(kind.getKey(), kind.getValue(), now.get(kind.getKey())))
                .toList();
    }

    private static int distance(List<String> totals) {
        String[] expected = totals.get(0).split("/");
        String[] read = totals.get(1).split("/");
        return IntStream.range(0, expected.length)
                .map(i -> Math.abs(Integer.parseInt(expected[i]) - Integer.parseInt(read[i])))
                .sum();
    }

    /** An empty figure says nothing. */
    private static boolean isBelow(String now, String before) {
        return !before.isEmpty() && (now.isEmpty() || Double.parseDouble(now) < Double.parseDouble(before));
    }

    /** The cells behind the name in each row of a table. */
    private static Map<String, List<String>> figures(String tables, int table) {
        Map<String, List<String>> figures = new TreeMap<>();
        for (String line : tables.strip().split("\n\n")[table].lines().skip(2).toList()) {
            String[] cells = line.substring(1).split("\\|", -1);
            figures.put(
                    cells[0].strip(),
                    Arrays.stream(cells).skip(1).map(String::strip).toList());
        }
        return figures;
    }

    @Test
    void everyDocumentSaysWhatAPersonReads() {
        for (Document document : DOCUMENTS) {
            Tree expected = document.expected();
            assertThat(expected.areas()).as("%s", document.source()).isNotNull();
            assertThat(expected.findings())
                    .as("%s", document.source())
                    .allSatisfy(finding -> assertThat(finding.title()).isNotBlank())
                    .allSatisfy(finding -> assertThat(finding.items()).isPositive());
        }
    }

    @Test
    void everyReadingSaysWhatSpeaksForItAndLooksUnlikeTheOthers() {
        for (Document document : DOCUMENTS) {
            Path file = document.source();
            List<Reading> readings = FeedbackParser.readings(
                    Upload.of(document.name(), document.bytes()).written(), Layout.NONE, ColumnWords.known());
            assertThat(readings)
                    .as("%s", file)
                    .isNotEmpty()
                    .allSatisfy(reading -> assertThat(reading.evidence())
                            .isNotEmpty()
                            .allSatisfy(words -> assertThat(words).isNotBlank()));
            assertThat(readings).extracting(Reading::name).as("%s", file).doesNotHaveDuplicates();
            for (Reading one : readings) {
                assertThat(readings.stream().filter(one::looksLike))
                        .as("%s", file)
                        .hasSize(1);
            }
        }
    }

    @Test
    void printsHowOtherExamplesAreRead() {
        String more = System.getProperty("corpus.more");
        if (more != null) {
            CorpusReport report = CorpusReport.of(Corpus.in(Path.of(more)));
            report.counted().forEach(System.out::println);
            System.out.println(report.tables());
        }
    }
}
