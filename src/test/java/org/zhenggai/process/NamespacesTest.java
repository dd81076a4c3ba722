package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.models.check.ModelCheck;
import org.zhenggai.engine.models.check.ModelFiles;

/**
 * Engines read their extensions by more than one namespace: Camunda's also by that of Activiti, Operaton's by its own and by
 * Camunda's. The walls know Camunda's alone, and whatever comes by another stays outside, on either engine.
 */
@EngineTest
class NamespacesTest {

    private static final String KNOWN = "http://camunda.org/schema/1.0/bpmn";

    private final ModelCheck check = new ModelCheck(Contract.load());

    @Autowired
    private RepositoryService repository;

    static Stream<String> others() {
        return Stream.of("http://operaton.org/schema/1.0/bpmn", "http://activiti.org/bpmn");
    }

    /** All of the hostile models as somebody would draw them with the tool of the other engine. */
    @ParameterizedTest(name = "{4}")
    @CsvFileSource(resources = "/hostile-models.csv", delimiter = '|', quoteCharacter = '~')
    void hostileModelsStayOutsideByWhateverNamespace(
            String file, String text, String replacement, String sentence, String what) {
        Models hostile = Models.ofProject().with(file, text, replacement == null ? "" : replacement);
        if (file.endsWith(".bpmn")) {
            others().forEach(other -> assertStaysOutside(what + ", all by " + other, hostile.with(file, KNOWN, other)));
        }
    }

    /** Operaton reads its own first. */
    @ParameterizedTest
    @ValueSource(strings = {"http://operaton.org/schema/1.0/dmn", "http://activiti.org/dmn"})
    void theHistoryOfATableIsSaidOnce(String other) {
        String file = "processes/sign-off/sign-off-route.dmn";
        String ours = "camunda:historyTimeToLive=\"P3650D\"";
        Models twice = Models.ofProject()
                .with(file, ours, ours + " xmlns:other=\"" + other + "\" other:historyTimeToLive=\"5\"");
        assertStaysOutside(other, "不到一年", twice);
        assertStaysOutside(other, "不到一年", Models.ofProject().with(file, "http://camunda.org/schema/1.0/dmn", other));
    }

    /** One extension beside Camunda's, which an engine that looks there first would take in its place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:candidateGroups=\"secretary\" | other:candidateGroups=\"rectification-office\"",
                "camunda:candidateGroups=\"secretary\" | other:assignee=\"liucheng1\"",
                "camunda:formRef=\"signOffSecretary\" | other:formKey=\"embedded:app:forms/page.html\"",
                "<camunda:property name=\"duty\" value=\"secretarySignature\"/> | <other:property name=\"duty\" value=\"handle\"/>",
                "<camunda:taskListener event=\"complete\" delegateExpression=\"${signOffSecretaryListener}\"/> | <other:taskListener event=\"complete\" class=\"org.zhenggai.Zhenggai\"/>",
                "camunda:delegateExpression=\"${unknownAnswerDelegate}\" | other:class=\"org.zhenggai.Zhenggai\""
            })
    void anExtensionBesideOursStaysOutside(String change) {
        String ours = change.split(" \\| ")[0];
        String theirs = change.split(" \\| ")[1];
        String declared = "<bpmn:definitions xmlns:other=\"%s\" ";
        others().forEach(other -> {
            Models both = Models.ofProject()
                    .with("processes/sign-off/sign-off.bpmn", ours, ours + " " + theirs)
                    .with("processes/sign-off/sign-off.bpmn", "<bpmn:definitions ", declared.formatted(other));
            assertStaysOutside(theirs + " by " + other, both);
            assertThat(check.check(new ModelFiles(both.deployable())))
                    .anyMatch(finding -> finding.rule().equals("extension-foreign"));
        });
    }

    private void assertStaysOutside(String what, Models models) {
        assertStaysOutside(what, "不认识它的命名空间", models);
    }

    private void assertStaysOutside(String what, String sentence, Models models) {
        Map<String, String> files = models.deployable();
        long before = repository.createProcessDefinitionQuery().count();
        assertThatThrownBy(() -> {
                    var deployment = repository.createDeployment().name("hostile");
                    files.forEach(deployment::addString);
                    deployment.deploy();
                })
                .as(what)
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining(sentence);
        assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(before);
    }
}
