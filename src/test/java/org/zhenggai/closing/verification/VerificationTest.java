package org.zhenggai.closing.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Answers.asList;
import static org.zhenggai.process.Answers.failed;
import static org.zhenggai.process.Answers.passed;
import static org.zhenggai.process.Answers.passedOnSite;
import static org.zhenggai.process.Answers.toWork;
import static org.zhenggai.process.Cycle.DISCIPLINE;
import static org.zhenggai.process.Cycle.HANDLER;
import static org.zhenggai.process.Cycle.HEAD;
import static org.zhenggai.process.Cycle.LEADER;
import static org.zhenggai.process.Cycle.OFFICE;
import static org.zhenggai.process.Cycle.START;
import static org.zhenggai.process.Cycle.TEAM;
import static org.zhenggai.process.Cycle.done;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.people.absence.Absences;
import org.zhenggai.people.mirror.Mirror;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.plan.PlanTable.Change;

/** Verification: what it takes, a conclusion per measure, words that sound unfinished, and the joint team. */
@EngineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerificationTest extends ProcessTest {

    private static final String SECOND = TEAM.get(0);
    private static final String THIRD = TEAM.get(1);
    private static final Map<String, Object> AGREED = Map.of("decision", "agreed");

    @Autowired
    private Directory directory;

    @Autowired
    private Absences absences;

    @Autowired
    private Mirror mirror;

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("update absence set ended_at = from_day").update();
        mirror.renewAll();
    }

    private long asked() {
        return asked(done());
    }

    private long asked(Map<String, Object> report) {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, report);
        return item;
    }

    private long askedAsMajor() {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        cycle.complete("reportProgress", item, HANDLER, done());
        return item;
    }

    private static Map<String, Object> with(Map<String, Object> form, Object... more) {
        Map<String, Object> longer = new HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            longer.put((String) more[i], more[i + 1]);
        }
        return longer;
    }

    private static Map<String, Object> jointly(Object... more) {
        return with(with(passedOnSite(), "members", TEAM), more);
    }

    private static Map<String, Object> row(int no, String conclusion, String remark) {
        return with(Map.of("no", no, "conclusion", conclusion), "remark", remark);
    }

    private void verify(long item, Map<String, Object> form) {
        cycle.complete("verifyItem", item, DISCIPLINE, form);
    }

    private void assertNotVerified(String sentence, long item, Map<String, Object> form) {
        assertRefused(sentence, () -> verify(item, form));
    }

    private Map<String, Object> latest(long item) {
        return rows("select * from verification where item = ? order by id desc limit 1", item)
                .get(0);
    }

    @Test
    void passedRecordSaysWhoWhenAndWhat() {
        long item = asked();
        verify(item, passedOnSite());
        assertThat(cycle.instance("verification", item)).isNull();
        assertThat(cycle.instance("rectification-item", item)).isWaitingAt("callActivity_signOff");
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
        assertThat(latest(item))
                .containsEntry("VERDICT", "PASSED")
                .containsEntry("METHOD", "site")
                .containsEntry("PLACE", "财政分局办公室")
                .containsEntry("RECEIVED_BY", "分局负责人")
                .containsEntry("SEEN", "台账与账目一致")
                .containsEntry("BY_WHOM", DISCIPLINE)
                .containsEntry("CONFIRMED_WORDS", null);
        assertThat(latest(item).get("CHECKED_ON"))
                .hasToString(item(item).stateSince().toLocalDate().toString());
        assertThat(rows(
                        "select m.position, j.conclusion from verification_measure j join measure m on m.id = j.measure"
                                + " where m.item = ? order by m.position",
                        item))
                .hasToString("[{POSITION=1, CONCLUSION=DONE}, {POSITION=2, CONCLUSION=DONE}]");
    }

    @Test
    void returnedItemGoesBackWithoutAConclusionOnEachMeasure() {
        long item = asked();
        verify(item, with(failed("台账缺两个月"), "conclusions", List.of(Map.of("no", 1), row(2, "notDone", "台账未建"))));
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
        assertThat(latest(item)).containsEntry("VERDICT", "RETURNED").containsEntry("REASON", "台账缺两个月");
        assertThat(rows(
                        "select conclusion, remark from verification_measure where verification = ?",
                        latest(item).get("ID")))
                .hasToString("[{CONCLUSION=NOT_DONE, REMARK=台账未建}]");
    }

    @Test
    void dayOfTheCheckLiesBetweenTheRequestAndToday() {
        long item = asked();
        LocalDate today = item(item).stateSince().toLocalDate();
        assertNotVerified(
                "晚于今天", item, with(passed(), "checkedOn", today.plusDays(1).toString()));
        assertNotVerified(
                "早于申请核验的" + org.zhenggai.kernel.Days.words(today),
                item,
                with(passed(), "checkedOn", today.minusDays(1).toString()));
        assertNotVerified("请填写“核验日期”", item, with(passed(), "checkedOn", ""));
        assertNotVerified(
                "早于申请核验",
                item,
                with(failed("缺"), "checkedOn", today.minusDays(1).toString()));
    }

    @Test
    void eachMethodAsksForWhatWasSeen() {
        long item = asked();
        assertNotVerified("请选择“核验方式”：没有“hearsay”这个选项", item, with(passed(), "method", "hearsay"));
        assertNotVerified("请填写“核查地点”", item, with(passedOnSite(), "place", " "));
        assertNotVerified("“核查地点”超过200字，现有201字", item, with(passedOnSite(), "place", "远".repeat(201)));
        assertNotVerified("请填写“接待人”", item, with(passedOnSite(), "receivedBy", null));
        assertNotVerified("请填写“所见情况”", item, with(passedOnSite(), "seen", null));
        Map<String, Object> sample =
                with(passed(), "method", "sample", "sampleTotal", 40, "sampleSize", 5, "seen", "凭证齐全");
        assertNotVerified("“抽查数”须为1到40之间的整数", item, with(sample, "sampleSize", 41));
        assertNotVerified("“总数”不能小于1，现为0", item, with(sample, "sampleTotal", 0));
        assertNotVerified("“核查地点”在所选的答案下不填", item, with(sample, "place", "财政分局办公室"));
        assertNotVerified("请填写“所见情况”", item, with(sample, "seen", ""));
        verify(item, sample);
        assertThat(latest(item))
                .containsEntry("METHOD", "sample")
                .containsEntry("SAMPLE_SIZE", 5)
                .containsEntry("SAMPLE_TOTAL", 40);
    }

    @Test
    void lessThanTheRequiredMethodDoesNotPassButReturns() {
        long item = cycle.itemInWork(row -> {
            Change plan = Cycle.planned(row);
            return new Change(
                    plan.id(),
                    plan.version(),
                    plan.leadUnit(),
                    plan.assisting(),
                    plan.leader(),
                    ItemKind.STANDING,
                    plan.deadline(),
                    false);
        });
        cycle.complete("reportProgress", item, HANDLER, done());
        assertThat(view("verifyItem", item, "verification"))
                .containsEntry("method", "抽查")
                .containsEntry("why", "长期坚持的事项须抽查执行情况")
                .containsEntry("isJoint", false)
                .containsEntry("reporters", "测试-" + HANDLER);
        assertThat(view("verifyItem", item, "verification").get("methods"))
                .extracting("open")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting("value")
                .containsExactly("sample", "site");
        assertNotVerified("长期坚持的事项须抽查执行情况，“查阅资料”不够", item, passed());
        verify(item, with(passed(), "decision", "returned", "reason", "记录不全"));
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
    }

    @Test
    void twiceReturnedItemIsSeenOnTheSpot() {
        long item = asked();
        verify(item, failed("缺一"));
        cycle.complete("reportProgress", item, HANDLER, done());
        verify(item, failed("缺二"));
        cycle.complete("reportProgress", item, HANDLER, done());
        assertNotVerified("核验已两次未通过，须现场核查，“查阅资料”不够", item, passed());
        verify(item, passedOnSite());
        assertThat(count("select count(*) from verification where item = ? and verdict = 'RETURNED'", item))
                .isEqualTo(2);
    }

    @Test
    void passingNeedsAConclusionOnEveryMeasure() {
        long item = asked();
        assertThat(shown("verifyItem", item, "conclusions"))
                .hasToString("[{no=1, measure=清理账目}, {no=2, measure=建立台账}]");
        Map<String, Object> first = row(1, "done", null);
        assertNotVerified("第2条措施还没有结论", item, with(passed(), "conclusions", List.of(first, Map.of("no", 2))));
        assertNotVerified(
                "第1、2条措施还没有结论", item, with(passed(), "conclusions", List.of(Map.of("no", 1), Map.of("no", 2))));
        assertNotVerified("“各条措施的结论”须为2行，现为1行", item, with(passed(), "conclusions", List.of(first)));
        assertNotVerified("“各条措施的结论”须为2行，现为0行", item, with(passed(), "conclusions", List.of()));
        assertNotVerified("“各条措施的结论”须为清单", item, with(passed(), "conclusions", "全部落实"));
        assertNotVerified(
                "“各条措施的结论”第2行的“序号”为只读内容", item, with(passed(), "conclusions", List.of(first, row(3, "done", null))));
        assertNotVerified(
                "“各条措施的结论”第2行的“序号”为只读内容", item, with(passed(), "conclusions", List.of(first, row(1, "partly", "差"))));
        assertNotVerified(
                "请选择“各条措施的结论”第2行的“结论”：没有“soso”这个选项",
                item,
                with(passed(), "conclusions", List.of(first, row(2, "soso", null))));
        assertNotVerified(
                "第2条措施为“部分落实”，请在“说明”中写明", item, with(passed(), "conclusions", List.of(first, row(2, "partly", ""))));
        Map<String, Object> partly = with(passed(), "conclusions", List.of(first, row(2, "partly", "缺一月")));
        assertNotVerified("第2条措施没有全部落实，请退回，或者写明“未全部落实仍予通过的理由”", item, partly);
        // As Tasklist submits it: JSON, the columns that are only read with it, numbers with or without a point.
        Object whole = asList(List.of(
                Map.of("no", 1.0, "measure", "清理账目", "conclusion", "done"),
                Map.of("no", 2, "measure", "建立台账", "conclusion", "partly", "remark", "缺一月")));
        verify(item, with(partly, "conclusions", whole, "unmetReason", "该月无业务发生"));
        assertThat(latest(item)).containsEntry("VERDICT", "PASSED").containsEntry("UNMET_REASON", "该月无业务发生");
    }

    @Test
    void doubtfulWordsOfTheReportAreConfirmedOneByOne() {
        long item = asked(with(done(), "done", "三宗已办结，剩余一宗月内办结"));
        assertThat(view("verifyItem", item, "verification").get("doubts"))
                .hasToString("[{word=剩余, context=三宗已办结，剩余一宗月内办结}]");
        assertNotVerified("像是没有办完的字样：剩余（三宗已办结，剩余一宗月内办结）", item, passed());
        assertNotVerified("请逐处核对", item, with(passed(), "isConfirmed", true));
        assertNotVerified("请逐处核对", item, with(passed(), "confirmationReason", "已办结"));
        assertNotVerified("只能勾选或不勾选", item, with(passed(), "isConfirmed", "true", "confirmationReason", "已办结"));
        verify(item, with(passed(), "isConfirmed", true, "confirmationReason", "第四宗已在报告后办结，见结案书"));
        assertThat(latest(item))
                .containsEntry("CONFIRMED_WORDS", "剩余（三宗已办结，剩余一宗月内办结）")
                .containsEntry("CONFIRMATION_REASON", "第四宗已在报告后办结，见结案书");
        assertThat(events(item)).endsWith("REPORTED", "WORDS_CONFIRMED", "VERIFIED");
        assertThat(rows("select text from event where item = ? and kind = 'WORDS_CONFIRMED'", item))
                .hasToString("[{TEXT=剩余（三宗已办结，剩余一宗月内办结），核对说明：第四宗已在报告后办结，见结案书}]");
    }

    @Test
    void doubtfulWordsOfTheOpinionCountAsWell() {
        long item = asked();
        assertNotVerified("基本（基本完成）", item, with(passed(), "opinion", "基本完成"));
        verify(item, with(failed("尚未办结"), "opinion", "只完成部分"));
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
    }

    @Test
    void confirmationWithoutSuchWordsLeavesNothing() {
        long item = asked();
        verify(item, with(passed(), "isConfirmed", true, "confirmationReason", "无"));
        assertThat(latest(item)).containsEntry("CONFIRMATION_REASON", null);
        assertThat(events(item)).doesNotContain("WORDS_CONFIRMED");
    }

    @Test
    void threeNamesStandUnderAJointCheck() {
        long item = askedAsMajor();
        verify(item, jointly());
        assertThat(item(item).state()).isEqualTo(ItemState.VERIFICATION);
        assertThat(cycle.instance("verification", item)).isWaitingAt("userTask_coVerifyItem");
        Task task = cycle.coVerification(item, SECOND);
        assertThat(timeOf(task.getDueDate()).toLocalDate())
                .isAfter(item(item).stateSince().toLocalDate());
        cycle.coVerify(item, SECOND, AGREED);
        cycle.runJobs();
        assertThat(item(item).state()).isEqualTo(ItemState.VERIFICATION);
        cycle.coVerify(item, THIRD, AGREED);
        cycle.runJobs();
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
        assertThat(latest(item))
                .containsEntry("VERDICT", "PASSED")
                .extractingByKey("SETTLED_AT")
                .isNotNull();
        assertThat(rows("select text from event where item = ? and kind = 'VERIFIED'", item))
                .hasToString("[{TEXT=属实（核验人：测试-%s、测试-%s、测试-%s）}]".formatted(DISCIPLINE, SECOND, THIRD));
        assertThat(events(item)).endsWith("JOINT_CHECK_ASKED", "JOINT_CHECK_AGREED", "JOINT_CHECK_AGREED", "VERIFIED");
    }

    @Test
    void dissentReturnsToTheLeadWhoMustReviseOrReturn() {
        long item = askedAsMajor();
        verify(item, jointly());
        assertRefused("请填写“不同意的理由”", () -> cycle.coVerify(item, SECOND, Map.of("decision", "dissented")));
        cycle.coVerify(item, SECOND, Map.of("decision", "dissented", "reason", "台账缺三月"));
        cycle.runJobs();
        assertThat(cycle.tasks("coVerifyItem", item))
                .as("the other one is not asked on")
                .isEmpty();
        assertThat(item(item).state()).isEqualTo(ItemState.VERIFICATION);
        assertThat(latest(item)).containsEntry("VERDICT", "WITHDRAWN");
        Map<?, ?> proposal =
                (Map<?, ?>) view("verifyItem", item, "verification").get("proposal");
        assertThat(proposal.get("team").toString()).contains("不同意", "台账缺三月", "未签署");
        assertThat(shown("verifyItem", item, "opinion")).isEqualTo("属实");
        assertThat(shown("verifyItem", item, "conclusions").toString()).contains("conclusion=done");

        assertRefused("此次核验由测试-" + DISCIPLINE + "牵头", () -> cycle.complete("verifyItem", item, OFFICE, jointly()));
        assertRefused("请由其修改或者退回", () -> cycle.complete("verifyItem", item, SECOND, failed("缺三月")));
        assertNotVerified("请填写“对不同意见的处理”", item, jointly());
        verify(item, jointly("revision", "三月台账已补，附后"));
        TEAM.forEach(member -> cycle.coVerify(item, member, AGREED));
        cycle.runJobs();
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
        assertThat(rows("select verdict, revision from verification where item = ? order by id", item))
                .hasToString("[{VERDICT=WITHDRAWN, REVISION=null}, {VERDICT=PASSED, REVISION=三月台账已补，附后}]");
    }

    @Test
    void leadMayReturnTheItemAfterADissent() {
        long item = askedAsMajor();
        verify(item, jointly());
        cycle.coVerify(item, THIRD, Map.of("decision", "dissented", "reason", "台账缺三月"));
        cycle.runJobs();
        verify(item, failed("台账缺三月"));
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
        assertThat(count("select count(*) from verification where item = ? and verdict = 'RETURNED'", item))
                .isEqualTo(1);
    }

    @Test
    void silentCoVerifierDoesNotHoldTheItemUp() {
        long item = askedAsMajor();
        verify(item, jointly());
        cycle.coVerify(item, SECOND, AGREED);
        cycle.runJobs();
        var timer = cycle.timer("verification", item, "boundary_jointCheckOverdue");
        assertThat(timeOf(timer.getDuedate()).toLocalTime()).isEqualTo(LocalTime.of(18, 0));
        cycle.fireTimer("verification", item, "boundary_jointCheckOverdue");
        assertThat(cycle.instance("verification", item)).isWaitingAt("userTask_verifyItem");
        assertThat(rows("select text from event where item = ? and kind = 'JOINT_CHECK_OVERDUE'", item))
                .hasToString("[{TEXT=测试-" + THIRD + "未按期签署意见}]");
        cycle.at(START);
    }

    @Test
    void anotherTakesOverWhenTheLeadIsAway() {
        long item = askedAsMajor();
        String lead = verifier("away-lead");
        cycle.complete("verifyItem", item, lead, jointly());
        cycle.coVerify(item, SECOND, Map.of("decision", "dissented", "reason", "缺"));
        cycle.runJobs();
        assertRefused("牵头", () -> verify(item, failed("缺三月")));
        LocalDate today = item(item).stateSince().toLocalDate();
        absences.set(lead, OFFICE, today, today.plusDays(3), lead);
        verify(item, failed("缺三月"));
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
    }

    @Test
    void teamIsWhatItMustBe() {
        long item = askedAsMajor();
        assertThat(view("verifyItem", item, "verification"))
                .containsEntry("team", 3)
                .containsEntry("isJoint", true);
        assertNotVerified(
                "“抽查”不够",
                item,
                with(passed(), "method", "sample", "sampleTotal", 9, "sampleSize", 9, "seen", "凭证齐全", "members", TEAM));
        assertNotVerified("须3人会同核验，请提名2名会同核验人，现为0名", item, passedOnSite());
        assertNotVerified("现为1名", item, jointly("members", List.of(SECOND)));
        assertNotVerified("现为3名", item, jointly("members", List.of(SECOND, THIRD, OFFICE)));
        assertNotVerified("“会同核验人”有重复的选项", item, jointly("members", List.of(SECOND, SECOND)));
        assertNotVerified(
                "请选择“会同核验人”：没有“" + DISCIPLINE + "”这个选项", item, jointly("members", List.of(SECOND, DISCIPLINE)));
        String gone = verifier("gone-verifier");
        assertThat(people(item)).contains(gone).doesNotContain(LEADER);
        directory.retire(gone, "guanli");
        assertThat(people(item)).doesNotContain(gone);
        for (String nobody : List.of(LEADER, "nobody", gone)) {
            assertNotVerified("请选择“会同核验人”：没有“" + nobody + "”这个选项", item, jointly("members", List.of(SECOND, nobody)));
        }
    }

    @Test
    void whoLeadsIsNotOfferedAsHisOwnCoVerifier() {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        cycle.complete("reportProgress", item, HANDLER, done());
        assertThat(people(item)).contains(DISCIPLINE, OFFICE);
        String offered = ((Map<?, ?>) shownTo(DISCIPLINE, "verifyItem", item, "verifying"))
                .get("people")
                .toString();
        assertThat(offered)
                .contains(OFFICE)
                .doesNotContain("=" + DISCIPLINE + ",")
                .contains(Cycle.TEAM.get(0));
    }

    /** Whom the form offers as co-verifiers. */
    private String people(long item) {
        return view("verifyItem", item, "verifying").get("people").toString();
    }

    @Test
    void whoReportedIsNoCoVerifier() {
        String reporter = person("reporting-verifier", "unit1", Role.INSPECTED_UNIT, Role.DISCIPLINE);
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        cycle.complete("reportProgress", item, reporter, done());
        assertNotVerified("请选择“会同核验人”：没有“" + reporter + "”这个选项", item, jointly("members", List.of(SECOND, reporter)));
        assertThat(people(item)).contains(SECOND).doesNotContain(reporter);
    }

    @Test
    void whoIsAwayIsNotNominatedAndLendsNobodyHisAnswer() {
        long item = askedAsMajor();
        String absent = verifier("absent-verifier");
        String away = verifier("verifier-away-before");
        LocalDate today = item(item).stateSince().toLocalDate();
        absences.set(away, HEAD, today, today.plusDays(3), away);
        assertNotVerified("没有“" + away + "”这个选项", item, jointly("members", List.of(SECOND, away)));
        verify(item, jointly("members", List.of(SECOND, absent)));
        absences.set(absent, HEAD, today, today.plusDays(3), absent);
        assertForbidden(() -> cycle.completeAs(HEAD, cycle.coVerification(item, absent), AGREED));
        cycle.coVerify(item, absent, AGREED);
    }

    @Test
    void nobodyAnswersForAnother() {
        long item = askedAsMajor();
        verify(item, jointly());
        Task second = cycle.coVerification(item, SECOND);
        Task third = cycle.coVerification(item, THIRD);
        for (String outsider : List.of(HANDLER, LEADER, OFFICE, DISCIPLINE, THIRD)) {
            assertForbidden(() -> cycle.completeAs(outsider, second, AGREED));
        }
        engine.getTaskService().addCandidateUser(second.getId(), THIRD);
        engine.getTaskService().addCandidateUser(second.getId(), OFFICE);
        assertRefused("您不是这次会同核验的核验人", () -> cycle.completeAs(OFFICE, second, AGREED));
        cycle.completeAs(THIRD, third, AGREED);
        assertRefused("每人只能签署一次", () -> cycle.completeAs(THIRD, second, AGREED));
        cycle.completeAs(SECOND, second, AGREED);
        cycle.runJobs();
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
    }

    private static final Map<String, Object> TAMPERING = Map.of(
            "nrOfInstances",
            1,
            "nrOfActiveInstances",
            0,
            "nrOfCompletedInstances",
            2,
            "loopCounter",
            9,
            "member",
            THIRD,
            "outcome",
            "passed");

    private void assertTamperingRefused(Function<Map<String, Object>, ThrowingCallable> action) {
        TAMPERING.forEach((name, value) -> assertRefused("表单中没有“" + name + "”这一项", action.apply(Map.of(name, value))));
    }

    /** Submitted, they are refused; put there beforehand, they are thrown away. */
    @Test
    void tamperedVariablesSettleNothing() {
        long item = askedAsMajor();
        assertTamperingRefused(tampering -> () -> {
            Map<String, Object> form = jointly();
            form.putAll(tampering);
            verify(item, form);
        });
        engine.getTaskService().setVariables(cycle.task("verifyItem", item).getId(), TAMPERING);
        verify(item, jointly());
        Task second = cycle.coVerification(item, SECOND);
        assertTamperingRefused(tampering -> () -> {
            Map<String, Object> form = new HashMap<>(AGREED);
            form.putAll(tampering);
            cycle.completeAs(SECOND, second, form);
        });
        engine.getTaskService().setVariables(second.getId(), TAMPERING);
        cycle.coVerify(item, SECOND, AGREED);
        cycle.runJobs();
        assertThat(item(item).state()).isEqualTo(ItemState.VERIFICATION);
        Task third = cycle.coVerification(item, THIRD);
        engine.getTaskService().setVariables(third.getId(), TAMPERING);
        cycle.coVerify(item, THIRD, Map.of("decision", "dissented", "reason", "缺"));
        cycle.runJobs();
        assertThat(cycle.instance("verification", item)).isWaitingAt("userTask_verifyItem");
    }

    /** Both press the button at the same moment; neither sees an error. */
    @Test
    void twoCoVerifiersAnswerAtOnce() throws Exception {
        long item = askedAsMajor();
        verify(item, jointly());
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> answers = TEAM.stream()
                    .map(member -> {
                        Task task = cycle.coVerification(item, member);
                        return (Callable<Void>) () -> {
                            cycle.completeAs(member, task, AGREED);
                            return null;
                        };
                    })
                    .toList();
            for (Future<Void> answer : people.invokeAll(answers)) {
                answer.get();
            }
        } finally {
            people.shutdown();
        }
        cycle.runJobs();
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
    }

    @Test
    void whoCoVerifiedMayNotSign() {
        String signer = person("signing-verifier", null, Role.DISCIPLINE, Role.LEADING_GROUP);
        long item = cycle.itemInWork(row -> {
            Change plan = Cycle.plannedAsMajor(row);
            return new Change(
                    plan.id(),
                    plan.version(),
                    plan.leadUnit(),
                    plan.assisting(),
                    signer,
                    plan.kind(),
                    plan.deadline(),
                    true);
        });
        cycle.complete("reportProgress", item, HANDLER, done());
        verify(item, jointly("members", List.of(SECOND, signer)));
        cycle.coVerify(item, SECOND, AGREED);
        cycle.coVerify(item, signer, AGREED);
        cycle.runJobs();
        assertRefused("您核验过该事项，不能审批销号", () -> cycle.complete("signOffLeader", item, signer, toWork("缺")));
    }

    private String verifier(String username) {
        return person(username, null, Role.DISCIPLINE);
    }

    private String person(String username, String unit, Role... roles) {
        if (engine.getIdentityService().createUserQuery().userId(username).count() == 0) {
            directory.addPerson(
                    new Directory.Person(username, "测试-" + username, "handler", unit, null, Set.of(roles)),
                    "test-only");
        }
        return username;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway_isJoint", "gateway_isAgreed"})
    void answerThatNobodyKnowsIsNoConclusion(String gateway) {
        long item = asked();
        String ended = answerUnknown("verification", item, gateway);
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(ended)
                        .activityId("endEvent_verificationUnclear")
                        .count())
                .isEqualTo(1);
        assertThat(item(item).state()).isEqualTo(ItemState.VERIFICATION);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken("verification");
    }
}
