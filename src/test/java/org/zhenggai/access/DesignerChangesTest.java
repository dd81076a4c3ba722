package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.zhenggai.process.Answers;

/**
 * A designer changes a model, a form or a decision table and deploys it by REST, an administrator applies a changed rule
 * set: the next case is held to it, older ones are not, and no Java is touched.
 */
class DesignerChangesTest extends DesignersServer {

    /** Where the new task, its gateway and its flows stand on the diagram. */
    private static final String DRAWN = shape("userTask_countersign", 520, 420, 100, 80)
            + shape("gateway_isCountersigned", 545, 540, 50, 50)
            + edge("flow_countersign_isCountersigned", 570, 500, 570, 540)
            + edge("flow_countersigned", 595, 565, 720, 370)
            + edge("flow_backToLeader", 545, 565, 300, 200);

    @Test
    void aTaskThatIsDrawnIntoAModelHoldsTheCaseUpAndItsFormIsEnforced() {
        Map<String, String> files = designersFiles();
        replace(
                files,
                "processes/sign-off/sign-off.bpmn",
                "<bpmn:sequenceFlow id=\"flow_noSums\" name=\"否\" sourceRef=\"gateway_needsSums\""
                        + " targetRef=\"userTask_signOffSecretary\">",
                """
                <bpmn:userTask id="userTask_countersign" name="整改办会签" camunda:formRef="countersign" \
                camunda:formRefBinding="deployment" camunda:candidateGroups="rectification-office" camunda:dueDate="P5D">
                  <bpmn:documentation>整改办在主要领导之前会签。</bpmn:documentation>
                  <bpmn:extensionElements><camunda:properties><camunda:property name="views" value="item"/>\
                <camunda:property name="duty" value="review"/></camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:exclusiveGateway id="gateway_isCountersigned" name="会签同意？" default="flow_backToLeader">
                  <bpmn:documentation>同意的送主要领导，要再核的退回责任领导。</bpmn:documentation>
                </bpmn:exclusiveGateway>
                <bpmn:sequenceFlow id="flow_countersign_isCountersigned" sourceRef="userTask_countersign" \
                targetRef="gateway_isCountersigned"/>
                <bpmn:sequenceFlow id="flow_countersigned" name="同意" sourceRef="gateway_isCountersigned" \
                targetRef="userTask_signOffSecretary">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'approved'}\
                </bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="flow_backToLeader" name="请再核" sourceRef="gateway_isCountersigned" \
                targetRef="userTask_signOffLeader"/>
                <bpmn:sequenceFlow id="flow_noSums" name="否" sourceRef="gateway_needsSums" \
                targetRef="userTask_countersign">
                """);
        replace(files, "processes/sign-off/sign-off.bpmn", "</bpmndi:BPMNPlane>", DRAWN + "</bpmndi:BPMNPlane>");
        ObjectNode form = JSON.createObjectNode().put("id", "countersign").put("type", "default");
        form.put("schemaVersion", 16).put("executionPlatform", "Camunda Platform");
        ObjectNode decision = field(form, "radio", "decision", "会签意见");
        decision.putArray("values").addAll(options("同意", "approved", "请再核", "again"));
        decision.putObject("validate").put("required", true);
        field(form, "textfield", "fileNumber", "会签文号").putObject("validate").put("required", true);
        form.withArray("components")
                .addObject()
                .put("type", "button")
                .put("action", "submit")
                .put("label", "提交");
        files.put("forms/sign-off/countersign.form", form.toString());
        deploy(files);

        long first = inSignOff();
        long second = inSignOff();
        ClockUtil.reset();
        assertThat(cycle.tasks("signOffSecretary", first)).isEmpty();
        HttpResponse<String> answer = submit(SECRETARY, "countersign", first, Map.of("decision", "approved"));
        assertThat(answer.statusCode()).as(answer.body()).isIn(403, 422);
        answer = submit(OFFICE, "countersign", first, Map.of("decision", "approved"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("请填写“会签文号”。");
        answer = submit(OFFICE, "countersign", first, Map.of("decision", "approved", "fileNumber", "会〔2024〕1号"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(cycle.tasks("signOffSecretary", first)).hasSize(1);
        assertThat(history(first)).isEqualTo("整改办会签。会签意见：同意；会签文号：会〔2024〕1号");
        submit(OFFICE, "countersign", second, Map.of("decision", "again", "fileNumber", "会〔2024〕2号"));
        assertThat(cycle.tasks("signOffLeader", second)).hasSize(1);
    }

    @Test
    void whatIsAddedToAFormIsEnforcedForItsTasksAndNoOthers() throws IOException {
        Map<String, String> files = designersFiles();
        String path = "forms/rectification-item/acceptItem.form";
        ObjectNode form = (ObjectNode) JSON.readTree(files.get(path));
        form.path("components").forEach(component -> {
            if (component.path("key").asText().equals("reason")) {
                ((ObjectNode) component.path("validate")).put("maxLength", 10);
            }
        });
        field(form, "textfield", "phone", "联系电话")
                .putObject("validate")
                .put("required", true)
                .put("pattern", "^[0-9-]{7,}$");
        files.put(path, form.toString());
        deploy(files);

        long changed = cycle.items(cycle.startedRound(1)).get(0);
        ClockUtil.reset();
        HttpResponse<String> answer =
                submit(HEAD, "acceptItem", changed, Map.of("decision", "handedBack", "reason", "职责不在本单位，请另行分派"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("“退回理由”超过10字，现有13字", "请填写“联系电话”。");
        Map<String, String> handBack = Map.of("decision", "handedBack", "reason", "职责不符", "phone", "0769-12345678");
        assertThat(submit(HEAD, "acceptItem", changed, with(handBack, "phone", "无"))
                        .body())
                .contains("“联系电话”格式不对，现为“无”");
        // The tasks of the form as it was know nothing of the new field.
        assertThat(submit(HEAD, "acceptItem", item, handBack).body()).contains("表单中没有“phone”这一项");
        assertThat(submit(HEAD, "acceptItem", changed, handBack).statusCode()).isEqualTo(204);
        assertThat(cycle.tasks("reassignItem", changed)).hasSize(1);
    }

    @Test
    void aChangedRowOfADecisionTableRoutesTheNextCaseElsewhere() {
        long before = inSignOff();
        Map<String, String> files = designersFiles();
        replace(files, "processes/sign-off/sign-off-route.dmn", "<text>\"ordinary\"</text>", "<text>\"major\"</text>");
        deploy(files);
        long after = inSignOff();
        ClockUtil.reset();
        for (long signed : new long[] {before, after}) {
            HttpResponse<String> answer = submit(SECRETARY, "signOffSecretary", signed, Map.of("decision", "approved"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        }
        cycle.runJobs();
        assertThat(cycle.tasks("recordResolution", before)).isEmpty();
        assertThat(cycle.tasks("recordResolution", after)).hasSize(1);
    }

    /** The table alone, as it is asked for in its latest version; the sentence of the refusal is the designer's. */
    @Test
    void aStricterTableRefusesWhatWasEnoughAndSaysWhyInItsOwnWords() {
        String path = "processes/verification/verification-method.dmn";
        Map<String, String> files = new TreeMap<>(Map.of(path, designersFiles().get(path)));
        replace(files, path, "\"一般事项至少查阅资料\"", "\"本镇规定一律到现场\"");
        replace(files, path, "\"desk\"", "\"site\"");
        deploy(files);
        long reported = cycle.itemInWork();
        cycle.complete("reportProgress", reported, HANDLER, done());
        ClockUtil.reset();
        List<Map<String, Object>> conclusions =
                List.of(Map.of("no", 1, "conclusion", "done"), Map.of("no", 2, "conclusion", "done"));
        HttpResponse<String> answer = submit(
                OFFICE,
                "verifyItem",
                reported,
                Map.of(
                        "decision",
                        "passed",
                        "method",
                        "desk",
                        "opinion",
                        "属实",
                        "checkedOn",
                        "2024-03-11",
                        "conclusions",
                        conclusions));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("本镇规定一律到现场");
    }

    @Test
    void aChangedLimitOfARuleSetHoldsForTheRoundItIsAppliedTo() {
        long other = cycle.itemInWork();
        long bound = cycle.itemInWork();
        ClockUtil.reset();
        Map<String, String> rules = new TreeMap<>();
        rules.put("file", read(Path.of("processes/rule-sets/inspection-2024.yaml")));
        replace(rules, "file", "code: inspection-2024", "code: strict-town");
        replace(rules, "file", "figure: 90\n    unit: day", "figure: 30\n    unit: day");
        Visitor administrator = visitor();
        administrator.logIn(ADMINISTRATOR, ADMINISTRATORS_PASSWORD);
        String fields =
                "round=" + cycle.roundOf(bound) + "&reason=" + encoded("从严") + "&text=" + encoded(rules.get("file"));
        HttpResponse<String> applied = administrator.form("/rules/apply", fields, administrator.token("/rules"));
        assertThat(applied.body()).contains("规则集已启用");

        Visitor handler = inTasklist(HANDLER);
        cycle.at(START.plusDays(1));
        Map<String, Object> ask = Answers.extension(LocalDate.of(2024, 10, 15));
        HttpResponse<String> answer = submit(handler, "reportProgress", bound, ask);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("一次最多延长30天");
        assertThat(submit(handler, "reportProgress", other, ask).statusCode()).isEqualTo(204);
    }

    private static Map<String, String> with(Map<String, String> values, String key, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(key, value);
        return changed;
    }

    private String history(long of) {
        return jdbc.sql("select text from event where item = ? and kind = 'STEP_DONE'")
                .param(of)
                .query(String.class)
                .single();
    }
}
