package org.zhenggai.closing.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
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
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.plan.PlanTable.Change;

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
                new Directory.Person(username, "测试-" + username, "handler", unit, null, Set.of(roles)), "test-only");
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
        String sentence = "测试-" + REPORTER + "填报过该事项的报告，不能核验";
        assertRefused(sentence, () -> asMightyAdmin(() -> tasks.setAssignee(task, REPORTER)));
        assertRefused(sentence, () -> tasks.setAssignee(task, REPORTER));
        assertRefused("您填报过该事项的报告，不能核验", () -> as(REPORTER, () -> tasks.claim(task, REPORTER)));
        assertThat(refusedActs(item))
                .containsExactly(
                        ADMIN + " " + REPORTER + " ASSIGNED verifyItem",
                        "system " + REPORTER + " ASSIGNED verifyItem",
                        REPORTER + " " + REPORTER + " CLAIMED verifyItem");
    }

    /** What was refused about an item and kept, in order. */
    private List<String> refusedActs(long item) {
        return jdbc.sql("select actor || ' ' || concerned || ' ' || way || ' ' || task from refused_act"
                        + " where item = ? order by id")
                .param(item)
                .query(String.class)
                .list();
    }

    @Test
    void reporterMayNotVerifyWhenAnAdministratorDelegatesToHim() {
        long item = reportedByReporter();
        String task = cycle.task("verifyItem", item).getId();
        assertRefused("不能核验", () -> asMightyAdmin(() -> tasks.delegateTask(task, REPORTER)));
        assertThat(refusedActs(item)).containsExactly(ADMIN + " " + REPORTER + " ASSIGNED verifyItem");
        asMightyAdmin(() -> tasks.delegateTask(task, OFFICE));
        assertRefused("交回委派的任务时不能带填写内容", () -> as(OFFICE, () -> tasks.resolveTask(task, Map.of("decision", "passed"))));
        as(OFFICE, () -> tasks.resolveTask(task));
        assertThat(item(item).state()).isEqualTo(ItemState.VERIFICATION);
    }

    @Test
    void reporterMayNotVerifyWhenAnAdministratorMakesHimACandidate() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        String task = cycle.task("verifyItem", item).getId();
        assertRefused("不能核验", () -> asMightyAdmin(() -> tasks.addCandidateUser(task, HANDLER)));
        assertRefused("不能核验", () -> tasks.addUserIdentityLink(task, HANDLER, "candidate"));
        assertRefused("不能核验", () -> tasks.addCandidateGroup(task, Role.groupOfPerson(HANDLER)));
        assertRefused("不在此任务的办理人范围内", () -> completeUnchecked(task, HANDLER));
        assertThat(refusedActs(item))
                .containsExactly(
                        ADMIN + " " + HANDLER + " NAMED_CANDIDATE verifyItem",
                        "system " + HANDLER + " NAMED_CANDIDATE verifyItem",
                        "system " + HANDLER + " NAMED_CANDIDATE verifyItem",
                        HANDLER + " " + HANDLER + " COMPLETED verifyItem");
    }

    /** Completes as this user without asking the engine's own rights, as a hole in them would. */
    private void completeUnchecked(String task, String user) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        as(
                user,
                () -> configuration
                        .getCommandExecutorTxRequired()
                        .execute(context -> context.runWithoutAuthorization(() -> {
                            tasks.complete(task, new HashMap<>(passed()));
                            return null;
                        })));
    }

    @Test
    void whoProposedTheMeasuresOrUploadedTheUnitsEvidenceMayNotVerify() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HEAD, done());
        String task = cycle.task("verifyItem", item).getId();
        assertRefused("替责任单位提出过该事项的措施", () -> tasks.setAssignee(task, HANDLER));
        assertRefused("填报过该事项的报告", () -> tasks.setAssignee(task, HEAD));
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into evidence_content (sha256, size, content_type, store, stored_at)"
                        + " values (?, 1, 'text/plain', 'file', current_timestamp)")
                .param("%064d".formatted(item))
                .update(key, "id");
        long content = key.getKeyAs(Long.class);
        for (String uploader : List.of(CHIEF, REPORTER)) {
            jdbc.sql("insert into evidence (item, content, file_name, kind, note, uploaded_by, uploaded_at)"
                            + " values (?, ?, 'x.txt', 'txt', '', ?, current_timestamp)")
                    .params(item, content, uploader)
                    .update();
        }
        assertRefused("上传过佐证材料，不能核验", () -> cycle.complete("verifyItem", item, REPORTER, passed()));
        // What a verifier of no unit has put there himself is no evidence of the unit.
        cycle.complete("verifyItem", item, CHIEF, passed());
    }

    private long ledBy(String leader) {
        return cycle.itemInWork(row -> new Change(
                row.id(),
                row.version(),
                "unit1",
                List.of("unit2"),
                leader,
                ItemKind.DATED,
                planned(row).deadline(),
                false));
    }

    @Test
    void headOfTheUnitMayNotGiveTheLeadersSignature() {
        String both = "leader-and-head";
        if (directory.nameOf(both).equals(both)) {
            directory.addPerson(
                    new Directory.Person(
                            both,
                            "测试-兼任",
                            "head",
                            "unit2",
                            null,
                            Set.of(Role.LEADING_GROUP, Role.INSPECTED_UNIT, Role.SECRETARY)),
                    "test-only");
        }
        long item = ledBy(both);
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, DISCIPLINE, passed());
        String task = cycle.task("signOffLeader", item).getId();
        String sentence = "您是该事项牵头或配合单位的负责人，不能以责任领导身份审批销号，请整改办变更责任领导后办理";
        assertRefused(sentence, () -> as(both, () -> tasks.claim(task, both)));
        assertRefused(sentence, () -> cycle.complete("signOffLeader", item, both, approved()));
        assertRefused(sentence, () -> cycle.complete("signOffLeader", item, both, refused("缺")));
        assertRefused("不能以责任领导身份", () -> asMightyAdmin(() -> tasks.setAssignee(task, both)));
        assertThat(refusedActs(item)).hasSize(4);
    }

    @Test
    void nobodyGivesBothSignatures() {
        long item = ledBy(CHIEF);
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, DISCIPLINE, passed());
        cycle.complete("signOffLeader", item, CHIEF, approved());
        assertRefused("您已以责任领导身份审批过该事项", () -> cycle.complete("signOffSecretary", item, CHIEF, approved()));
        String task = cycle.task("signOffSecretary", item).getId();
        assertRefused("已以责任领导身份审批过该事项", () -> tasks.setAssignee(task, CHIEF));
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
    }

    @Test
    void whoAskedForMoreTimeMayNotGrantIt() {
        String asker = "asker-and-leader";
        if (directory.nameOf(asker).equals(asker)) {
            add(asker, "unit1", Role.INSPECTED_UNIT, Role.LEADING_GROUP);
        }
        long item = ledBy(asker);
        cycle.complete("reportProgress", item, asker, extension(LocalDate.of(2024, 9, 20)));
        cycle.complete("reviewExtension", item, OFFICE, supported());
        assertRefused("您申请过该事项的延期，不能审批", () -> cycle.complete("decideExtension", item, asker, approved()));
        String task = cycle.task("decideExtension", item).getId();
        assertRefused("申请过该事项的延期", () -> as(asker, () -> tasks.claim(task, asker)));
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
        cycle.verify(item, CHIEF);
        assertRefused("您核验过该事项，不能审批销号", () -> cycle.complete("signOffLeader", item, CHIEF, approved()));
        jdbc.sql("update item set leader = ? where id = ?").params(LEADER, item).update();
        String task = cycle.task("signOffLeader", item).getId();
        asMightyAdmin(() -> tasks.addCandidateUser(task, LEADER));
        cycle.complete("signOffLeader", item, LEADER, approved());
        assertRefused("您核验过该事项，不能审批销号", () -> cycle.complete("signOffSecretary", item, CHIEF, approved()));
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        Map<String, Object> resolution = resolution("approved", START.toLocalDate());
        assertRefused("您核验过该事项，不能登记其销号的党委会决议", () -> cycle.complete("recordResolution", item, CHIEF, resolution));
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
        assertRefused("此任务已由测试-" + HEAD + "认领", () -> cycle.complete("reportProgress", item, HANDLER, report(10)));
        cycle.complete("reportProgress", item, HEAD, report(10));
        assertThat(reports(item)).containsExactly("SUBMITTED");
    }

    @Test
    void submittedVariablesDoNotChangeTheRouteOfAMajorItem() {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        Map<String, Object> tampering =
                Map.of("signOffRoute", "ordinary", "outcome", "approved", "level", 0, "item", "none", "major", false);
        completeAfter(tampering, "reportProgress", item, HANDLER, done());
        completeAfter(tampering, "verifyItem", item, DISCIPLINE, with(passedOnSite(), Map.of("members", TEAM)));
        TEAM.forEach(member -> cycle.coVerify(item, member, Map.of("decision", "agreed")));
        cycle.runJobs();
        completeAfter(tampering, "signOffLeader", item, LEADER, approved());
        completeAfter(tampering, "signOffSecretary", item, SECRETARY, approved());
        assertThat(cycle.instance("sign-off", item)).isWaitingAt("userTask_recordResolution");
    }

    /** Submits first with more than the form has, which is refused, and then without. */
    private void completeAfter(
            Map<String, Object> tampering, String key, long item, String user, Map<String, Object> form) {
        tampering.forEach((name, value) -> assertRefused(
                "“" + name + "”", () -> cycle.complete(key, item, user, with(form, Map.of(name, value)))));
        cycle.complete(key, item, user, form);
    }

    @Test
    void submittedOutcomeDoesNotDecideAGateway() {
        long item = cycle.itemInWork();
        assertRefused(
                "表单中没有“outcome”这一项",
                () -> cycle.complete("reportProgress", item, HANDLER, with(report(100), Map.of("outcome", "done"))));
        cycle.complete("reportProgress", item, HANDLER, report(100));
        assertThat(cycle.instance("rectification-item", item)).isWaitingAt("gateway_untilNextReport");
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
    }

    @Test
    void junkLeavesNothingInTheEngine() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        assertCarriesLittle(item);
        Map<String, Object> junk = Map.of("x", "1", "initiator", "me", "comment", "很长".repeat(900), "list", List.of(1));
        completeAfter(junk, "acceptItem", item, HEAD, Map.of("decision", "accepted"));
        assertCarriesLittle(item);
        completeAfter(junk, "proposeMeasures", item, HANDLER, Map.of("measures", "清账"));
        assertCarriesLittle(item);
    }

    @Test
    void whatWasPutAtTheInstanceBeforehandIsCheckedAsWellAndLeavesNoTrace() {
        long item = cycle.itemInWork();
        String instance = cycle.instance("rectification-item", item).getId();
        engine.getRuntimeService().setVariable(instance, "difficulties", 5);
        engine.getRuntimeService().setVariable(instance, "junk", "x");
        assertRefused("“困难问题”须为文字", () -> cycle.complete("reportProgress", item, HANDLER, report(10)));
        String task = cycle.task("reportProgress", item).getId();
        tasks.setVariableLocal(task, "progress", 300);
        assertRefused(
                "“累计进度”须在0到100之间，现为300",
                () -> cycle.complete(
                        "reportProgress",
                        item,
                        HANDLER,
                        Map.of("done", "清账", "request", "continue", "difficulties", "无")));
        cycle.complete("reportProgress", item, HANDLER, with(report(10), Map.of("difficulties", "无")));
        assertCarriesLittle(item);
    }

    @Test
    void completionPastTheFormIsCheckedLikeTheForm() {
        long item = cycle.itemInWork();
        String task = cycle.task("reportProgress", item).getId();
        assertRefused(
                "“累计进度”须在0到100之间，现为120", () -> as(HANDLER, () -> tasks.complete(task, new HashMap<>(report(120)))));
        assertRefused(
                "表单中没有“level”这一项", () -> as(HANDLER, () -> tasks.complete(task, with(report(10), Map.of("level", 5)))));
        as(HANDLER, () -> tasks.complete(task, new HashMap<>(report(20))));
        assertThat(item(item).progress()).isEqualTo(20);
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
