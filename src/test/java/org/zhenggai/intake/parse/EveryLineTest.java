package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Part;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.source.Glyphs;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.SourceText;

/** No line of a document is lost: each is in the tree, in a named part, or left out where people see it. */
class EveryLineTest {

    static Stream<Path> documents() throws IOException {
        return Stream.of("src/test/resources/intake", "src/test/resources/intake/corpus")
                .map(Path::of)
                .flatMap(EveryLineTest::files)
                .filter(file -> file.toString().matches(".*\\.(txt|csv|html)"))
                .distinct();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLineIsSomewhere(Path file) throws IOException {
        String text =
                SourceText.decode(Files.readAllBytes(file), file.getFileName().toString());
        assertEveryLineIsSomewhere(text);
    }

    private static void assertEveryLineIsSomewhere(String text) {
        Preview preview = FeedbackParser.parse(text);
        Map<Integer, String> places = places(preview);
        String[] lines = text.split("\n", -1);
        for (int n = 1; n <= lines.length; n++) {
            boolean isBlank = lines[n - 1].chars().allMatch(Glyphs::isBlank);
            assertThat(isBlank || places.containsKey(n))
                    .as("第%d行“%s”", n, lines[n - 1])
                    .isTrue();
        }
    }

    /** Where each line is; a part and the tree never share one. */
    private static Map<Integer, String> places(Preview preview) {
        Map<Integer, String> places = new TreeMap<>();
        for (PreviewArea area : preview.areas()) {
            places.put(area.line(), "方面");
            for (PreviewFinding finding : area.findings()) {
                String[] lines = finding.text().split("\n", -1);
                for (int n = 0; n < lines.length; n++) {
                    places.put(finding.line() + n, "问题");
                }
                // Measures in a chapter of their own.
                finding.items().stream()
                        .flatMap(item -> item.measures().stream())
                        .forEach(measure -> places.put(measure.line(), "问题"));
            }
        }
        for (Passage line : preview.furniture()) {
            places.putIfAbsent(line.line(), "版面");
        }
        for (Part part : preview.parts()) {
            for (int n = part.from(); n <= part.to(); n++) {
                assertThat(places.get(n)).as("第%d行", n).isNotEqualTo("问题").isNotEqualTo("方面");
                places.putIfAbsent(n, part.name());
            }
        }
        return places;
    }

    @Test
    void partsHaveTheNamesThatTheDocumentGivesThem() {
        Preview preview = FeedbackParser.parse("""
                石桥镇关于巡察整改情况的通报
                县委巡察组向我镇反馈了意见。
                一、整改工作总体情况
                成立专班，逐条研究。
                二、整改落实情况
                下面逐条说明。
                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。一是修订办法。
                三、下一步工作打算
                继续抓好整改。
                """);

        assertThat(preview.parts())
                .extracting(Part::name, Part::from, Part::to)
                .containsExactly(
                        tuple("开头", 1, 2),
                        tuple("“整改工作总体情况”", 3, 4),
                        tuple("“整改落实情况”的说明", 5, 6),
                        tuple("“下一步工作打算”", 9, 10));
    }

    @Test
    void aLineOutsideThatMayBeAProblemIsADoubt() {
        Preview preview = FeedbackParser.parse("""
                石桥镇关于巡察整改情况的通报
                （一）关于财务管理方面
                村级账目公开不及时。
                1.针对“票据审核不严”的问题。一是修订办法。
                """);

        assertThat(preview.doubts()).extracting(Doubt::line, Doubt::code).contains(tuple(3, "unaccounted"));
    }
}
