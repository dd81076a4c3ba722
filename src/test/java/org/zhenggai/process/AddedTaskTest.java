package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.plan.PlanTable;
import org.zhenggai.work.plan.PlanTable.Change;

/** A designer draws the task 法制审核 into a flow; its answer {@code rejected} is no yes, wherever the task stands. */
@EngineTest
class AddedTaskTest extends AddedTask {

    private static final String[] OF_ITEMS = {"rectification-item", "verification", "sign-off"};

    /** Puts the task into a flow and deploys all that designers own. */
    private void deployWithTask(String model, String flow, String view) {
        deployed(new LegalReview().into(model, flow, view, LegalReview.ONE));
    }

    @ParameterizedTest
    @CsvSource({
        "rectification-item, flow_reportProgress_reportRequest, true",
        "rectification-item, flow_done, true",
        "rectification-item, flow_verifyItem_isVerified, true",
        "rectification-item, flow_verified, true",
        "rectification-item, flow_signOff_isSignedOff, true",
        "rectification-item, flow_signedOff, true",
        "verification, flow_verifyItem_isJoint, true",
        "verification, flow_joint, true",
        "verification, flow_settleJointCheck_isAgreed, true",
        "verification, flow_agreed, true",
        "verification, flow_passed, false",
        "sign-off, flow_verified_routeSignOff, true",
        "sign-off, flow_signOffLeader_isLeaderApproved, true",
        "sign-off, flow_leaderApproved, true",
        "sign-off, flow_noSums, false",
        "sign-off, flow_confirmSums_areSumsConfirmed, true",
        "sign-off, flow_sumsConfirmed, true",
        "sign-off, flow_signOffSecretary_isSecretaryApproved, true",
        "sign-off, flow_secretaryApproved, true",
        "sign-off, flow_noResolutionNeeded, false",
        "sign-off, flow_recordResolution_isResolutionAdopted, true",
        "sign-off, flow_resolutionAdopted, true"
    })
    void rejectedItemIsNotClosed(String model, String flow, boolean isEveryStep) {
        deployWithTask(model, flow, "item");
        long item = isEveryStep ? cycle.itemInWork(AddedTaskTest::majorWithMoney) : cycle.itemInWork();
        boolean isReviewed = false;
        for (int step = 0; step < 20 && !isStopped(item, isReviewed); step++) {
            Task task = engine.getTaskService()
                    .createTaskQuery()
                    .processDefinitionKeyIn(OF_ITEMS)
                    .processInstanceBusinessKey(Long.toString(item))
                    .list()
                    .get(0);
            isReviewed |= task.getTaskDefinitionKey().endsWith("legalReview");
            play(item, task);
        }
        assertThat(isReviewed).isTrue();
        assertThat(item(item).state()).isNotEqualTo(ItemState.CLOSED);
        assertThat(count("select count(*) from closed_file where item = ?", item))
                .isZero();
        boolean isBackInWork = item(item).state() == ItemState.IN_WORK;
        assertThat(isBackInWork || isIncident(item, OF_ITEMS)).isTrue();
    }

    private static Change majorWithMoney(PlanTable.Row row) {
        Change plain = Cycle.plannedAsMajor(row);
        return new Change(
                row.id(), row.version(), "unit1", List.of(), LEADER, ItemKind.DATED, plain.deadline(), true, true);
    }

    private boolean isStopped(long item, boolean isReviewed) {
        runJobsThatFail();
        return isIncident(item, OF_ITEMS)
                || item(item).state() == ItemState.CLOSED
                || isReviewed && item(item).state() == ItemState.IN_WORK;
    }

    private void play(long item, Task task) {
        String key = task.getTaskDefinitionKey().replaceFirst("userTask_", "");
        switch (key) {
            case "legalReview" -> cycle.complete(key, item, OFFICE_OTHER, Map.of("decision", "rejected"));
            case "reportProgress" -> cycle.complete(key, item, HANDLER, done());
            case "verifyItem" -> verify(item);
            case "coVerifyItem" ->
                TEAM.stream()
                        .filter(member -> cycle.coVerification(item, member) != null)
                        .findFirst()
                        .ifPresent(member -> cycle.coVerify(item, member, Map.of("decision", "agreed")));
            case "signOffLeader" -> cycle.complete(key, item, LEADER, approved());
            case "confirmSums" -> cycle.complete(key, item, DISCIPLINE, sums("100"));
            case "signOffSecretary" -> cycle.complete(key, item, SECRETARY, approved());
            case "recordResolution" ->
                cycle.complete(key, item, OFFICE_OTHER, resolution("approved", START.toLocalDate()));
            default -> throw new AssertionError("nobody plays " + key);
        }
    }

    private void verify(long item) {
        Map<String, Object> form = new TreeMap<>(passedOnSite());
        if (item(item).major()) {
            form.put("members", TEAM);
        }
        cycle.complete("verifyItem", item, OFFICE, form);
    }

    @ParameterizedTest
    @CsvSource({
        "flow_preparePlan_approvePlan",
        "flow_approvePlan_isPlanApproved",
        "flow_planApproved",
        "flow_confirmPlan_isPlanFinal",
        "flow_planFinal"
    })
    void rejectedPlanStartsNoItem(String flow) {
        deployWithTask("rectification-round", flow, "round");
        long round = cycle.plannedRound(1, Cycle::planned);
        boolean isReviewed = false;
        for (int step = 0;
                step < 6 && !(isReviewed && cycle.tasks("legalReview", round).isEmpty());
                step++) {
            if (!cycle.tasks("legalReview", round).isEmpty()) {
                cycle.complete("legalReview", round, OFFICE_OTHER, Map.of("decision", "rejected"));
                isReviewed = true;
            } else if (!cycle.tasks("preparePlan", round).isEmpty()) {
                cycle.complete("preparePlan", round, OFFICE, Map.of());
            } else if (!cycle.tasks("approvePlan", round).isEmpty()) {
                cycle.complete("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
            } else {
                cycle.complete("confirmPlan", round, SECRETARY, confirmed());
            }
        }
        for (String key : List.of("approvePlan", "confirmPlan")) {
            if (!cycle.tasks(key, round).isEmpty()) {
                cycle.complete(
                        key,
                        round,
                        SECRETARY,
                        key.equals("approvePlan") ? approvedOn(START.toLocalDate()) : confirmed());
            }
        }
        runJobsThatFail();
        assertThat(isIncident(round, "rectification-round")).isTrue();
        assertThat(count("select count(*) from item where round = ? and state <> 'PLANNED'", round))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"flow_checkBulletin_hearBulletin", "flow_hearBulletin_isBulletinApproved", "flow_bulletinApproved"})
    void rejectedBulletinIsNotPublished(String flow) {
        deployWithTask("fortnightly-report", flow, "period");
        long round = cycle.roundOf(cycle.itemInWork());
        cycle.cutOff(round);
        long period = cycle.period(round);
        cycle.complete("checkBulletin", period, OFFICE, Map.of());
        for (int step = 0; step < 2; step++) {
            if (!cycle.tasks("legalReview", period).isEmpty()) {
                cycle.complete("legalReview", period, OFFICE_OTHER, Map.of("decision", "rejected"));
            } else {
                cycle.hear(period, heard(START.toLocalDate()));
            }
        }
        runJobsThatFail();
        assertThat(isIncident(period, "fortnightly-report")).isTrue();
        assertThat(count("select count(*) from bulletin where period = ? and state = 'PUBLISHED'", period))
                .isZero();
    }
}
