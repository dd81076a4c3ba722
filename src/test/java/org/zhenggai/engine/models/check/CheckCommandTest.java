package org.zhenggai.engine.models.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code check FILE|FOLDER [--json]}: its words and its exit codes. */
class CheckCommandTest {

    private static final String SIGN_OFF = "processes/sign-off/sign-off.bpmn";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void theProjectIsWithoutFinding() {
        assertThat(run(".")).isZero();
        assertThat(out.toString()).contains("：0处错误，0处提醒。");
    }

    @Test
    void anErrorIsExitCodeOne() throws IOException {
        Path broken = file("sign-off.bpmn", Variant.text(SIGN_OFF).replace("\"sums\"", "\"money\""));
        assertThat(run(broken.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("sign-off.bpmn", "错误　“核实涉及资金”（userTask_confirmSums）：没有叫 money 的职责。", "1处错误");
    }

    @Test
    void aWarningIsNone() throws IOException {
        Path doubtful = file("sign-off.bpmn", Variant.text(SIGN_OFF).replace("name=\"销号审批\"", "name=\"销号审批X\""));
        file("README.md", "x");
        file(".git/config", "x");
        assertThat(run(folder.toString())).isZero();
        assertThat(Files.exists(doubtful)).isTrue();
        assertThat(out.toString()).contains("检查了1个文件");
    }

    @Test
    void aProgramReadsJson() throws IOException {
        file("item-quick.bpmn", "<a/>");
        assertThat(run(folder.toString(), "--json")).isEqualTo(1);
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.path("errors").asInt()).isEqualTo(1);
        assertThat(answer.path("findings").get(0).path("rule").asText()).isEqualTo("xml-root");
        assertThat(answer.path("findings").get(0).path("severity").asText()).isEqualTo("ERROR");
    }

    @Test
    void wrongUseIsTwoWithASentence() {
        assertThat(run(folder.resolve("nothing").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("找不到");
        assertThat(run(folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("没有流程、决策表或表单");
    }
}
