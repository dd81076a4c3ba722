package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.process.Cycle.DISCIPLINE;
import static org.zhenggai.process.Cycle.HANDLER;
import static org.zhenggai.process.Cycle.OFFICE;

import java.time.LocalDateTime;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.Models;

/** A timer that a designer draws at a task reminds whom the model says, after working days of the rule set. */
class ReminderTest extends NoticeServerTest {

    private static final String MODEL = "processes/verification/verification.bpmn";

    private static final String REMINDER = """
            <bpmn:boundaryEvent id="timer_verificationSlow" name="核验三天未办" attachedToRef="userTask_verifyItem" \
            cancelActivity="false"><bpmn:timerEventDefinition id="timerDefinition_verificationSlow">\
            <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${workdays.ofItem(execution.processBusinessKey, '%s')}\
            </bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="flow_remind" sourceRef="timer_verificationSlow" targetRef="serviceTask_remind"/>
            <bpmn:serviceTask id="serviceTask_remind" name="提醒核验" camunda:delegateExpression="${remindDelegate}">\
            <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="whom">%s</camunda:inputParameter>\
            <camunda:inputParameter name="text">%s</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>\
            </bpmn:serviceTask>
            <bpmn:sequenceFlow id="flow_reminded" sourceRef="serviceTask_remind" targetRef="endEvent_reminded"/>
            <bpmn:endEvent id="endEvent_reminded" name="已提醒"/>
            """;

    @Autowired
    private ProcessEngine engine;

    private String deployment;

    @AfterEach
    void withoutTheTimer() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    private long inVerification(String figure, String whom, String text) {
        deployment = Models.ofProject()
                .with(
                        MODEL,
                        "<bpmn:userTask id=\"userTask_verifyItem\"",
                        REMINDER.formatted(figure, whom, text) + "<bpmn:userTask id=\"userTask_verifyItem\"")
                .deploy(engine);
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, Cycle.done());
        return item;
    }

    private Job timer(long item) {
        return engine.getManagementService().createJobQuery().activityId("timer_verificationSlow").list().stream()
                .filter(job -> engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceId(job.getProcessInstanceId())
                                .processInstanceBusinessKey(Long.toString(item))
                                .count()
                        == 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoeverTheTaskWaitsForIsReminded() {
        long item = inVerification("verifyItem", "candidates", "核验已过期限，请尽快办理");
        assertThat(LocalDateTime.ofInstant(timer(item).getDuedate().toInstant(), clock.getZone()))
                .hasToString("2024-03-18T09:00");
        engine.getManagementService().executeJob(timer(item).getId());
        assertThat(subjectsTo(OFFICE)).containsOnlyOnce("【整改】催办 1：核验已过期限，请尽快办理");
        assertThat(subjectsTo(DISCIPLINE)).contains("【整改】催办 1：核验已过期限，请尽快办理");
        assertThat(subjectsTo(HANDLER)).noneMatch(subject -> subject.contains("核验已过期限"));
        assertThat(cycle.tasks("verifyItem", item)).hasSize(1);
    }

    @Test
    void aRoleOrTheUnitIsReminded() {
        long item =
                inVerification("verifyItem", "secretary,${responsible.unit(execution.processBusinessKey)}", "请关注核验进度");
        engine.getManagementService().executeJob(timer(item).getId());
        assertThat(subjectsTo(HANDLER)).contains("【整改】催办 1：请关注核验进度");
        assertThat(subjectsTo(OFFICE)).noneMatch(subject -> subject.contains("请关注核验进度"));
    }

    @ParameterizedTest
    @CsvSource({"process-designer, 请看, 不在约定中", "inspected-unit:unit2, 请看, 不能查看", "candidates, '', 没有写明text"})
    void whoMayNotKnowIsNotTold(String whom, String text, String sentence) {
        long item = inVerification("verifyItem", whom, text);
        Job timer = timer(item);
        assertThatThrownBy(() -> engine.getManagementService().executeJob(timer.getId()))
                .hasStackTraceContaining(sentence);
        assertThat(cycle.tasks("verifyItem", item)).hasSize(1);
    }

    @Test
    void aFigureThatNobodyHasIsSaid() {
        assertThatThrownBy(() -> inVerification("noSuchFigure", "candidates", "请看"))
                .hasStackTraceContaining("规则集中没有以工作日计的数字“noSuchFigure”");
    }
}
