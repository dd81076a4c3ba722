package org.zhenggai.engine.models.kit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.zhenggai.process.Models;

/** The starter kit of designers: an own process, its form and table, and the model of ours that calls it. */
final class StarterKit {

    static final String SAMPLE = "sample/";
    static final String SIGN_OFF = "processes/sign-off/sign-off.bpmn";

    private static final String CALL = """
            <bpmn:callActivity id="callActivity_legalReview" name="法制审核" calledElement="item-legal-review" \
            camunda:calledElementBinding="deployment">
                  <bpmn:documentation>先按自建流程“法制审核”办理，意见带回来。</bpmn:documentation>
                  <bpmn:extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}"/>
                    <camunda:out source="outcome" target="outcome"/>
                  </bpmn:extensionElements>
                  <bpmn:incoming>flow_verified_legalReview</bpmn:incoming>
                  <bpmn:outgoing>flow_legalReview_isLegal</bpmn:outgoing>
                </bpmn:callActivity>
                <bpmn:exclusiveGateway id="gateway_isLegal" name="法制审核同意？" default="flow_notLegal">
                  <bpmn:documentation>只有同意才往下走，其他意见都退回。</bpmn:documentation>
                  <bpmn:incoming>flow_legalReview_isLegal</bpmn:incoming>
                  <bpmn:outgoing>flow_legal</bpmn:outgoing>
                  <bpmn:outgoing>flow_notLegal</bpmn:outgoing>
                </bpmn:exclusiveGateway>
                <bpmn:endEvent id="endEvent_notLegal" name="法制审核退回">
                  <bpmn:incoming>flow_notLegal</bpmn:incoming>
                </bpmn:endEvent>
                <bpmn:sequenceFlow id="flow_verified_legalReview" sourceRef="startEvent_verified" \
            targetRef="callActivity_legalReview"/>
                <bpmn:sequenceFlow id="flow_legalReview_isLegal" sourceRef="callActivity_legalReview" \
            targetRef="gateway_isLegal"/>
                <bpmn:sequenceFlow id="flow_notLegal" name="不同意" sourceRef="gateway_isLegal" targetRef="endEvent_notLegal"/>
                <bpmn:sequenceFlow id="flow_legal" name="同意" sourceRef="gateway_isLegal" \
            targetRef="businessRuleTask_routeSignOff">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'approved'}\
            </bpmn:conditionExpression>
                </bpmn:sequenceFlow>""";

    private static final String DRAWN = """
            <bpmndi:BPMNShape id="shape_callActivity_legalReview" bpmnElement="callActivity_legalReview">
                    <dc:Bounds x="92" y="150" width="100" height="80"/>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="shape_gateway_isLegal" bpmnElement="gateway_isLegal" isMarkerVisible="true">
                    <dc:Bounds x="215" y="165" width="50" height="50"/>
                    <bpmndi:BPMNLabel><dc:Bounds x="198" y="143" width="84" height="14"/></bpmndi:BPMNLabel>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="shape_endEvent_notLegal" bpmnElement="endEvent_notLegal">
                    <dc:Bounds x="342" y="172" width="36" height="36"/>
                    <bpmndi:BPMNLabel><dc:Bounds x="318" y="150" width="84" height="14"/></bpmndi:BPMNLabel>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="edge_flow_verified_legalReview" bpmnElement="flow_verified_legalReview">
                    <di:waypoint x="110" y="312"/>
                    <di:waypoint x="110" y="230"/>
                  </bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="edge_flow_legalReview_isLegal" bpmnElement="flow_legalReview_isLegal">
                    <di:waypoint x="192" y="190"/>
                    <di:waypoint x="215" y="190"/>
                  </bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="edge_flow_notLegal" bpmnElement="flow_notLegal">
                    <di:waypoint x="265" y="190"/>
                    <di:waypoint x="342" y="190"/>
                    <bpmndi:BPMNLabel><dc:Bounds x="283" y="196" width="42" height="14"/></bpmndi:BPMNLabel>
                  </bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="edge_flow_legal" bpmnElement="flow_legal">
                    <di:waypoint x="240" y="215"/>
                    <di:waypoint x="240" y="290"/>
                    <bpmndi:BPMNLabel><dc:Bounds x="248" y="250" width="28" height="14"/></bpmndi:BPMNLabel>
                  </bpmndi:BPMNEdge>""";

    private StarterKit() {}

    /** Our sign-off with the call before its route, as a designer would draw it. */
    static String signOff() {
        String ours = Models.ofProject().deployable().get(SIGN_OFF);
        String call = ours.replaceFirst("<bpmn:sequenceFlow id=\"flow_verified_routeSignOff\"[^>]*/>", literal(CALL))
                .replace("<bpmn:outgoing>flow_verified_routeSignOff<", "<bpmn:outgoing>flow_verified_legalReview<")
                .replace("<bpmn:incoming>flow_verified_routeSignOff<", "<bpmn:incoming>flow_legal<");
        return call.replaceFirst(
                "(?s)<bpmndi:BPMNEdge id=\"edge_flow_verified_routeSignOff\".*?</bpmndi:BPMNEdge>", literal(DRAWN));
    }

    private static String literal(String text) {
        return Matcher.quoteReplacement(text);
    }

    /** What the kit brings to deploy, by path. */
    static SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        Kit.files().forEach((path, bytes) -> {
            if (path.matches(SAMPLE + "(processes|forms)/.*\\.(bpmn|dmn|form)")) {
                files.put(path.substring(SAMPLE.length()), new String(bytes, StandardCharsets.UTF_8));
            }
        });
        return files;
    }

    /** Our models with those of the kit. */
    static Models withOurs() {
        Models models = Models.ofProject();
        for (Map.Entry<String, String> file : files().entrySet()) {
            models = models.plus(file.getKey(), file.getValue());
        }
        return models;
    }
}
