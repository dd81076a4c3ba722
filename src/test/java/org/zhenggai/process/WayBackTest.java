package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.plan.Plans;

/** A task that a designer drew sends an item back, and the item is worked on where it was sent: its state follows. */
@EngineTest
class WayBackTest extends ProcessTest {

    private static final String ITEM = "processes/rectification-item/rectification-item.bpmn";

    private static final String FORM = """
            {"id": "legalReview", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "components": [{"type": "radio", "id": "decision", "key": "decision", "label": "审核意见",
               "validate": {"required": true},
               "values": [{"label": "同意", "value": "approved"}, {"label": "重新核验", "value": "toVerification"},
                 {"label": "继续整改", "value": "toWork"}, {"label": "重报措施", "value": "returned"},
                 {"label": "重审措施", "value": "refused"}, {"label": "重新分派", "value": "handedBack"},
                 {"label": "回到签收", "value": "signAgain"}]}]}
            """;

    private static final String TASK = """
            <bpmn:userTask id="userTask_legalReview" name="法制审核" camunda:formRef="legalReview" \
            camunda:formRefBinding="deployment" camunda:candidateGroups="rectification-office">\
            <bpmn:extensionElements><camunda:properties><camunda:property name="views" value="item"/>\
            <camunda:property name="duty" value="handle"/></camunda:properties></bpmn:extensionElements></bpmn:userTask>
            <bpmn:sequenceFlow id="flow_legal" sourceRef="userTask_legalReview" targetRef="gateway_isLegal"/>
            <bpmn:exclusiveGateway id="gateway_isLegal" name="同意？" default="flow_legalUnclear"/>
            <bpmn:sequenceFlow id="flow_legalUnclear" sourceRef="gateway_isLegal" targetRef="serviceTask_returnToWork"/>
            """;

    private final List<String> deployments = new ArrayList<>();

    @Autowired
    private Plans plans;

    @BeforeEach
    void withTheTask() {
        String task = TASK
                + way("approved", "callActivity_signOff")
                + way("toVerification", "callActivity_verifyItem")
                + way("toWork", "serviceTask_askForReport")
                + way("returned", "userTask_proposeMeasures")
                + way("refused", "userTask_reviewMeasures")
                + way("handedBack", "userTask_reassignItem")
                + way("signAgain", "userTask_acceptItem");
        deployments.add(Models.ofProject()
                .with(
                        ITEM,
                        "sourceRef=\"gateway_isVerified\" targetRef=\"callActivity_signOff\">",
                        "sourceRef=\"gateway_isVerified\" targetRef=\"userTask_legalReview\">")
                .with(
                        ITEM,
                        "<bpmn:callActivity id=\"callActivity_signOff\"",
                        task + "<bpmn:callActivity id=\"callActivity_signOff\"")
                .plus("forms/rectification-item/legalReview.form", FORM)
                .deploy(engine));
    }

    @AfterEach
    void withoutTheTask() {
        deployments.forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment, true));
    }

    private static String way(String answer, String to) {
        return """
                <bpmn:sequenceFlow id="flow_legal_%1$s" sourceRef="gateway_isLegal" targetRef="%2$s">\
                <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == '%1$s'}</bpmn:conditionExpression>\
                </bpmn:sequenceFlow>
                """.formatted(answer, to);
    }

    private long sentBack(String answer) {
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        cycle.complete("legalReview", item, OFFICE, Map.of("decision", answer));
        return item;
    }

    @ParameterizedTest
    @CsvSource({
        "approved, SIGN_OFF, signOffLeader",
        "toVerification, VERIFICATION, verifyItem",
        "toWork, IN_WORK, reportProgress",
        "returned, ACCEPTED, proposeMeasures",
        "refused, MEASURES_REVIEW, reviewMeasures",
        "handedBack, HANDED_BACK, reassignItem",
        "signAgain, ASSIGNED, acceptItem"
    })
    void theStateFollowsTheModelBack(String answer, ItemState state, String task) {
        long item = sentBack(answer);
        assertThat(state(item)).isEqualTo(state);
        assertThat(cycle.tasks(task, item)).hasSize(1);
        assertThat(returns(item))
                .hasSize(answer.equals("approved") ? 0 : 1)
                .allMatch(line -> line.contains("流程在环节“法制审核”之后退回"));
    }

    @Test
    void whatWasSentBackToItsVerifierIsVerifiedAgain() {
        long item = sentBack("toVerification");
        cycle.verify(item);
        assertThat(state(item)).isEqualTo(ItemState.SIGN_OFF);
        assertThat(cycle.tasks("legalReview", item)).hasSize(1);
    }

    @Test
    void whatWasSentBackToItsUnitIsReportedAgain() {
        long item = sentBack("toWork");
        cycle.complete("reportProgress", item, HANDLER, done());
        assertThat(state(item)).isEqualTo(ItemState.VERIFICATION);
    }

    @Test
    void measuresAreProposedAndReviewedAnew() {
        long item = sentBack("returned");
        cycle.complete("proposeMeasures", item, HANDLER, Map.of("measures", "重新制定收款计划"));
        assertThat(state(item)).isEqualTo(ItemState.MEASURES_REVIEW);
        cycle.complete("reviewMeasures", item, OFFICE, Map.of("decision", "approved"));
        assertThat(state(item)).isEqualTo(ItemState.IN_WORK);
        assertThat(jdbc.sql("select text from measure where item = ? and state <> 'PROPOSED' order by position")
                        .param(item)
                        .query(String.class)
                        .list())
                .as("what was agreed and verified stays, what is new comes behind it")
                .endsWith("建立台账", "重新制定收款计划");
    }

    /** A designer's task between two of ours, with a way back to the first. */
    private void between(String model, String flow, String view, String back) {
        String next = flow.replaceFirst(".*targetRef=\"([^\"]+)\".*", "$1");
        String task = TASK.replace("value=\"item\"", "value=\"" + view + "\"")
                        .replace("targetRef=\"serviceTask_returnToWork\"", "targetRef=\"" + back + "\"")
                + way("approved", next);
        deployments.add(Models.ofProject()
                .with(model, flow, flow.replace("targetRef=\"" + next, "targetRef=\"userTask_legalReview"))
                .with(model, "<bpmn:userTask id=\"" + next + "\"", task + "<bpmn:userTask id=\"" + next + "\"")
                .plus("forms/" + model.split("/")[1] + "/legalReview.form", FORM)
                .deploy(engine));
    }

    @Test
    void aPlanThatWasLedBackIsPreparedAgain() {
        between(
                "processes/rectification-round/rectification-round.bpmn",
                "sourceRef=\"gateway_isPlanApproved\" targetRef=\"userTask_confirmPlan\"",
                "round",
                "userTask_preparePlan");
        long round = cycle.plannedRound(1, Cycle::planned);
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        cycle.complete("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        cycle.complete("legalReview", round, OFFICE, Map.of("decision", "returned"));
        assertThat(plans.isEditable(round)).isTrue();
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        cycle.complete("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        cycle.complete("legalReview", round, OFFICE, Map.of("decision", "approved"));
        cycle.complete("confirmPlan", round, SECRETARY, confirmed());
        assertThat(cycle.items(round)).hasSize(1).allMatch(item -> state(item) != ItemState.CLOSED);
        assertThat(jdbc.sql("select state from plan_version where round = ? order by number")
                        .param(round)
                        .query(String.class)
                        .list())
                .containsExactly("RETURNED", "FINAL");
    }

    @Test
    void aDecisionThatWasLedBackIsCarriedOutAgain() {
        between(
                "processes/meeting-decision/meeting-decision.bpmn",
                "sourceRef=\"userTask_carryOutDecision\" targetRef=\"userTask_confirmDecision\"",
                "meetingDecision",
                "userTask_carryOutDecision");
        long round = cycle.startedRound(1);
        cycle.items(round).forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        cycle.complete("checkBulletin", cycle.period(round), OFFICE, Map.of());
        LocalDate due = LocalDate.of(2024, 3, 29);
        cycle.hear(
                cycle.period(round), heard(LocalDate.of(2024, 3, 22), "decisions", List.of(decision("1", "报方案", due))));
        cycle.runJobs();
        long decision =
                jdbc.sql("select max(id) from decision").query(Long.class).single();
        cycle.complete("carryOutDecision", decision, HANDLER, Map.of("result", "done", "answer", "已报"));
        cycle.complete("legalReview", decision, OFFICE, Map.of("decision", "returned"));
        cycle.complete("carryOutDecision", decision, HANDLER, Map.of("result", "done", "answer", "补报"));
        assertThat(jdbc.sql("select state || answer_text from decision where id = ?")
                        .param(decision)
                        .query(String.class)
                        .single())
                .isEqualTo("ANSWERED补报");
    }

    private ItemState state(long item) {
        return ItemState.valueOf(jdbc.sql("select state from item where id = ?")
                .param(item)
                .query(String.class)
                .single());
    }

    private List<String> returns(long item) {
        return jdbc.sql("select text from event where item = ? and kind = 'STEP_RETURNED'")
                .param(item)
                .query(String.class)
                .list();
    }
}
