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
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.plan.PlanTable;
import org.zhenggai.work.plan.PlanTable.Change;

/** Every way through the signatures of a closure. */
@EngineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class SignOffTest extends ProcessTest {

    private static final LocalDate MET_ON = LocalDate.of(2024, 3, 11);

    private static final String SECRETARY_GROUP = "secretary";

    /** Of the office, and not the one who verifies. */
    private static final String OFFICE_OTHER = "office2";

    @Autowired
    private Directory directory;

    @BeforeEach
    void anotherOfTheOffice() {
        cycle.people();
        if (directory.nameOf(OFFICE_OTHER).equals(OFFICE_OTHER)) {
            directory.addPerson(
                    new Directory.Person(
                            OFFICE_OTHER, "测试-office2", "office", null, null, Set.of(Role.RECTIFICATION_OFFICE)),
                    "test-only");
        }
    }

    private ProcessInstance instance(long item) {
        return cycle.instance("sign-off", item);
    }

    private long ordinary() {
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        return item;
    }

    private long major() {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        cycle.toSignOff(item);
        return item;
    }

    private long withMoney() {
        long item = cycle.itemInWork(Cycle::plannedWithMoney);
        cycle.toSignOff(item);
        return item;
    }

    private static Change majorWithMoney(PlanTable.Row row) {
        return new Change(
                row.id(),
                row.version(),
                "unit1",
                List.of(),
                LEADER,
                ItemKind.STANDING,
                LocalDate.of(2024, 8, 30),
                true,
                true);
    }

    private List<String> signatures(long item) {
        return jdbc.sql("select step || ' ' || verdict || coalesce(' ' || sent_to, '') from sign_off where item = ?"
                        + " order by id")
                .param(item)
                .query(String.class)
                .list();
    }

    private void assertClosed(long item) {
        cycle.runJobs();
        assertThat(item(item).state()).isEqualTo(ItemState.CLOSED);
        assertThat(instance(item)).isNull();
        assertThat(cycle.instance("rectification-item", item)).isNull();
    }

    @Test
    void ordinaryItemNeedsLeaderAndSecretary() {
        long item = ordinary();
        var instance = instance(item);
        assertThat(cycle.task("signOffLeader", item)).hasCandidateGroup("person:" + LEADER);
        cycle.complete("signOffLeader", item, LEADER, Map.of("decision", "approved", "opinion", "已看现场"));
        assertThat(cycle.task("signOffSecretary", item)).hasCandidateGroup(SECRETARY_GROUP);
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        assertThat(instance).isEnded().hasNotPassed("userTask_confirmSums", "userTask_recordResolution");
        assertClosed(item);
        assertThat(signatures(item)).containsExactly("LEADER APPROVED", "SECRETARY APPROVED");
        assertThat(rows("select reason from sign_off where item = ? and step = 'LEADER'", item))
                .singleElement()
                .hasToString("{REASON=已看现场}");
    }

    @Test
    void majorItemNeedsAResolutionWithItsNumber() {
        long item = major();
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        assertThat(instance(item)).isWaitingAt("userTask_recordResolution");
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
        Map<String, Object> form = new HashMap<>(resolution("approved", MET_ON));
        form.remove("resolutionNumber");
        assertRefused("请填写“决议文号”", () -> cycle.complete("recordResolution", item, OFFICE_OTHER, form));
        assertRefused(
                "党委会日期2030年1月1日晚于今天",
                () -> cycle.complete(
                        "recordResolution", item, OFFICE_OTHER, resolution("approved", LocalDate.of(2030, 1, 1))));
        assertRefused(
                "党委会日期2024年3月3日早于反馈日期2024年3月4日",
                () -> cycle.complete(
                        "recordResolution", item, OFFICE_OTHER, resolution("approved", LocalDate.of(2024, 3, 3))));
        form.put("resolutionNumber", "文".repeat(101));
        assertRefused("“决议文号”超过100字", () -> cycle.complete("recordResolution", item, OFFICE_OTHER, form));
        cycle.complete("recordResolution", item, OFFICE_OTHER, resolution("approved", MET_ON));
        assertClosed(item);
        assertThat(rows(
                        "select verdict, held_on, resolution_number, reason from sign_off where item = ? and step = 'COMMITTEE'",
                        item))
                .singleElement()
                .hasToString("{VERDICT=APPROVED, HELD_ON=2024-03-11, RESOLUTION_NUMBER=党委会纪要〔2024〕3号, REASON=同意销号}");
        assertThat(count(
                        "select count(*) from event where item = ? and kind = 'COMMITTEE_APPROVED'"
                                + " and text = '党委会纪要〔2024〕3号（2024年3月11日）：同意销号'",
                        item))
                .isEqualTo(1);
    }

    @Test
    void sumsOfAnItemWithMoneyAreConfirmedBeforeTheSecretary() {
        long item = withMoney();
        cycle.complete("signOffLeader", item, LEADER, approved());
        assertThat(cycle.task("confirmSums", item)).hasCandidateGroup("discipline");
        cycle.complete("confirmSums", item, DISCIPLINE, sums("499999.99"));
        assertThat(view("signOffSecretary", item, "item"))
                .containsEntry("involvesMoney", true)
                .containsEntry("sums", "499999.99元，核对缴款凭证（测试-" + DISCIPLINE + " 2024年3月11日）");
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        assertClosed(item);
        assertThat(rows("select verdict, amount, basis, by_whom from money_confirmation where item = ?", item))
                .singleElement()
                .hasToString("{VERDICT=CONFIRMED, AMOUNT=499999.99, BASIS=核对缴款凭证, BY_WHOM=" + DISCIPLINE + "}");
        assertThat(events(item)).contains("SUMS_CONFIRMED");
    }

    /** The figure resolutionAmount is 50, in units of ten thousand yuan. */
    @Test
    void fromTheFigureOnTheCommitteeResolves() {
        long item = withMoney();
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("confirmSums", item, DISCIPLINE, sums("500000"));
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        assertThat(instance(item)).isWaitingAt("userTask_recordResolution");
        cycle.complete("recordResolution", item, OFFICE_OTHER, resolution("approved", MET_ON));
        assertClosed(item);
    }

    @Test
    void onlyTheLastConfirmedSumCounts() {
        long item = withMoney();
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("confirmSums", item, DISCIPLINE, sums("500000"));
        cycle.complete("signOffSecretary", item, SECRETARY, toVerification("金额再核"));
        cycle.complete("verifyItem", item, OFFICE, passedOnSite());
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("confirmSums", item, DISCIPLINE, sums("300"));
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        assertClosed(item);
    }

    @Test
    void majorStandingItemWithMoneyTakesEveryStep() {
        long item = cycle.itemInWork(SignOffTest::majorWithMoney);
        cycle.toSignOff(item);
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("confirmSums", item, DISCIPLINE, sums("0"));
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        cycle.complete("recordResolution", item, OFFICE_OTHER, resolution("approved", MET_ON));
        assertClosed(item);
        assertThat(count("select count(*) from standing_series where item = ? and state = 'OPEN'", item))
                .isEqualTo(1);
    }

    @Test
    void standingItemNeedsLeaderAndSecretaryAndGetsItsRhythm() {
        long item = cycle.itemInWork(Cycle::plannedAsStanding);
        cycle.toSignOff(item);
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        assertClosed(item);
        assertThat(count(
                        "select count(*) from standing_review r join standing_series s on s.id = r.series where s.item = ?",
                        item))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"toVerification", "toWork"})
    void leaderSendsBack(String where) {
        long item = ordinary();
        assertRefused("请填写“不同意的理由”", () -> cycle.complete("signOffLeader", item, LEADER, Map.of("decision", where)));
        cycle.complete("signOffLeader", item, LEADER, Map.of("decision", where, "reason", "缺验收单"));
        assertSentBack(item, where, "LEADER_REFUSED", "缺验收单");
        assertThat(signatures(item))
                .containsExactly("LEADER REFUSED " + (where.equals("toWork") ? "WORK" : "VERIFICATION"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"toVerification", "toWork"})
    void disciplineSendsBackForSums(String where) {
        long item = withMoney();
        cycle.complete("signOffLeader", item, LEADER, approved());
        assertRefused("请填写“金额不实的理由”", () -> cycle.complete("confirmSums", item, DISCIPLINE, Map.of("decision", where)));
        cycle.complete("confirmSums", item, DISCIPLINE, Map.of("decision", where, "reason", "少一张凭证"));
        assertSentBack(item, where, "SUMS_REFUSED", "少一张凭证");
        assertThat(count("select count(*) from money_confirmation where item = ? and verdict = 'REFUSED'", item))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"toVerification", "toWork"})
    void secretarySendsBack(String where) {
        long item = ordinary();
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("signOffSecretary", item, SECRETARY, Map.of("decision", where, "reason", "群众仍有反映"));
        assertSentBack(item, where, "SECRETARY_REFUSED", "群众仍有反映");
    }

    @ParameterizedTest
    @ValueSource(strings = {"toVerification", "toWork"})
    void committeeSendsBack(String where) {
        long item = major();
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        cycle.complete("recordResolution", item, OFFICE_OTHER, resolution(where, MET_ON));
        assertSentBack(item, where, "COMMITTEE_REFUSED", "党委会纪要〔2024〕3号（2024年3月11日）：同意销号");
        assertThat(signatures(item)).last().asString().startsWith("COMMITTEE REFUSED");
    }

    /** The item goes where the answer says, the sign-off is over, and whoever has it next reads why. */
    private void assertSentBack(long item, String where, String kind, String reason) {
        boolean isToWork = where.equals("toWork");
        assertThat(instance(item)).isNull();
        assertThat(item(item).state()).isEqualTo(isToWork ? ItemState.IN_WORK : ItemState.VERIFICATION);
        assertThat(item(item).returned()).isEqualTo(isToWork);
        assertThat(events(item)).endsWith(kind);
        String next = isToWork ? "reportProgress" : "verifyItem";
        assertThat(lastReturn(next, item, "item"))
                .containsEntry("reason", reason + (isToWork ? "（退回继续整改）" : "（退回重新核验）"));
    }

    @Test
    void answersThatAreNoneAreRefused() {
        long item = withMoney();
        assertRefused("请选择“审批结论”", () -> cycle.complete("signOffLeader", item, LEADER, Map.of()));
        assertRefused(
                "请选择“审批结论”",
                () -> cycle.complete("signOffLeader", item, LEADER, Map.of("decision", "refused", "reason", "x")));
        cycle.complete("signOffLeader", item, LEADER, approved());
        for (String amount : List.of("-1", "10000000000")) {
            assertRefused(
                    "“核实金额（元）”须在0到9999999999之间", () -> cycle.complete("confirmSums", item, DISCIPLINE, sums(amount)));
        }
        assertRefused("“核实金额（元）”最多2位小数，现为0.001", () -> cycle.complete("confirmSums", item, DISCIPLINE, sums("0.001")));
        assertRefused(
                "须为数字，现为“一万”",
                () -> cycle.complete(
                        "confirmSums",
                        item,
                        DISCIPLINE,
                        Map.of("decision", "approved", "amount", "一万", "basis", "凭证")));
        assertRefused(
                "请填写“核实依据”",
                () -> cycle.complete("confirmSums", item, DISCIPLINE, Map.of("decision", "approved", "amount", 5)));
    }

    @Test
    void whoVerifiedConfirmsNoSumsAndRecordsNoResolution() {
        long item = cycle.itemInWork(SignOffTest::majorWithMoney);
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.verify(item, DISCIPLINE);
        cycle.complete("signOffLeader", item, LEADER, approved());
        assertRefused("您核验过该事项，不能核实其涉及资金", () -> cycle.complete("confirmSums", item, DISCIPLINE, sums("1")));
    }

    @Test
    void carryOverEndsTheSignOff() {
        long item = ordinary();
        var instance = instance(item);
        engine.getRuntimeService()
                .createMessageCorrelation("rectification.carriedOver")
                .processInstanceBusinessKey(Long.toString(item))
                .correlateAll();
        assertThat(instance).isEnded();
        assertThat(cycle.tasks("signOffLeader", item)).isEmpty();
    }

    /** As after a task that a designer has added: neither the secretary nor the closure is reached by another word. */
    @ParameterizedTest
    @ValueSource(strings = {"gateway_needsSums", "gateway_needsResolution"})
    void answerThatNobodyKnowsStopsTheSignOff(String gateway) {
        long item = ordinary();
        assertUnknownIsAnIncident("sign-off", item, gateway);
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
        assertThat(cycle.tasks("signOffSecretary", item)).isEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken("sign-off");
    }
}
