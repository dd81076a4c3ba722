package org.zhenggai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as people start it; what needs its own streams, folder or exit code runs in a process of its own. */
class CommandLineTest {

    private static final String CHINESE_SENTENCE = "\\p{IsHan}[^\n]*。[^\n]*\n";

    @TempDir
    private Path folder;

    private record Run(int exit, String out, String err) {}

    @ParameterizedTest
    @CsvSource({
        "--help, intake",
        "serve --help, --demo",
        "serve --help, --postgres",
        "intake --help, --json",
        "replay --help, --output",
        "rules --help, --dry-run",
        "verify-file --help, --code"
    })
    void everyCommandExplainsItself(String arguments, String named) {
        Run run = runHere(arguments);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(named).containsPattern("\\p{IsHan}");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void versionIsTold() throws Exception {
        Run run = run(Map.of(), "--version");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("zhenggai ");
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, nothing",
        "--nothing, --nothing",
        "serve --nothing, --nothing",
        "serve --port, --port",
        "serve --port eighty, eighty",
        "serve --demo --postgres, 同时",
        "serve --port 1 --port 2, --port",
        "replay --output, --output",
        "replay too much, too",
        "rules, --dry-run",
        "rules --dry-run missing.yaml, missing.yaml",
        "verify-file, FILE",
        "verify-file missing.zip, missing.zip",
        "verify-file missing.zip --code, --code",
        "intake, 文件",
        "intake missing.txt, missing.txt",
        "intake --nothing, --nothing"
    })
    void wrongUseIsAnsweredInOneSentence(String arguments, String named) {
        Run run = runHere(arguments);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(named).hasLineCount(1).containsPattern(CHINESE_SENTENCE);
        assertThat(run.err()).doesNotContain("Unknown", "Missing", "Invalid", "Unmatched", "Exception");
    }

    @Test
    void answersReachTheStreamsOfTheProcess() throws Exception {
        Run help = run(Map.of(), "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("intake").containsPattern("\\p{IsHan}");
        assertThat(help.err()).isEmpty();
        Run wrong = run(Map.of(), "intake", "missing.txt");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("missing.txt").hasLineCount(1).containsPattern(CHINESE_SENTENCE);
    }

    @Test
    void fileThatIsNoClosedFileIsToldFromOneThatIsMissing() throws Exception {
        Files.writeString(folder.resolve("letter.zip"), "a letter");
        Run run = run(Map.of(), "verify-file", "letter.zip");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("校验不通过", "letter.zip").doesNotContain("Exception");
    }

    @Test
    void serverWithoutAdministratorSaysHowToGetOne() throws Exception {
        Run run = run(Map.of(), "serve", "--port", "0");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("ZHENGGAI_ADMIN_USER", "ZHENGGAI_ADMIN_PASSWORD", "--demo")
                .hasLineCount(1);
        assertThat(run.out()).doesNotContain("Exception");
    }

    @Test
    void firstAdministratorNeedsALongPassword() throws Exception {
        Run run = run(
                Map.of("ZHENGGAI_ADMIN_USER", "guanli", "ZHENGGAI_ADMIN_PASSWORD", "short"), "serve", "--port", "0");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("ZHENGGAI_ADMIN_PASSWORD", "12位").hasLineCount(1);
        assertThat(run.err() + run.out()).doesNotContain("short").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZHENGGAI_DB_URL", "ZHENGGAI_DB_USER", "ZHENGGAI_DB_PASSWORD"})
    void postgresNeedsItsConnection(String missing) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ZHENGGAI_DB_URL", "jdbc:postgresql://localhost:1/none",
                "ZHENGGAI_DB_USER", "nobody",
                "ZHENGGAI_DB_PASSWORD", "nothing"));
        environment.remove(missing);
        Run run = run(environment, "serve", "--postgres");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(missing).hasLineCount(1).containsPattern(CHINESE_SENTENCE);
    }

    /** Without a process of its own; some commands write to the streams of the JVM. */
    private static Run runHere(String arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream refused = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(refused, true, StandardCharsets.UTF_8));
            int exit = Zhenggai.commandLine(new PrintWriter(System.out, true), new PrintWriter(System.err, true))
                    .execute(arguments.split(" "));
            return new Run(exit, written.toString(StandardCharsets.UTF_8), refused.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.zhenggai.Zhenggai"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ZHENGGAI_"));
        // As in a container without a locale, where Java would print question marks for Chinese.
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
