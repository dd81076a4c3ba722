package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;

/** A deployed model reaches our delegates and answers by name, and nothing else of the server. */
@EngineTest
class ModelGuardTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private DecisionService decisions;

    @Autowired
    private Cycle cycle;

    @AfterEach
    void clean() {
        repository
                .createDeploymentQuery()
                .deploymentName("guard")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${jdbcClient.sql('delete from access_log').update()}",
                "${dataSource.connection}",
                "${roundReaders.add(1, 'liucheng1')}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${''.class.name}",
                "${responsible.class}",
                "${responsible.getClass().getClassLoader()}",
                "${execution.processEngineServices.runtimeService}",
                "${execution.getProcessEngineServices().getTaskService()}",
                "${execution.setVariable('outcome', 'approved')}",
                "${environment.getProperty('spring.datasource.url')}"
            })
    void expressionReachesNothingElse(String expression) {
        deploy(condition(expression));
        assertThatThrownBy(this::start).isInstanceOf(ProcessEngineException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id='task' camunda:class='org.example.Anything'/>",
                "<serviceTask id='task' camunda:type='shell'/>",
                "<serviceTask id='task' camunda:type='external' camunda:topic='x'/>",
                "<scriptTask id='task' scriptFormat='juel'><script>x</script></scriptTask>",
                "<serviceTask id='task' camunda:expression='${true}'/>",
                "<serviceTask id='task' camunda:delegateExpression='${unknownAnswerDelegate}'><extensionElements><camunda:inputOutput>"
                        + "<camunda:inputParameter name='x'><camunda:script scriptFormat='juel'>1</camunda:script>"
                        + "</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>"
            })
    void codeIsNotDeployed(String task) {
        assertThatThrownBy(() -> deploy(task)).isInstanceOf(ProcessEngineException.class);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("waiting")
                        .processDefinitionName("guard")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "groovy", "JUEL"})
    void decisionsSpeakFeelOnly(String language) {
        for (String place :
                List.of("inputExpression", "inputEntry", "outputEntry", "definitions", "literalExpression")) {
            assertThatThrownBy(() -> deployTable(place, language))
                    .as(place)
                    .isInstanceOf(ProcessEngineException.class)
                    .hasStackTraceContaining("只能用 FEEL");
        }
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("guard")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"guard.cmmn", "guard.cmmn10.xml"})
    void caseModelsAreNotDeployed(String name) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .name("guard")
                        .addString(name, "<definitions/>")
                        .deploy())
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("不能部署案例模型");
    }

    @Test
    void feelIsDeployedAndAnswers() {
        deployTable("inputExpression", "feel");
        assertThat(decisions
                        .evaluateDecisionTableByKey("guard", Map.of("a", 1))
                        .getSingleResult()
                        .getSingleEntry()
                        .toString())
                .isEqualTo("2");
    }

    private void deployTable(String place, String language) {
        String table = place.equals("literalExpression")
                ? "<variable id='v' name='b'/><literalExpression id='l'><text>1</text></literalExpression>"
                : "<decisionTable id='t'><input id='i'><inputExpression id='e' typeRef='integer'><text>a</text>"
                        + "</inputExpression></input><output id='o' name='b' typeRef='integer'/><rule id='r'>"
                        + "<inputEntry id='n'><text>1</text></inputEntry><outputEntry id='u'><text>2</text></outputEntry>"
                        + "</rule></decisionTable>";
        String model = "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d' name='d'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/dmn' namespace='guard'><decision id='guard' name='guard' camunda:historyTimeToLive='P3650D'>"
                + table + "</decision></definitions>";
        repository
                .createDeployment()
                .name("guard")
                .addString(
                        "guard.dmn",
                        model.replace("<" + place + " ", "<" + place + " expressionLanguage='" + language + "' "))
                .deploy();
    }

    @Test
    void answersAreReached() {
        deploy(condition("${responsible.isMajor(execution.processBusinessKey)}"));
        assertThat(start().isEnded()).isTrue();
    }

    private ProcessInstance start() {
        long item = cycle.itemInWork();
        return OwnStartProcess.during(
                ModelProcess.WAITING, item, () -> runtime.startProcessInstanceByKey("waiting", Long.toString(item)));
    }

    private static String condition(String expression) {
        return "<exclusiveGateway id='task' default='no'/><endEvent id='end'/><endEvent id='otherEnd'/>"
                + "<sequenceFlow id='no' sourceRef='task' targetRef='otherEnd'/>"
                + "<sequenceFlow id='yes' sourceRef='task' targetRef='end'><conditionExpression><![CDATA[" + expression
                + "]]></conditionExpression></sequenceFlow>";
    }

    /** As a version of a model that the application starts. */
    private void deploy(String task) {
        List<String> model = List.of(
                "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='guard'",
                " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'>",
                "<process id='waiting' name='guard' isExecutable='true' camunda:historyTimeToLive='P3650D'><startEvent id='start'/>",
                "<sequenceFlow id='flow' sourceRef='start' targetRef='task'/>" + task + "</process></definitions>");
        repository
                .createDeployment()
                .name("guard")
                .addString("guard.bpmn", String.join("", model))
                .deploy();
    }
}
