package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhenggai.process.Cycle.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.process.Answers;

/**
 * Five changes that towns ask for, each as its designer makes it: checked, compared, released by an administrator, and
 * what runs is moved over; no Java is touched.
 */
class FiveChangesTest extends DesignersServer {

    private static final String SIGN_OFF = "processes/sign-off/sign-off.bpmn";
    private static final String VERIFICATION = "processes/verification/verification.bpmn";
    private static final String ITEM = "processes/rectification-item/rectification-item.bpmn";
    private static final String LEVELS = "processes/escalation/escalation-level.dmn";
    private static final String ACCEPT = "forms/rectification-item/acceptItem.form";
    private static final String PLANE = "</bpmndi:BPMNPlane>";

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    /** What has moved to a change goes with it, so that rounds of other classes have no instances any more. */
    @Override
    @AfterEach
    void nothingHappened() {
        ClockUtil.reset();
        jdbc.sql("update round set state = 'ARCHIVED' where state <> 'WITHDRAWN'")
                .update();
    }

    private static HttpResponse<String> moved(Visitor mover, String process, String choice) {
        return mover.form("/workshop/migration/" + process, "kind=MOVE" + choice, mover.token("/workshop/migration"));
    }

    /**
     * The page of the draft says what changes and its trial what comes of that; then it is released, and running instances of the process move.;
     * who acts, what is called and what is asked for changes in them by the administrator's hand only.
     */
    private void brought(
            Map<String, String> files,
            String process,
            String choice,
            boolean touches,
            List<String> words,
            String... effects) {
        String page = draft(files);
        assertThat(administrator.get(page).body()).contains(words);
        String trial = tried(page);
        for (String effect : effects) {
            assertThat(trial).containsPattern(effect);
        }
        assertThat(visitor()
                        .basic(DESIGNER, PASSWORD)
                        .get("/engine-rest/version")
                        .statusCode())
                .isEqualTo(200);
        release(page, false);
        Visitor mover = loggedIn(DESIGNER);
        HttpResponse<String> started = moved(mover, process, choice);
        assertThat(started.statusCode() != 302).isEqualTo(touches);
        if (touches) {
            assertThat(started.body()).contains("须由管理员迁移");
            mover = administrator;
            started = moved(mover, process, choice);
        }
        Visitor reader = mover;
        String report = started.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        String body = await().atMost(Duration.ofSeconds(60))
                .until(() -> reader.get(report).body(), text -> !text.contains("data-running"));
        assertThat(body).contains("件已按新版本办理，没有留下的");
    }

    /** Has the draft tried on its page, and waits as the page does; the program is tried without its tests. */
    private String tried(String page) {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        System.setProperty(
                "zhenggai.class.path",
                Arrays.stream(classes.split(File.pathSeparator))
                        .filter(place -> !place.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator)));
        HttpResponse<String> begun = administrator.form(page + "/trial", "", administrator.token(page));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
        String trial = await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> administrator.get(page + "/trial").body(), text -> !text.contains("data-running"));
        assertThat(trial).contains("已试办。", "改动后的流程从头走到了尾。");
        return trial;
    }

    private static Map<String, String> only(Map<String, String> files, String... paths) {
        Map<String, String> some = new TreeMap<>(files);
        some.keySet().retainAll(List.of(paths));
        return some;
    }

    @Test
    void aLevelOfATable() {
        long before = cycle.itemInWork();
        cycle.cutOff(cycle.roundOf(before));
        cycle.runJobs();
        ClockUtil.reset();
        assertThat(levelOf(before)).isEqualTo(1);
        Map<String, String> files = only(designersFiles(), LEVELS);
        replace(files, LEVELS, "<text>1</text>", "<text>2</text>");
        brought(
                files,
                "escalation",
                "",
                false,
                List.of("escalation-level", "督办级别"),
                "督办：发提醒函，现在\\d+，改为\\d+",
                "事项16，现在1，改为2",
                "问了\\d+项，1 改为 2的\\d+项");
        long stalled = cycle.itemInWork();
        cycle.cutOff(cycle.roundOf(stalled));
        cycle.runJobs();
        assertThat(levelOf(stalled)).isEqualTo(2);
    }

    private int levelOf(long stalled) {
        return jdbc.sql("select max(s.level) from escalation_step s join escalation_episode e on e.id = s.episode"
                        + " where e.item = ?")
                .param(stalled)
                .query(Integer.class)
                .single();
    }

    @Test
    void aTaskWithFormGatewayAndDutyBeforeTheSecretary() {
        Map<String, String> files = designersFiles();
        replace(
                files,
                SIGN_OFF,
                "<bpmn:sequenceFlow id=\"flow_noSums\"",
                LEGAL + "<bpmn:sequenceFlow id=\"flow_noSums\"");
        replace(
                files,
                SIGN_OFF,
                "sourceRef=\"gateway_needsSums\" targetRef=\"userTask_signOffSecretary\"",
                "sourceRef=\"gateway_needsSums\" targetRef=\"userTask_legalReview\"");
        replace(files, SIGN_OFF, PLANE, LEGAL_DRAWN + PLANE);
        files.put("forms/sign-off/legalReview.form", legalForm());
        long running = cycle.itemInWork();
        cycle.toSignOff(running);
        ClockUtil.reset();
        brought(files, "sign-off", "", true, List.of("法制审核", "新增"), "销号审批：法制审核，现在0，改为[1-9]", "件，下一步：.* 改为 .*法制审核");
        cycle.complete("signOffLeader", running, LEADER, Answers.approved());
        assertThat(cycle.tasks("signOffSecretary", running)).isEmpty();
        assertThat(cycle.task("legalReview", running).getDueDate()).isNotNull();
        HttpResponse<String> kept = submit(HANDLER, "legalReview", running, Map.of("decision", "approved"));
        assertThat(kept.statusCode()).as(kept.body()).isIn(403, 422);
        HttpResponse<String> back = submit(OFFICE, "legalReview", running, Map.of("decision", "returned"));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(204);
        cycle.complete("signOffLeader", running, LEADER, Answers.approved());
        submit(OFFICE, "legalReview", running, Map.of("decision", "approved"));
        assertThat(cycle.tasks("signOffSecretary", running)).hasSize(1);
    }

    @Test
    void aTimerThatRemindsOnVerification() {
        Map<String, String> files = designersFiles();
        replace(
                files,
                VERIFICATION,
                "<bpmn:userTask id=\"userTask_verifyItem\"",
                REMINDER + "<bpmn:userTask id=\"userTask_verifyItem\"");
        replace(files, VERIFICATION, PLANE, REMINDER_DRAWN + PLANE);
        long running = cycle.itemInWork();
        cycle.complete("reportProgress", running, HANDLER, done());
        ClockUtil.reset();
        brought(
                files,
                "verification",
                "",
                true,
                List.of("提醒核验", "新增"),
                "核验：提醒核验，现在0，改为[1-9]",
                "在办[1-9]\\d*件，可以迁移[1-9]");
        Task task = cycle.task("verifyItem", running);
        String timer = management.createJobQuery().activityId("timer_verificationSlow").list().stream()
                .filter(job -> job.getProcessInstanceId().equals(task.getProcessInstanceId()))
                .findFirst()
                .orElseThrow()
                .getId();
        management.executeJob(timer);
        // What is sent is tested where messages are (ReminderTest).
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .activityId("endEvent_reminded")
                        .finished()
                        .count())
                .isOne();
        assertThat(cycle.tasks("verifyItem", running)).hasSize(1);
    }

    @Test
    void aNewRequiredField() throws IOException {
        Map<String, String> files = designersFiles();
        ObjectNode form = (ObjectNode) JSON.readTree(files.get(ACCEPT));
        field(form, "textfield", "phone", "联系电话").putObject("validate").put("required", true);
        files.put(ACCEPT, form.toString());
        brought(
                files,
                "rectification-item",
                "",
                true,
                List.of("联系电话", "acceptItem"),
                "联系电话，现在0，改为[1-9]",
                "待办[1-9]\\d*件，迁移后换用新表单");
        HttpResponse<String> without = submit(HEAD, "acceptItem", item, Map.of("decision", "accepted"));
        assertThat(without.statusCode()).as(without.body()).isEqualTo(422);
        assertThat(without.body()).contains("请填写“联系电话”。");
        HttpResponse<String> with =
                submit(HEAD, "acceptItem", item, Map.of("decision", "accepted", "phone", "0769-12345678"));
        assertThat(with.statusCode()).as(with.body()).isEqualTo(204);
    }

    @Test
    void aRenamedStepWithWhatRunsInIt() {
        Map<String, String> files = designersFiles();
        replace(
                files,
                ITEM,
                "id=\"userTask_reviewMeasures\" name=\"审核整改措施\"",
                "id=\"userTask_checkMeasures\" name=\"核对整改措施\"" + " camunda:dueDate=\"P3D\"");
        replace(files, ITEM, "userTask_reviewMeasures", "userTask_checkMeasures");
        cycle.complete("acceptItem", item, HEAD, Map.of("decision", "accepted"));
        cycle.complete("proposeMeasures", item, HANDLER, Map.of("measures", "清理账目"));
        ClockUtil.reset();
        Task before = cycle.task("reviewMeasures", item);
        brought(
                files,
                "rectification-item",
                "&to.userTask_reviewMeasures=userTask_checkMeasures",
                false,
                List.of("核对整改措施"),
                "整改事项：核对整改措施，现在0，改为[1-9]",
                "“审核整改措施”[1-9]\\d*件，由“核对整改措施”接续");
        Task after = cycle.task("checkMeasures", item);
        assertThat(after.getId()).isEqualTo(before.getId());
        assertThat(after.getDueDate()).isEqualTo(before.getDueDate());
        HttpResponse<String> answer = submit(OFFICE, "checkMeasures", item, Answers.approved());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static String legalForm() {
        ObjectNode form = JSON.createObjectNode().put("id", "legalReview").put("type", "default");
        form.put("schemaVersion", 16).put("executionPlatform", "Camunda Platform");
        ObjectNode decision = field(form, "radio", "decision", "审核意见");
        decision.putArray("values").addAll(options("同意", "approved", "退回责任领导", "returned"));
        decision.putObject("validate").put("required", true);
        form.withArray("components")
                .addObject()
                .put("type", "button")
                .put("action", "submit")
                .put("label", "提交");
        return form.toString();
    }

    private static final String LEGAL = """
            <bpmn:userTask id="userTask_legalReview" name="法制审核" camunda:formRef="legalReview" \
            camunda:formRefBinding="deployment" camunda:candidateGroups="rectification-office" camunda:dueDate="P5D">
              <bpmn:documentation>整改办在主要领导之前作法制审核。</bpmn:documentation>
              <bpmn:extensionElements><camunda:properties><camunda:property name="views" value="item,signOff"/>\
            <camunda:property name="duty" value="review"/></camunda:properties></bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:exclusiveGateway id="gateway_isLegal" name="审核同意？" default="flow_notLegal">
              <bpmn:documentation>同意的送主要领导，其余退回责任领导。</bpmn:documentation>
            </bpmn:exclusiveGateway>
            <bpmn:sequenceFlow id="flow_legalReview_isLegal" sourceRef="userTask_legalReview" targetRef="gateway_isLegal"/>
            <bpmn:sequenceFlow id="flow_legal" name="同意" sourceRef="gateway_isLegal" targetRef="userTask_signOffSecretary">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'approved'}\
            </bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="flow_notLegal" name="退回" sourceRef="gateway_isLegal" targetRef="userTask_signOffLeader"/>
            """;

    private static final String LEGAL_DRAWN = shape("userTask_legalReview", 520, 420, 100, 80)
            + shape("gateway_isLegal", 545, 540, 50, 50)
            + edge("flow_legalReview_isLegal", 570, 500, 570, 540)
            + edge("flow_legal", 595, 565, 720, 370)
            + edge("flow_notLegal", 545, 565, 300, 200);

    private static final String REMINDER = """
            <bpmn:boundaryEvent id="timer_verificationSlow" name="核验三天未办" attachedToRef="userTask_verifyItem" \
            cancelActivity="false"><bpmn:timerEventDefinition id="timerDefinition_verificationSlow">\
            <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${workdays.ofItem(execution.processBusinessKey, 'verifyItem')}\
            </bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="flow_remind" sourceRef="timer_verificationSlow" targetRef="serviceTask_remind"/>
            <bpmn:serviceTask id="serviceTask_remind" name="提醒核验" camunda:delegateExpression="${remindDelegate}">\
            <bpmn:documentation>三个工作日没有核验的，提醒能办的人。</bpmn:documentation>\
            <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="whom">candidates\
            </camunda:inputParameter><camunda:inputParameter name="text">核验已过三个工作日，请尽快办理\
            </camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>
            <bpmn:sequenceFlow id="flow_reminded" sourceRef="serviceTask_remind" targetRef="endEvent_reminded"/>
            <bpmn:endEvent id="endEvent_reminded" name="已提醒"/>
            """;

    private static final String REMINDER_DRAWN = shape("timer_verificationSlow", 232, 182, 36, 36)
            + shape("serviceTask_remind", 300, 420, 100, 80)
            + shape("endEvent_reminded", 450, 442, 36, 36)
            + edge("flow_remind", 250, 218, 300, 460)
            + edge("flow_reminded", 400, 460, 450, 460);
}
