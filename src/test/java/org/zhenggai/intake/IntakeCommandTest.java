package org.zhenggai.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.Origin;
import org.zhenggai.intake.parse.TestDocuments;
import org.zhenggai.intake.parse.preview.PreviewJson;
import picocli.CommandLine;

class IntakeCommandTest {

    private final PrintStream originalOut = System.out;
    private final PrintStream originalErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    /** The streams know no Chinese, as on a server without a locale. */
    @BeforeEach
    void captureStreams() {
        System.setOut(new PrintStream(out, true, US_ASCII));
        System.setErr(new PrintStream(err, true, US_ASCII));
    }

    @AfterEach
    void restoreStreams() {
        System.setOut(originalOut);
        System.setErr(originalErr);
    }

    private static int run(String... args) {
        return new CommandLine(new IntakeCommand()).execute(args);
    }

    private String document(String name) throws IOException {
        return Files.write(folder.resolve(name + ".txt"), TestDocuments.bytes(name))
                .toString();
    }

    private void assertRefused(int exitCode, String... words) {
        assertThat(exitCode).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).contains(words).hasLineCount(1);
    }

    @Test
    void printsJson() throws IOException {
        assertThat(run(document("two-paragraphs"), "--json")).isZero();

        Origin origin = Origin.of(new String(TestDocuments.bytes("two-paragraphs"), UTF_8));
        assertThat(out.toString(UTF_8))
                .isEqualTo(PreviewJson.write(TestDocuments.parse("two-paragraphs"), origin) + "\n");
        assertThat(err.size()).isZero();
    }

    /** The library that reads it warns of an odd figure in its head, which no program could take for JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"--json", ""})
    void whatLibrariesLogIsNoPartOfTheAnswer(String option) throws IOException {
        Path file = folder.resolve("odd.doc");
        try (InputStream odd = IntakeCommandTest.class.getResourceAsStream("/intake/odd-head.doc")) {
            Files.copy(odd, file);
        }

        assertThat(run(Stream.of(file.toString(), option)
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new)))
                .isZero();

        assertThat(out.toString(UTF_8))
                .startsWith(option.isEmpty() ? "标题：" : "{")
                .doesNotContain("WARN");
    }

    @Test
    void printsTreeWithDoubtsAndTotals() throws IOException {
        assertThat(run(document("unnumbered-parts"))).isZero();

        assertThat(out.toString(UTF_8))
                .containsSubsequence(
                        "标题：青禾镇关于巡察整改情况的通报",
                        "方面1 关于自然资源方面（3个问题）",
                        "1. 河道管护不力（2项）",
                        "关于岸线堆物（措施2条，成效0条）",
                        "存疑（0处）",
                        "合计：方面1个，问题3个，整改事项5项，整改措施9条，整改成效1条");
    }

    private String feedback(String beginning, String end) throws IOException {
        return Files.writeString(
                        folder.resolve("feedback.txt"),
                        "关于巡察青禾镇党委的反馈意见\n\n" + beginning + "\n\n（一）关于自然资源方面\n\n1.针对“河道管护不力”的问题。一是清理河道。\n\n" + end
                                + "\n")
                .toString();
    }

    @Test
    void tellsTheDayOfTheFeedbackAndWhoInspected() throws IOException {
        String file = feedback("2023年6月30日，县委第三巡察组向青禾镇党委反馈了巡察意见。", "");
        assertThat(run(file)).isZero();
        assertThat(out.toString(UTF_8)).contains("反馈日期：2023年6月30日（第3行）\n", "巡察组：县委第三巡察组（第3行）\n", "存疑（0处）");

        out.reset();
        assertThat(run(file, "--json")).isZero();
        assertThat(out.toString(UTF_8))
                .contains("\"value\" : \"2023-06-30\"", "\"value\" : \"县委第三巡察组\"", "\"line\" : 3");
    }

    @Test
    void choosesNoDayOfSeveralAndSaysWhereThereIsNone() throws IOException {
        assertThat(run(feedback("2023年6月30日反馈，2023年7月3日反馈。", ""))).isZero();
        assertThat(out.toString(UTF_8)).contains("反馈日期：2023年6月30日（第3行）、2023年7月3日（第3行）\n", "巡察组：未读到\n", "读到2个反馈日期");

        out.reset();
        assertThat(run(feedback("现将有关问题反馈如下。", "县委第三巡察组\n2023年7月5日"))).isZero();
        assertThat(out.toString(UTF_8)).contains("反馈日期：2023年7月5日（落款，第10行）", "巡察组：县委第三巡察组（落款，第9行）", "落款可能是印发日期");

        out.reset();
        assertThat(run(feedback("现将有关问题反馈如下。", ""))).isZero();
        assertThat(out.toString(UTF_8)).contains("反馈日期：未读到，请在导入时填写\n", "巡察组：未读到\n");
    }

    @Test
    void printsLinesOfDoubts() throws IOException {
        assertThat(run(document("numbering"))).isZero();

        assertThat(out.toString(UTF_8)).contains("（未归入方面）", "第5行：问题编号2重复出现");
    }

    @Test
    void printsHelp() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString(UTF_8)).contains("用法：", "--json", "预览");
    }

    @Test
    void refusesWrongUse() throws IOException {
        assertRefused(run(), "没有指定文件");
        err.reset();
        assertRefused(run(document("news"), "--xml"), "--xml");
        err.reset();
        assertRefused(run(document("news"), document("holes")), "一次只能读一个文件");
    }

    @Test
    void refusesMissingAndUnreadableFiles() throws IOException {
        assertRefused(run(folder.resolve("没有.txt").toString()), "找不到文件", "没有.txt");
        err.reset();
        assertRefused(run(folder.toString()), "文件夹");
        err.reset();
        Path large = Files.write(folder.resolve("large.txt"), new byte[10_000_000]);
        assertRefused(run(large.toString()), "large.txt", "1 MB");
        err.reset();
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        assertRefused(run(empty.toString()), "空文件");
    }
}
