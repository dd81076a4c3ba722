package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bpmnlint, which Modeler runs while one draws, finds nothing in the models by the rules of {@code .bpmnlintrc}. */
class ModelLintTest {

    private static final Path PACKAGES = Path.of("target/npm").toAbsolutePath();

    @Test
    void bpmnlintFindsNothing() {
        List<Path> models = new ArrayList<>();
        Models.eachFile("processes", ".bpmn", models::add);
        assertThat(models).hasSizeGreaterThan(10);
        assertThat(lint(models)).isEmpty();
    }

    /** Otherwise a wrong call of it would look like a clean model. */
    @Test
    void bpmnlintDoesFind(@TempDir Path folder) throws IOException {
        Path broken = folder.resolve("broken.bpmn");
        Files.writeString(
                broken,
                Models.read(Path.of("processes/referral/referral.bpmn"))
                        .replaceAll("(?s)<bpmn:endEvent .*?</bpmn:endEvent>", ""));
        assertThat(lint(List.of(broken))).contains("Process is missing end event");
    }

    private static String lint(List<Path> models) {
        List<String> command = new ArrayList<>(List.of(
                "node",
                "node_modules/bpmnlint/bin/bpmnlint.js",
                "--config",
                Path.of(".bpmnlintrc").toAbsolutePath().toString()));
        models.forEach(model -> command.add(model.toAbsolutePath().toString()));
        try {
            Process node = new ProcessBuilder(command)
                    .directory(PACKAGES.toFile())
                    .redirectErrorStream(true)
                    .start();
            return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
