package org.zhenggai.engine.models.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhenggai.engine.contract.Contract;

/** The element templates are what the contract says, and Camunda's validator finds nothing in them. */
class ElementTemplatesTest {

    /** Modeler looks for this folder beside a model and in every folder above it. */
    static final Path FILE = Path.of(".camunda/element-templates/zhenggai.json");

    private static final String VALIDATE = """
            const { validateAll } = require('@bpmn-io/element-templates-validator');
            const templates = JSON.parse(require('fs').readFileSync(process.argv[1], 'utf8'));
            for (const result of validateAll(templates).results) {
                if (!result.valid) {
                    console.log(result.object.id + ': ' + result.errors.map((error) => error.message).join('; '));
                }
            }
            """;

    @Test
    void theTemplatesAreWhatTheContractSays() throws IOException {
        String written = new ElementTemplates(Contract.load()).write();
        if (Boolean.getBoolean("templates.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, written);
        }
        assertThat(Files.readString(FILE))
                .as("write it anew with: mvn -q test -Dtest=ElementTemplatesTest -Dtemplates.write=true")
                .isEqualTo(written);
    }

    @Test
    void camundasSchemaHolds() throws IOException {
        assertThat(invalid(FILE)).isEmpty();
    }

    /** Otherwise a wrong call of it would look like good templates. */
    @Test
    void theValidatorDoesFind(@TempDir Path folder) throws IOException {
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, Files.readString(FILE).replace("\"camunda:inputParameter\"", "\"camunda:input\""));
        assertThat(invalid(broken)).contains("zhenggai.step.remind: ");
    }

    @Test
    void everythingThatAModelMayNameHasATemplate() throws IOException {
        Contract contract = Contract.load();
        List<String> ids = new ArrayList<>();
        String text = Files.readString(FILE);
        for (JsonNode template : new ObjectMapper().readTree(text)) {
            ids.add(template.path("id").asText());
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(contract.steps()).allMatch(step -> text.contains("\"${" + step.name() + "}\""));
        assertThat(contract.groups()).allMatch(group -> text.contains("\"" + group.code() + "\""));
        assertThat(contract.duties()).allMatch(duty -> text.contains("\"" + duty.code()));
        assertThat(contract.views()).allMatch(view -> text.matches("(?s).*[\",]" + view.name() + "\".*"));
        assertThat(contract.tasks())
                .allSatisfy(task ->
                        assertThat(task.answers()).allMatch(answer -> text.contains("${outcome == '" + answer + "'}")));
    }

    private static String invalid(Path file) throws IOException {
        Process node = new ProcessBuilder(
                        "node", "-e", VALIDATE, file.toAbsolutePath().toString())
                .directory(Path.of("target/npm").toFile())
                .redirectErrorStream(true)
                .start();
        return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
