package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** The task 法制审核 that a designer draws into a flow, its answers {@code approved} and {@code rejected}. */
final class LegalReview {

    static final String ONE = "";
    static final String AT_ONCE = "<bpmn:multiInstanceLoopCharacteristics>" + twice();
    static final String IN_TURN = "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\">" + twice();

    /** Several in turn, each in a subprocess of his own. */
    static final String IN_SUBPROCESS = "subprocess";

    private static final String FORM = """
            {"id": "legalReview", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "components": [{"type": "radio", "id": "decision", "key": "decision", "label": "审核意见",
               "validate": {"required": true},
               "values": [{"label": "同意", "value": "approved"}, {"label": "不同意", "value": "rejected"}]}]}
            """;

    private final Map<String, String> files = Models.ofProject().deployable();

    private static String twice() {
        return "<bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">2</bpmn:loopCardinality>"
                + "</bpmn:multiInstanceLoopCharacteristics>";
    }

    LegalReview into(String model, String flow, String view, String loop) {
        String path = Path.of("processes", model, model + ".bpmn").toString();
        String text = files.get(path);
        String target =
                text.replaceFirst("(?s).*<bpmn:sequenceFlow id=\"" + flow + "\"[^>]*targetRef=\"(\\w+)\".*", "$1");
        assertThat(target).hasSizeLessThan(60);
        boolean isInside = loop.equals(IN_SUBPROCESS);
        String node = isInside ? subprocess(view) : task(view, loop);
        String id = isInside ? "subProcess_legalReview" : "userTask_legalReview";
        files.put(
                path,
                text.replaceFirst(
                        "(<bpmn:sequenceFlow id=\"" + flow + "\"[^>]*targetRef=\")\\w+\"",
                        node + "<bpmn:sequenceFlow id=\"flow_legalReviewed\" sourceRef=\"" + id + "\" targetRef=\""
                                + target + "\"/>$1" + id + "\""));
        files.put("forms/legalReview.form", FORM);
        return this;
    }

    private static String task(String view, String loop) {
        return "<bpmn:userTask id=\"userTask_legalReview\" name=\"法制审核\" camunda:formRef=\"legalReview\""
                + " camunda:formRefBinding=\"deployment\" camunda:candidateGroups=\"rectification-office\">"
                + "<bpmn:extensionElements><camunda:properties><camunda:property name=\"views\" value=\"" + view
                + "\"/><camunda:property name=\"duty\" value=\"review\"/></camunda:properties></bpmn:extensionElements>"
                + loop + "</bpmn:userTask>";
    }

    private static String subprocess(String view) {
        return "<bpmn:subProcess id=\"subProcess_legalReview\">" + IN_TURN
                + "<bpmn:startEvent id=\"startEvent_legal\"/>"
                + task(view, ONE) + "<bpmn:endEvent id=\"endEvent_legal\"/>"
                + "<bpmn:sequenceFlow id=\"flow_a\" sourceRef=\"startEvent_legal\" targetRef=\"userTask_legalReview\"/>"
                + "<bpmn:sequenceFlow id=\"flow_b\" sourceRef=\"userTask_legalReview\" targetRef=\"endEvent_legal\"/>"
                + "</bpmn:subProcess>";
    }

    /** Deploys all that designers own; gives the deployment. */
    String deploy(ProcessEngine engine) {
        DeploymentBuilder builder =
                engine.getRepositoryService().createDeployment().name("added task");
        files.forEach(builder::addString);
        return builder.deploy().getId();
    }
}
