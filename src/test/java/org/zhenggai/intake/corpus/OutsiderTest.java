package org.zhenggai.intake.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewFinding;

/** Documents by somebody who did not know the parser; what is read of them may not fall. */
class OutsiderTest {

    private static final Path FOLDER = Path.of("src/test/resources/intake/outsider");

    /** In per mille; what was read when this was written. They are to rise. */
    private static final int RECALL = 975;

    private static final int PRECISION = 985;
    private static final int MEASURES = 960;

    private int wanted;
    private int read;
    private int right;
    private int measuresWanted;
    private int measuresRight;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> undoubted = new ArrayList<>();

    @Test
    void whatIsReadDoesNotFall() throws IOException {
        for (Path want : wants()) {
            String name = want.getFileName().toString().replaceFirst("\\.want$", "");
            Preview preview = Upload.of(name, Files.readAllBytes(want.resolveSibling(name)))
                    .preview();
            List<String> lines = Files.readAllLines(want);
            if (lines.contains("NEG")) {
                if (preview.totals().findings() > 0 && preview.doubts().isEmpty()) {
                    undoubted.add(name);
                }
            } else {
                compare(name, preview, lines);
            }
        }

        System.out.printf(
                "findings: %d wanted, %d read, %d right; measures: %d of %d; not as a person reads: %s%n",
                wanted, read, right, measuresRight, measuresWanted, wrong);
        assertThat(undoubted).isEmpty();
        assertThat(1000 * right / wanted).as("recall of findings").isGreaterThanOrEqualTo(RECALL);
        assertThat(1000 * right / read).as("precision of findings").isGreaterThanOrEqualTo(PRECISION);
        assertThat(1000 * measuresRight / measuresWanted)
                .as("measures by number")
                .isGreaterThanOrEqualTo(MEASURES);
    }

    private static List<Path> wants() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".want"))
                    .sorted()
                    .toList();
        }
    }

    private void compare(String name, Preview preview, List<String> lines) {
        List<String> titles = new ArrayList<>(preview.areas().stream()
                .flatMap(area -> area.findings().stream())
                .map(PreviewFinding::title)
                .map(OutsiderTest::plain)
                .toList());
        String[] findings = value(lines, "F=").split("\\|");
        String counts = value(lines, "A=");
        int measures = counts.contains("M=")
                ? Integer.parseInt(counts.replaceAll(".*M=", ""))
                : preview.totals().measures();
        int found = 0;
        int all = titles.size();
        for (String finding : findings) {
            String core = plain(finding);
            found += titles.stream()
                            .filter(title -> title.contains(core))
                            .findFirst()
                            .map(titles::remove)
                            .orElse(false)
                    ? 1
                    : 0;
        }
        wanted += findings.length;
        read += all;
        right += found;
        measuresWanted += measures;
        measuresRight += Math.min(measures, preview.totals().measures());
        if (found < findings.length || found < all || preview.totals().measures() != measures) {
            wrong.add(name);
        }
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .orElseThrow()
                .substring(key.length());
    }

    private static String plain(String title) {
        return Arrays.stream(title.split("[“”‘’\"'\\s]")).reduce("", String::concat);
    }
}
