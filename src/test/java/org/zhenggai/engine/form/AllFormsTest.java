package org.zhenggai.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.kernel.calendar.ClockConfiguration;

/** No form of this project has a field that takes what it should not; the attacks come from the forms themselves. */
class AllFormsTest {

    private final FormCheck check =
            new FormCheck(new FeelConfiguration().formExpressions(), Clock.system(ClockConfiguration.ZONE));

    static List<Path> forms() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldRefusesWhatItsDefinitionForbids(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        FormSchema schema = FormSchema.parse(content);
        List<Attacks.Attack> attacks = new Attacks(new ObjectMapper().readTree(content)).all();
        assertThat(attacks).isNotEmpty();
        for (Attacks.Attack attack : attacks) {
            Map<String, Object> values = attack.on(Map.of());
            assertThat(check.violations(schema, values, name -> null))
                    .as("%s: %s = %s", file, attack.key(), values.get(attack.key()))
                    .anySatisfy(sentence -> assertThat(sentence).contains("“" + attack.label() + "”"));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldOfAFormIsRead(Path file) throws IOException {
        JsonNode form = new ObjectMapper().readTree(Files.readAllBytes(file));
        FormSchema schema = FormSchema.parse(Files.readAllBytes(file));
        for (JsonNode component : form.path("components")) {
            if (component.hasNonNull("key")) {
                assertThat(schema.names()).contains(component.path("key").asText());
            }
        }
    }
}
