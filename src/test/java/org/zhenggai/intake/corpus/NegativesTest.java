package org.zhenggai.intake.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.parse.preview.Preview;

/**
 * Speeches, news, rules, notices, tenders, minutes, essays, tables: none of them may give a finding without a doubt. Those that give any are
 * written to {@code target/corpus/negatives}.
 */
class NegativesTest {

    private static final Path FOLDER = Path.of("src/test/resources/intake/negatives");
    private static final int OF_EACH_TEMPLATE = 20;
    private static final int FEWEST = 500;

    /** So many may give findings, each with a doubt; 31 did when this was written. It is to shrink. */
    private static final int MOST_WITH_FINDINGS = 35;

    private static final Path PAGES = Path.of("target/corpus/negatives");

    @Test
    void noneGivesAFindingWithoutADoubt() throws IOException {
        Map<String, byte[]> texts = texts();
        List<String> undoubted = new ArrayList<>();
        List<String> doubted = new ArrayList<>();
        Files.createDirectories(PAGES);
        for (Map.Entry<String, byte[]> text : texts.entrySet()) {
            Preview preview = Upload.of(text.getKey(), text.getValue()).preview();
            int findings = preview.totals().findings();
            if (findings > 0) {
                (preview.doubts().isEmpty() ? undoubted : doubted).add(text.getKey() + " (" + findings + ")");
                Files.write(PAGES.resolve(text.getKey()), text.getValue());
            }
        }
        System.out.printf(
                "%d texts without feedback: %d give findings with a doubt %s, %d without %s%n",
                texts.size(), doubted.size(), doubted, undoubted.size(), undoubted);
        assertThat(texts.values().stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(undoubted).isEmpty();
        assertThat(doubted).hasSizeLessThanOrEqualTo(MOST_WITH_FINDINGS);
    }

    private static Map<String, byte[]> texts() throws IOException {
        Map<String, byte[]> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".txt") || name.endsWith(".csv")) {
                    texts.put(name, Files.readAllBytes(file));
                }
            }
        }
        new Templates()
                .texts(OF_EACH_TEMPLATE)
                .forEach((name, text) -> texts.put(
                        name + (text.startsWith("序号,") ? ".csv" : ".txt"), text.getBytes(StandardCharsets.UTF_8)));
        return texts;
    }
}
