package org.zhenggai.intake.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.intake.Deadlines;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.table.head.ColumnWords;
import org.zhenggai.kernel.Days;

/**
 * No cell of a table is lost: it is in a field of its finding, below a head that is known and not needed, in what was left out where
 * people see it, or in a doubt that names its row and column.
 */
class EveryCellTest {

    /** What of these has no field of its own is a note, which stays in the text of the finding. */
    private static final Set<ColumnRole> NOTES = EnumSet.of(
            ColumnRole.OTHER,
            ColumnRole.NUMBER,
            ColumnRole.PERSON,
            ColumnRole.KIND,
            ColumnRole.DEMAND,
            ColumnRole.DETAIL,
            ColumnRole.WHEN);

    private static final Pattern PIECES =
            Pattern.compile("[。；;，,、：:（）()“”\\s/]|(?:\\d{1,2}|[一二三四五六七八九十]{1,2})[.、．）)]|[①-⑳]|[一二三四五六七八九十]是");

    private static final Pattern RANGES = Pattern.compile("第([\\d—、]+)(?:等\\d+)?行");

    /** A document with a name to show. */
    record Sent(String name, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sent> tables() throws IOException {
        Stream<Sent> corpus = Corpus.in(Corpus.FOLDER).stream()
                .map(document -> new Sent(document.name(), document.bytes()))
                .filter(sent -> sent.name().matches(".*\\.(csv|xlsx|docx|txt|md)"));
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/intake/outsider"))) {
            List<Sent> outsider = new ArrayList<>();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".csv")).toList()) {
                outsider.add(new Sent(file.getFileName().toString(), Files.readAllBytes(file)));
            }
            return Stream.concat(corpus, outsider.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyCellIsSomewhere(Sent sent) {
        Upload upload = Upload.of(sent.name(), sent.bytes());
        Preview preview = upload.preview();
        String[] lines = upload.text().split("\n", -1);
        List<String> lost = new ArrayList<>();
        for (int n = 1; n <= lines.length; n++) {
            if (lines[n - 1].indexOf('\t') >= 0) {
                lost.addAll(lost(preview, lines, n));
            }
        }
        assertThat(lost).isEmpty();
    }

    private static List<String> lost(Preview preview, String[] lines, int n) {
        Optional<String> read = read(preview, n);
        if (read.isEmpty()) {
            // Then it is in a part or left out: EveryLineTest.
            return List.of();
        }
        String[] cells = lines[n - 1].split("\t", -1);
        List<String> lost = new ArrayList<>();
        for (int column = 0; column < cells.length; column++) {
            String cell = cells[column].strip();
            boolean isSomewhere = isIn(cell, read.get())
                    || isNote(lines, cells, n, column)
                    || isHead(cell)
                    || isTold(preview, cell, heads(lines, cells, n, column), n, column);
            if (!isSomewhere) {
                lost.add("第%d行第%d列“%s”".formatted(n, column + 1, cell));
            }
        }
        return lost;
    }

    /** All that was read in the findings that stand on a line; empty where none does. */
    private static Optional<String> read(Preview preview, int n) {
        StringBuilder all = new StringBuilder();
        for (PreviewArea area : preview.areas()) {
            for (PreviewFinding finding : area.findings()) {
                int last = finding.line()
                        + (int) finding.text().chars().filter(c -> c == '\n').count();
                if (n >= finding.line() && n <= last) {
                    all.append(area.number()).append(' ').append(area.title()).append(' ');
                    all.append(finding.number()).append(' ').append(finding.title());
                    finding.items().forEach(item -> all.append(' ').append(words(item)));
                }
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(plain(all.toString()));
    }

    private static String words(PreviewItem item) {
        List<String> words = new ArrayList<>(
                List.of(item.title(), item.owner().inWords(), item.history().inWords()));
        item.measures().stream().map(Passage::text).forEach(words::add);
        item.results().stream().map(Passage::text).forEach(words::add);
        return String.join(" ", words);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{N}√×✓✔]", "");
    }

    private static boolean isIn(String cell, String read) {
        Optional<String> day = Deadlines.ofSerial(cell).map(Days::iso);
        boolean isDay = day.filter(one -> read.contains(plain(one))).isPresent()
                // with the year of the document
                || (Deadlines.isYearless(cell) && read.contains(plain(cell.replaceFirst("之?前.*$", ""))));
        return isDay || isInWords(cell, read);
    }

    private static boolean isInWords(String cell, String read) {
        return PIECES.splitAsStream(cell)
                .map(EveryCellTest::plain)
                .allMatch(piece -> piece.length() < 2 && !piece.matches("[是否√×✓✔]") || read.contains(piece));
    }

    /** Below, or beside, a head that is known and not needed. */
    private static boolean isNote(String[] lines, String[] cells, int n, int column) {
        return heads(lines, cells, n, column).stream()
                .flatMap(head -> ColumnWords.known().of(head).stream())
                .anyMatch(meaning -> NOTES.contains(meaning.role()));
    }

    private static List<String> heads(String[] lines, String[] cells, int n, int column) {
        List<String> heads = new ArrayList<>(List.of(cells).subList(0, column));
        for (int above = n - 2; above >= 0; above--) {
            String[] other = lines[above].split("\t", -1);
            heads.add(column < other.length ? other[column] : "");
        }
        return heads;
    }

    /** The label of a card. */
    private static boolean isHead(String cell) {
        return ColumnWords.known().of(cell).isPresent();
    }

    private static boolean isTold(Preview preview, String cell, List<String> heads, int n, int column) {
        return preview.doubts().stream()
                .filter(doubt -> (doubt.line() == n && doubt.text().contains(cell)) || isOfRow(doubt, n))
                .anyMatch(doubt -> doubt.line() == n
                        || doubt.text().contains("第" + (column + 1) + "列")
                        || heads.stream()
                                .anyMatch(
                                        head -> !head.isBlank() && doubt.text().contains(head.strip())));
    }

    private static boolean isOfRow(Doubt doubt, int n) {
        Matcher ranges = RANGES.matcher(doubt.text());
        boolean isOfCells =
                doubt.code().equals("unknown-columns") || doubt.code().equals("double-columns");
        while (isOfCells && ranges.find()) {
            boolean isIn = ranges.group().contains("等")
                    || Stream.of(ranges.group(1).split("、"))
                            .map(run -> run.split("—"))
                            .anyMatch(
                                    run -> n >= Integer.parseInt(run[0]) && n <= Integer.parseInt(run[run.length - 1]));
            if (isIn) {
                return true;
            }
        }
        return false;
    }
}
