package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.process.Cycle.HANDLER;
import static org.zhenggai.process.Cycle.OFFICE;

import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.engine.desk.HandsProcess;
import org.zhenggai.kernel.Refusal;

/** A process of a designer's own, called by one of ours, is about the same item: nothing gets around the item by it. */
@EngineTest
class OwnProcessTest extends ProcessTest {

    private static final String FORM = """
            {"id": "legalReview", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "components": [{"type": "radio", "id": "decision", "key": "decision", "label": "审核意见", "validate": {"required": true},
               "values": [{"label": "同意", "value": "approved"}]}]}
            """;

    private static final String OWN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="own"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <bpmn:process id="%s" name="法制审核" isExecutable="true" camunda:historyTimeToLive="P3650D">
                <bpmn:startEvent id="startEvent_asked"/>
                <bpmn:sequenceFlow id="flow_a" sourceRef="startEvent_asked" targetRef="userTask_legalReview"/>
                <bpmn:userTask id="userTask_legalReview" name="法制审核" camunda:formRef="legalReview"
                    camunda:formRefBinding="deployment" camunda:candidateGroups="${responsible.unit(execution.processBusinessKey)}">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="views" value="item"/>
                    <camunda:property name="duty" value="%s"/></camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="flow_b" sourceRef="userTask_legalReview" targetRef="endEvent_reviewed"/>
                <bpmn:endEvent id="endEvent_reviewed"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Autowired
    private HandsProcess hands;

    private String deployment;

    @AfterEach
    void withoutTheProcess() {
        if (deployment != null) {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    private void deployed(String id, String duty) {
        deployment = Models.ofProject()
                .with(
                        "processes/rectification-item/rectification-item.bpmn",
                        "sourceRef=\"gateway_isVerified\" targetRef=\"callActivity_signOff\">",
                        "sourceRef=\"gateway_isVerified\" targetRef=\"callActivity_legalReview\">")
                .with(
                        "processes/rectification-item/rectification-item.bpmn",
                        "<bpmn:callActivity id=\"callActivity_signOff\"",
                        """
                        <bpmn:callActivity id="callActivity_legalReview" name="法制审核" calledElement="%s" \
                        camunda:calledElementBinding="deployment"><bpmn:extensionElements>\
                        <camunda:in businessKey="#{execution.processBusinessKey}"/></bpmn:extensionElements></bpmn:callActivity>
                        <bpmn:sequenceFlow id="flow_legal" sourceRef="callActivity_legalReview" \
                        targetRef="callActivity_signOff"/>
                        <bpmn:callActivity id="callActivity_signOff\"""".formatted(id))
                .plus("processes/" + id + "/" + id + ".bpmn", OWN.strip().formatted(id, duty))
                .plus("forms/" + id + "/legalReview.form", FORM)
                .deploy(engine);
    }

    @Test
    void itsTaskIsTheItems() {
        deployed("item-legal-review", "handle");
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        Task task = cycle.task("legalReview", item);
        assertThat(task.getName()).isEqualTo("法制审核 " + topic(item));
        assertThat(hands.of(item, OFFICE))
                .anyMatch(waiting -> waiting.toString().contains("法制审核"));
        cycle.complete("legalReview", item, HANDLER, Map.of("decision", "approved"));
        assertThat(cycle.tasks("signOffLeader", item)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from event where item = ? and kind = 'STEP_DONE'")
                        .param(item)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void dutiesHoldInIt() {
        deployed("item-legal-review", "review");
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        assertThatThrownBy(() -> cycle.complete("legalReview", item, HANDLER, Map.of("decision", "approved")))
                .hasRootCauseInstanceOf(Refusal.class)
                .hasStackTraceContaining("填报过该事项的报告");
    }

    @Test
    void oneOfAnotherKeyIsNotCalled() {
        assertThatThrownBy(() -> deployed("round-legal-review", "handle"))
                .hasMessageContaining("不能调用“round-legal-review”");
    }

    private String topic(long item) {
        return jdbc.sql("select number || ' ' || title from item where id = ?")
                .param(item)
                .query(String.class)
                .single();
    }
}
