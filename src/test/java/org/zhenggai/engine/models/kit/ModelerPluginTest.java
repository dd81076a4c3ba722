package org.zhenggai.engine.models.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.engine.contract.Contract;

/** The plug-in for Modeler knows the contract as it is, finds nothing in our models, and each of its rules does find. */
class ModelerPluginTest {

    private static final Path FILE = Path.of(".camunda/plugins/zhenggai/client.js");
    private static final String BEGIN = "  // <contract>\n";
    private static final String END = "  // </contract>\n";

    /** Loads the plug-in as Modeler's window does, and lints as Modeler's linter does: with Camunda's own descriptor. */
    private static final String LINT = """
            const { readFileSync } = require('fs');
            const vm = require('vm');
            const { Linter } = require('bpmnlint');
            const camunda = require('camunda-bpmn-moddle/resources/camunda.json');
            const [plugin, ...models] = process.argv.slice(1);
            const window = {};
            vm.runInNewContext(readFileSync(plugin, 'utf8'), { window });
            (async () => {
                const { BpmnModdle } = await import('bpmn-moddle');
                const rules = window.plugins.filter(({ type }) => type === 'lintRules.bpmn').map(({ plugin }) => plugin);
                const linter = new Linter(rules[0]);
                for (const model of models) {
                    const { rootElement } = await new BpmnModdle({ camunda }).fromXML(readFileSync(model, 'utf8'));
                    for (const [rule, reports] of Object.entries(await linter.lint(rootElement))) {
                        reports.forEach(({ id, message }) => console.log(`${rule} ${id} ${message}`));
                    }
                }
            })();
            """;

    @Test
    void thePluginKnowsTheContract() throws IOException {
        String now = Files.readString(FILE);
        String written = now.substring(0, now.indexOf(BEGIN) + BEGIN.length())
                + "  const contract = " + names(Contract.load()) + ";\n"
                + now.substring(now.indexOf(END));
        if (Boolean.getBoolean("templates.write")) {
            Files.writeString(FILE, written);
        }
        assertThat(Files.readString(FILE))
                .as("write it anew with: mvn -q test -Dtest=ModelerPluginTest -Dtemplates.write=true")
                .isEqualTo(written);
    }

    @Test
    void itFindsNothingInOurModels() throws IOException {
        List<Path> models = new ArrayList<>();
        for (String folder : List.of("processes", "docs/starter-kit/sample/processes")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".bpmn")).forEach(models::add);
            }
        }
        assertThat(models).hasSizeGreaterThan(10);
        assertThat(lint(models)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            own-process     | id="sign-off"                     | id="signOff"
            time-to-live    | camunda:historyTimeToLive="P3650D" | camunda:isStartableInTasklist="true"
            known-step      | ${unknownAnswerDelegate}          | ${closeItems}
            known-step      | ${unknownAnswerDelegate}          | ${archiveRoundDelegate}
            known-listener  | ${signOffLeaderListener}          | ${signOffs}
            known-listener  | ${signOffLeaderListener}          | ${acceptItemListener}
            known-listener  | value="leaderSignature"           | value="handle"
            duty            | name="duty" value="sums"          | name="duty" value="sum"
            offered         | camunda:candidateGroups="         | camunda:skipExpression="
            form            | camunda:formRef="                 | camunda:priority="
            views           | value="item,signOff"              | value="item,everything"
            no-code         | camunda:delegateExpression="${unknownAnswerDelegate}" | camunda:class="java.lang.Runtime"
            default-flow    | ' default="flow_leaderRefused"'   | ''
            told            | 只有同意才往下走，其他意见都退回。 | ''
            """)
    void eachRuleFinds(String rule, String text, String instead, @TempDir Path folder) throws IOException {
        String model = Files.readString(Path.of("processes/sign-off/sign-off.bpmn"));
        Path broken = folder.resolve("sign-off.bpmn");
        Files.writeString(broken, model.replace(text, instead));
        assertThat(model).contains(text);
        assertThat(lint(List.of(broken))).contains("zhenggai/" + rule + " ");
    }

    @Test
    void aMessageThatNobodySendsIsFound(@TempDir Path folder) throws IOException {
        Path broken = folder.resolve("waiting.bpmn");
        Files.writeString(
                broken,
                Files.readString(Path.of("processes/waiting/waiting.bpmn"))
                        .replaceAll("(<bpmn:message [^>]*name=\")[^\"]*", "$1nobody.sends"));
        assertThat(lint(List.of(broken))).contains("zhenggai/message ");
    }

    private static String names(Contract contract) throws IOException {
        ObjectNode names = new ObjectMapper().createObjectNode();
        var processes = names.putArray("processes");
        contract.processes().forEach(process -> processes.add(process.id()));
        var steps = names.putObject("steps");
        contract.steps().forEach(step -> step.processes().forEach(steps.withArray(step.name())::add));
        var tasks = names.putObject("tasks");
        contract.tasks()
                .forEach(task -> tasks.putObject(task.name())
                        .put("process", task.process())
                        .put("duty", task.duty()));
        var duties = names.putObject("duties");
        contract.duties().forEach(duty -> duties.put(duty.code(), duty.word()));
        var views = names.putArray("views");
        contract.views().forEach(view -> views.add(view.name()));
        var messages = names.putArray("messages");
        contract.messages().forEach(message -> messages.add(message.name()));
        return new ObjectMapper().writeValueAsString(names);
    }

    private static String lint(List<Path> models) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("node", "-e", LINT, FILE.toAbsolutePath().toString()));
        models.forEach(model -> command.add(model.toAbsolutePath().toString()));
        Process node = new ProcessBuilder(command)
                .directory(Path.of("target/npm").toFile())
                .redirectErrorStream(true)
                .start();
        return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
