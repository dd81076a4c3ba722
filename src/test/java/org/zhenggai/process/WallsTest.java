package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.process.Cycle.LEADER;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.engine.view.Views;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/**
 * The walls around models hold whatever is deployed and started, past every check: each hole that a hostile designer once
 * went through, and its kin.
 */
@EngineTest
class WallsTest extends ProcessTest {

    private static final String ITEM = "rectification-item";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Views views;

    @Autowired
    private Directory directory;

    @AfterEach
    void withoutWhatWasDeployed() {
        repository
                .createDeploymentQuery()
                .deploymentName("hostile")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    /** A text of our own models replaced by what somebody hostile would write, and a part of what he is told. */
    @ParameterizedTest(name = "{4}")
    @CsvFileSource(resources = "/hostile-models.csv", delimiter = '|', quoteCharacter = '~')
    void whatTheContractDoesNotKnowStaysOutside(
            String file, String text, String replacement, String sentence, String what) {
        Map<String, String> files = Models.ofProject()
                .with(file, text, replacement == null ? "" : replacement)
                .deployable();
        long before = repository.createProcessDefinitionQuery().count();
        assertThatThrownBy(() -> deploy(files))
                .as(what)
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining(sentence)
                .hasMessageMatching("(?s).*\\p{IsHan}.*");
        assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/hostile-files.csv", delimiter = '|')
    void otherFilesStayOutside(String name, String content) {
        assertThatThrownBy(() -> deploy(Map.of(name, content)))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageMatching("(?s).*(不能部署|没有部署).*");
    }

    @Test
    void nobodyStartsAnInstanceUnderAKeyOfHisChoice() {
        String item = Long.toString(cycle.itemInWork());
        for (String process :
                new String[] {ITEM, "extension", "verification", "sign-off", "waiting", "escalation", "referral"}) {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey(process, item))
                    .as(process)
                    .hasStackTraceContaining("只能由系统在办理整改事项时启动");
            assertThatThrownBy(() -> runtime.createProcessInstanceByKey(process)
                            .businessKey(item)
                            .startBeforeActivity(repository
                                    .getBpmnModelInstance(repository
                                            .createProcessDefinitionQuery()
                                            .processDefinitionKey(process)
                                            .latestVersion()
                                            .singleResult()
                                            .getId())
                                    .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.EndEvent.class)
                                    .iterator()
                                    .next()
                                    .getId())
                            .execute())
                    .as(process)
                    .hasStackTraceContaining("只能由系统在办理整改事项时启动");
        }
    }

    @Test
    void anItemHasOneLiveInstance() {
        long item = cycle.itemInWork();
        assertThatThrownBy(() -> org.zhenggai.kernel.contract.OwnStartProcess.start(
                        runtime, org.zhenggai.kernel.contract.ModelProcess.RECTIFICATION_ITEM, item))
                .hasStackTraceContaining("已有一个在办实例");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(Long.toString(item), ITEM)
                        .count())
                .isOne();
    }

    /** A task that a designer offers to all leaders tells none of them of a confidential item but its own leader. */
    @ParameterizedTest
    @CsvSource({
        "true, leader1, true",
        "true, leader-walls, false",
        "false, leader-walls, true",
        "true, designer-walls, false"
    })
    void aTaskShowsWhatItsReaderMaySee(boolean isConfidential, String reader, boolean isShown) {
        other("leader-walls", Role.LEADING_GROUP);
        other("designer-walls", Role.PROCESS_DESIGNER);
        deploy(Models.ofProject()
                .with(
                        "processes/sign-off/sign-off.bpmn",
                        "camunda:candidateGroups=\"discipline\"",
                        "camunda:candidateGroups=\"leading-group\"")
                .with(
                        "processes/sign-off/sign-off.bpmn",
                        "<camunda:taskListener event=\"complete\" delegateExpression=\"${confirmSumsListener}\"/>",
                        "")
                .deployable());
        long item = cycle.itemInWork(Cycle::plannedWithMoney);
        cycle.toSignOff(item);
        assertThat(cycle.task("signOffLeader", item).getName())
                .as("a task of one person")
                .isEqualTo("责任领导审批销号 1 第1类账目不清");
        jdbc.sql("update item set confidential = ? where id = ?")
                .params(isConfidential, item)
                .update();
        cycle.complete("signOffLeader", item, LEADER, Answers.approved());
        Task task = cycle.task("confirmSums", item);
        assertThat(task.getName().equals("核实涉及资金")).isEqualTo(isConfidential);
        assertThat(task.getDescription() == null).isEqualTo(isConfidential);
        assertThat(views.isSeenBy(reader, views.get("item"), item)).isEqualTo(isShown);
    }

    private void other(String user, Role role) {
        if (directory.nameOf(user).equals(user)) {
            directory.addPerson(
                    new Directory.Person(user, "测试-" + user, "leader", null, null, Set.of(role)), "test-only");
        }
    }

    private void deploy(Map<String, String> files) {
        DeploymentBuilder deployment = repository.createDeployment().name("hostile");
        files.forEach(deployment::addString);
        deployment.deploy();
    }
}
