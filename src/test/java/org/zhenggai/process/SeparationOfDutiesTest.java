package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.plan.PlanTable.Change;
import org.zhenggai.round.ItemKind;
import org.zhenggai.round.ItemState;

/** Who may do what holds by force: against people of two roles, administrators and tampered forms. */
@EngineTest
class SeparationOfDutiesTest extends ProcessTest {

    /** Reports for unit1 and works in the office. */
    private static final String REPORTER = "reporter-in-office";

    /** May verify and sign, and submit and approve plans. */
    private static final String CHIEF = "chief-of-all";

    private static final String ADMIN = "guanli";

    @Autowired
    private Directory directory;

    private TaskService tasks;

    @BeforeEach
    void people() {
        tasks = engine.getTaskService();
        cycle.people();
        if (engine.getIdentityService().createUserQuery().userId(CHIEF).count() == 0) {
            add(REPORTER, "unit1", Role.INSPECTED_UNIT, Role.RECTIFICATION_OFFICE);
            add(CHIEF, null, Role.RECTIFICATION_OFFICE, Role.DISCIPLINE, Role.LEADING_GROUP, Role.SECRETARY);
        }
    }

    private void add(String username, String unit, Role... roles) {
        directory.addPerson(
                new Directory.Person(username, "测试-" + username, "both", unit, null, Set.of(roles)), "test-only");
    }

    /** Does this with a user's rights, as a web request of his would. */
    private void as(String user, Runnable action) {
        var identities = engine.getIdentityService();
        identities.setAuthentication(
                user,
                identities.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
        try {
            action.run();
        } finally {
            identities.clearAuthentication();
        }
    }

    private void asMightyAdmin(Runnable action) {
        AuthorizationService rights = engine.getAuthorizationService();
        Authorization all = rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        all.setGroupId(Role.CAMUNDA_ADMIN.code());
        all.setResource(Resources.TASK);
        all.setResourceId(Authorization.ANY);
        all.setPermissions(new Permissions[] {Permissions.ALL});
        rights.saveAuthorization(all);
        try {
            as(ADMIN, action);
        } finally {
            rights.deleteAuthorization(all.getId());
        }
    }

    private long reportedByReporter() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, REPORTER, done());
        return item;
    }

    @Test
    void whoReportedMayNotVerify() {
        long item = reportedByReporter();
        assertRefused("您填报过该事项的报告，不能核验", () -> cycle.complete("verifyItem", item, REPORTER, passed()));
        assertRefused("您填报过该事项的报告，不能核验", () -> cycle.complete("verifyItem", item, REPORTER, failed("缺")));
        cycle.complete("verifyItem", item, OFFICE, passed());
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
    }

    @Test
    void reporterMayNotVerifyWhenAnAdministratorAssignsHim() {
        long item = reportedByReporter();
        String task = cycle.task("verifyItem", item).getId();
        asMightyAdmin(() -> tasks.setAssignee(task, REPORTER));
        assertRefused("不能核验", () -> cycle.complete("verifyItem", item, REPORTER, passed()));
    }

    @Test
    void reporterMayNotVerifyWhenAnAdministratorDelegatesToHim() {
        long item = reportedByReporter();
        String task = cycle.task("verifyItem", item).getId();
        asMightyAdmin(() -> tasks.delegateTask(task, REPORTER));
        as(REPORTER, () -> tasks.resolveTask(task, Map.of("outcome", "passed", "decision", "passed")));
        assertThat(item(item).state()).isEqualTo(ItemState.VERIFICATION);
        asMightyAdmin(() -> tasks.setAssignee(task, REPORTER));
        assertRefused("不能核验", () -> cycle.complete("verifyItem", item, REPORTER, passed()));
    }

    @Test
    void reporterMayNotVerifyWhenAnAdministratorMakesHimACandidate() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        String task = cycle.task("verifyItem", item).getId();
        asMightyAdmin(() -> tasks.addCandidateUser(task, HANDLER));
        assertRefused("不能核验", () -> cycle.complete("verifyItem", item, HANDLER, passed()));
    }

    @Test
    void whoVerifiedMayNotSign() {
        long item = cycle.itemInWork(row -> new Change(
                row.id(),
                row.version(),
                "unit1",
                List.of(),
                CHIEF,
                ItemKind.DATED,
                planned(row).deadline(),
                true));
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, CHIEF, passed());
        assertRefused("您核验过该事项，不能审批销号", () -> cycle.complete("signOffLeader", item, CHIEF, approved()));
        String task = cycle.task("signOffLeader", item).getId();
        asMightyAdmin(() -> tasks.addCandidateUser(task, LEADER));
        cycle.complete("signOffLeader", item, LEADER, approved());
        assertRefused("您核验过该事项，不能审批销号", () -> cycle.complete("signOffSecretary", item, CHIEF, approved()));
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        Map<String, Object> resolution = resolution("approved", START.toLocalDate());
        assertRefused("您核验过该事项，不能审批销号", () -> cycle.complete("recordResolution", item, CHIEF, resolution));
        cycle.complete("recordResolution", item, OFFICE, resolution);
    }

    @Test
    void whoSubmittedAPlanMayNotDecideOnIt() {
        long round = cycle.plannedRound(1, Cycle::planned);
        cycle.complete("preparePlan", round, CHIEF, Map.of());
        assertRefused(
                "方案由您提交，须由他人审定", () -> cycle.complete("approvePlan", round, CHIEF, approvedOn(START.toLocalDate())));
    }

    @Test
    void whoIsNoCandidateCannotComplete() {
        long item = cycle.itemInWork();
        assertForbidden(() -> cycle.complete("reportProgress", item, OTHER_UNIT, report(10)));
        assertForbidden(() -> cycle.complete("reportProgress", item, OFFICE, report(10)));
        assertForbidden(() -> cycle.complete("reportProgress", item, ADMIN, report(10)));
    }

    @Test
    void administratorWithAllRightsOnTasksCannotComplete() {
        long item = cycle.itemInWork();
        String task = cycle.task("reportProgress", item).getId();
        assertRefused("不在此任务的办理人范围内", () -> asMightyAdmin(() -> tasks.complete(task, new HashMap<>(report(10)))));
    }

    @Test
    void withoutALoginNothingIsCompleted() {
        long item = cycle.itemInWork();
        String task = cycle.task("reportProgress", item).getId();
        assertRefused("请先登录", () -> tasks.complete(task, new HashMap<>(report(10))));
    }

    @Test
    void colleagueCannotCompleteAClaimedTask() {
        long item = cycle.itemInWork();
        String task = cycle.task("reportProgress", item).getId();
        as(HEAD, () -> tasks.claim(task, HEAD));
        assertRefused("此任务已由" + HEAD + "认领", () -> cycle.complete("reportProgress", item, HANDLER, report(10)));
        cycle.complete("reportProgress", item, HEAD, report(10));
        assertThat(reports(item)).containsExactly("SUBMITTED");
    }

    @Test
    void submittedVariablesDoNotChangeTheRouteOfAMajorItem() {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        Map<String, Object> tampering =
                Map.of("signOffRoute", "ordinary", "outcome", "approved", "level", 0, "item", "none", "major", false);
        cycle.complete("reportProgress", item, HANDLER, with(done(), tampering));
        cycle.complete("verifyItem", item, DISCIPLINE, with(passed(), tampering));
        cycle.complete("signOffLeader", item, LEADER, with(approved(), tampering));
        cycle.complete("signOffSecretary", item, SECRETARY, with(approved(), tampering));
        assertThat(cycle.instance("sign-off", item)).isWaitingAt("userTask_recordResolution");
    }

    @Test
    void submittedOutcomeDoesNotDecideAGateway() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, with(report(100), Map.of("outcome", "done")));
        assertThat(cycle.instance("rectification-item", item)).isWaitingAt("event_reportDue");
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
    }

    @Test
    void junkLeavesNothingInTheEngine() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        assertCarriesLittle(item);
        Map<String, Object> junk = Map.of("x", "1", "initiator", "me", "comment", "很长".repeat(900), "list", List.of(1));
        cycle.complete("acceptItem", item, HEAD, with(Map.of("decision", "accepted"), junk));
        assertCarriesLittle(item);
        cycle.complete("proposeMeasures", item, HANDLER, with(Map.of("measures", "清账"), junk));
        assertCarriesLittle(item);
        cycle.complete("reviewMeasures", item, OFFICE, with(approved(), junk));
        cycle.openPeriod(cycle.roundOf(item));
        cycle.complete("reportProgress", item, HANDLER, with(done(), junk));
        assertCarriesLittle(item);
        cycle.complete("verifyItem", item, DISCIPLINE, with(passed(), junk));
        assertCarriesLittle(item);
        assertThat(variables(item, "TASK_ID_ is null")).containsExactly("signOffRoute");
    }

    /** An instance carries gateway answers only; its task adds views and shields, at most 8 variables in all. */
    private void assertCarriesLittle(long item) {
        assertThat(variables(item, "TASK_ID_ is null")).isSubsetOf("outcome", "signOffRoute", "level");
        assertThat(variables(item, "TASK_ID_ is not null"))
                .isSubsetOf("item", "measures", "progress", "outcome", "signOffRoute", "level");
        assertThat(variables(item, "true")).hasSizeLessThanOrEqualTo(8);
    }

    private List<String> variables(long item, String which) {
        return jdbc.sql("select NAME_ from ACT_RU_VARIABLE where PROC_INST_ID_ = ? and " + which + " order by NAME_")
                .param((cycle.instance("sign-off", item) == null
                                ? cycle.instance("rectification-item", item)
                                : cycle.instance("sign-off", item))
                        .getId())
                .query(String.class)
                .list();
    }

    private static Map<String, Object> with(Map<String, Object> form, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(form);
        all.putAll(more);
        return all;
    }
}
