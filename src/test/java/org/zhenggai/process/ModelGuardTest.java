package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A deployed model reaches our delegates and answers by name, and nothing else of the server. */
@EngineTest
class ModelGuardTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

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
        deploy("<serviceTask id='task' camunda:expression=\"" + expression + "\"/>");
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("guard", "1"))
                .isInstanceOf(ProcessEngineException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id='task' camunda:class='org.example.Anything'/>",
                "<serviceTask id='task' camunda:type='shell'/>",
                "<serviceTask id='task' camunda:type='external' camunda:topic='x'/>",
                "<scriptTask id='task' scriptFormat='juel'><script>x</script></scriptTask>",
                "<serviceTask id='task' camunda:expression='${true}'><extensionElements><camunda:inputOutput>"
                        + "<camunda:inputParameter name='x'><camunda:script scriptFormat='juel'>1</camunda:script>"
                        + "</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>"
            })
    void codeIsNotDeployed(String task) {
        assertThatThrownBy(() -> deploy(task)).isInstanceOf(ProcessEngineException.class);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("guard")
                        .count())
                .isZero();
    }

    @Test
    void answersAreReached() {
        deploy("<serviceTask id='task' camunda:expression='${chunks.toStart(execution.processBusinessKey)}'/>");
        assertThat(runtime.startProcessInstanceByKey("guard", "0").isEnded()).isTrue();
    }

    private void deploy(String task) {
        List<String> model = List.of(
                "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='guard'",
                " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'>",
                "<process id='guard' isExecutable='true' camunda:historyTimeToLive='P1D'><startEvent id='start'/>",
                "<sequenceFlow id='flow' sourceRef='start' targetRef='task'/>" + task + "</process></definitions>");
        repository
                .createDeployment()
                .name("guard")
                .addString("guard.bpmn", String.join("", model))
                .deploy();
    }
}
