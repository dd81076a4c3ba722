package org.zhenggai.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.closing.round.RoundClosing;
import org.zhenggai.kernel.Actor;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.item.ItemProcess;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;
import org.zhenggai.work.deadline.Extensions;

@EngineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RectificationItemTest extends ProcessTest {

    private static final LocalDate LATER = LocalDate.of(2024, 10, 31);

    @Autowired
    private RoundClosing closing;

    @Autowired
    private Events events;

    @Autowired
    private Extensions extensions;

    @Autowired
    private Items items;

    @Autowired
    private ItemProcess itemProcess;

    private ProcessInstance instance(long item) {
        return cycle.instance("rectification-item", item);
    }

    @Test
    void fromAcceptanceToClosed() {
        long item = cycle.itemInWork();
        var instance = instance(item);
        cycle.complete("reportProgress", item, HANDLER, done());
        assertThat(item(item).state()).isEqualTo(ItemState.VERIFICATION);
        cycle.complete("verifyItem", item, DISCIPLINE, passed());
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
        assertThat(item(item).closedAt()).isNull();
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
        cycle.runJobs();
        assertThat(instance).isEnded().hasPassed("userTask_reviewMeasures", "serviceTask_closeItem");
        assertThat(item(item).state()).isEqualTo(ItemState.CLOSED);
        assertThat(item(item).closedAt()).isNotNull();
        assertThat(item(item).progress()).isEqualTo(100);
        assertThat(events(item))
                .containsExactly(
                        "ASSIGNED",
                        "ACCEPTED",
                        "MEASURES_PROPOSED",
                        "MEASURES_APPROVED",
                        "REPORTED",
                        "VERIFIED",
                        "LEADER_APPROVED",
                        "SECRETARY_APPROVED",
                        "CLOSED",
                        "FINDING_CLOSED");
        assertThat(rows("select step, verdict, by_whom from sign_off where item = ? order by id", item))
                .extracting(row -> row.get("step") + " " + row.get("verdict") + " " + row.get("by_whom"))
                .containsExactly("LEADER APPROVED " + LEADER, "SECRETARY APPROVED " + SECRETARY);
        assertThat(rows("select verdict, method, opinion, by_whom from verification where item = ?", item))
                .singleElement()
                .hasToString("{VERDICT=PASSED, METHOD=desk, OPINION=属实, BY_WHOM=" + DISCIPLINE + "}");
    }

    @Test
    void handedBackItemGoesToTheOtherUnit() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        assertRefused("请填写“退回理由”", () -> cycle.complete("acceptItem", item, HANDLER, Map.of("decision", "handedBack")));
        cycle.complete("acceptItem", item, HANDLER, Map.of("decision", "handedBack", "reason", "职责不在本单位"));
        assertThat(item(item).state()).isEqualTo(ItemState.HANDED_BACK);
        assertThat(lastReturn("reassignItem", item, "item"))
                .containsEntry("reason", "职责不在本单位")
                .containsEntry("step", "退回分派");
        assertThat(shown("reassignItem", item, "leadUnit")).isEqualTo("unit1");
        assertThat((List<?>) shown("reassignItem", item, "units")).hasSizeGreaterThanOrEqualTo(2);

        Map<String, Object> unknown = Map.of("leadUnit", "nowhere", "leader", LEADER, "reason", "改派");
        assertRefused("请选择“牵头单位”：没有“nowhere”这个选项", () -> cycle.complete("reassignItem", item, OFFICE, unknown));
        Map<String, Object> noLeader = Map.of("leadUnit", "unit2", "leader", HANDLER, "reason", "改派");
        assertRefused(
                "请选择“责任领导”：没有“" + HANDLER + "”这个选项", () -> cycle.complete("reassignItem", item, OFFICE, noLeader));

        cycle.complete("reassignItem", item, OFFICE, Map.of("leadUnit", "unit2", "leader", LEADER, "reason", "由社区牵头"));
        assertThat(item(item).leadUnit()).isEqualTo("unit2");
        assertThat(item(item).state()).isEqualTo(ItemState.ASSIGNED);
        assertThat(cycle.task("acceptItem", item)).hasCandidateGroup("inspected-unit:unit2");
        assertThat(lastReturn("acceptItem", item, "item")).containsEntry("reason", "职责不在本单位");
        assertForbidden(() -> cycle.complete("acceptItem", item, HANDLER, Map.of("decision", "accepted")));
        cycle.complete("acceptItem", item, OTHER_UNIT, Map.of("decision", "accepted"));
        assertThat(item(item).state()).isEqualTo(ItemState.ACCEPTED);
        assertThat(cycle.task("proposeMeasures", item)).hasCandidateGroup("inspected-unit:unit2");
        assertThat(lastReturn("proposeMeasures", item, "item")).isNull();
    }

    @Test
    void returnedMeasuresAreProposedAnew() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        cycle.complete("acceptItem", item, HEAD, Map.of("decision", "accepted"));
        cycle.complete("proposeMeasures", item, HANDLER, Map.of("measures", "加强管理"));
        cycle.complete("reviewMeasures", item, OFFICE, returned("措施不具体"));
        assertThat(item(item).state()).isEqualTo(ItemState.ACCEPTED);
        assertThat(lastReturn("proposeMeasures", item, "item")).containsEntry("reason", "措施不具体");
        assertThat(shown("proposeMeasures", item, "measures")).isEqualTo("加强管理");

        cycle.complete("proposeMeasures", item, HANDLER, Map.of("measures", "清理账目\n\n  建立台账  "));
        assertThat(rows("select position, text, state from measure where item = ? order by position", item))
                .extracting(Object::toString)
                .containsExactly("{POSITION=1, TEXT=清理账目, STATE=PROPOSED}", "{POSITION=2, TEXT=建立台账, STATE=PROPOSED}");
        cycle.complete("reviewMeasures", item, OFFICE, approved());
        assertThat(count("select count(*) from measure where item = ? and state = 'AGREED'", item))
                .isEqualTo(2);
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
    }

    @Test
    void outsideAPeriodNoReportIsAskedUntilTheNextOneOpens() {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        cycle.toWork(item);
        assertThat(instance(item)).isWaitingAt("gateway_untilNextReport");
        assertThat(reports(item)).isEmpty();
        cycle.openPeriod(round);
        assertThat(instance(item)).isWaitingAt("userTask_reportProgress");
        assertThat(reports(item)).containsExactly("DUE");
    }

    @Test
    void withinAPeriodAReportIsAskedAtOnce() {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        cycle.openPeriod(round);
        assertThat(reports(item)).isEmpty();
        cycle.toWork(item);
        assertThat(instance(item)).isWaitingAt("userTask_reportProgress");
        assertThat(reports(item)).containsExactly("DUE");
    }

    @Test
    @SuppressWarnings("unchecked")
    void reportGoesOnUntilTheNextPeriod() {
        long item = cycle.itemInWork();
        var open =
                (List<Map<String, Object>>) view("reportProgress", item, "item").get("openMeasures");
        assertThat(open).extracting(option -> option.get("label")).containsExactly("1. 清理账目", "2. 建立台账");
        Map<String, Object> form = new HashMap<>(report(40));
        form.put("finishedMeasures", List.of(open.get(0).get("value")));
        cycle.complete("reportProgress", item, HANDLER, form);

        assertThat(instance(item)).isWaitingAt("gateway_untilNextReport");
        assertThat(item(item).progress()).isEqualTo(40);
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
        assertThat(reports(item)).containsExactly("SUBMITTED");
        assertThat(rows("select state from measure where item = ? order by position", item))
                .extracting(row -> row.get("state"))
                .containsExactly("FINISHED", "AGREED");

        cycle.cutOff(cycle.roundOf(item));
        cycle.openPeriod(cycle.roundOf(item));
        assertThat(reports(item)).containsExactly("SUBMITTED", "DUE");
        assertThat(shown("reportProgress", item, "progress")).isEqualTo(40);
        Map<String, Object> view = view("reportProgress", item, "item");
        assertThat((List<?>) view.get("openMeasures")).hasSize(1);
        assertThat((List<Map<String, Object>>) view.get("reports"))
                .singleElement()
                .satisfies(report -> assertThat(report).containsEntry("done", "清理了账目40"));
    }

    @Test
    void whatAReportLacksIsRefused() {
        long item = cycle.itemInWork();
        assertReportRefused("“累计进度”须在0到100之间，现为101", item, report(101));
        assertReportRefused("请填写“本期完成情况”", item, Map.of("progress", 5, "request", "continue"));
        assertReportRefused("请选择“本期申请”", item, Map.of("progress", 5, "done", "清账", "request", "close"));
        assertReportRefused("进度须为100%", item, Map.of("progress", 90, "done", "清账", "request", "done"));
        assertReportRefused("须填写“佐证材料”", item, Map.of("progress", 100, "done", "清账", "request", "done"));
        assertReportRefused("须晚于现期限2024年8月30日", item, extension(LocalDate.of(2024, 8, 30)));
        assertReportRefused("最晚可申请到2024年11月28日", item, extension(LocalDate.of(2024, 11, 29)));
        assertReportRefused("最远可定到2024年7月9日（120天内）", item, waiting(LocalDate.of(2024, 7, 10)));
        assertReportRefused("“再次询问日期”2024年3月11日须晚于今天", item, waiting(LocalDate.of(2024, 3, 11)));
        cycle.complete("reportProgress", item, HANDLER, report(40));
        cycle.cutOff(cycle.roundOf(item));
        cycle.openPeriod(cycle.roundOf(item));
        assertReportRefused("进度由40%降为10%", item, report(10));
    }

    @Test
    void missedReportIsClosedAtTheCutOffAndAskedInTheNextPeriod() {
        long item = cycle.itemInWork();
        cycle.cutOff(cycle.roundOf(item));
        assertThat(cycle.tasks("reportProgress", item)).isEmpty();
        assertThat(instance(item)).isWaitingAt("gateway_untilNextReport").hasPassed("boundary_reportMissed");
        assertThat(reports(item)).containsExactly("MISSING");
        assertThat(events(item)).contains("REPORT_MISSING");
        cycle.openPeriod(cycle.roundOf(item));
        assertThat(reports(item)).containsExactly("MISSING", "DUE");
        cycle.complete("reportProgress", item, HANDLER, report(10));
        assertThat(reports(item)).containsExactly("MISSING", "SUBMITTED");
    }

    @Test
    void extensionOfAReportIsDecidedBeforeTheItemGoesOn() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, extension(LATER));
        assertThat(item(item).state()).isEqualTo(ItemState.EXTENSION_REVIEW);
        assertThat(instance(item)).isWaitingAt("callActivity_decideExtension");
        cycle.complete("reviewExtension", item, OFFICE, supported());
        cycle.complete("decideExtension", item, LEADER, approved());
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
        assertThat(item(item).deadline()).isEqualTo(LATER);
        assertThat(instance(item)).isWaitingAt("gateway_untilNextReport");
        assertThat(reports(item)).containsExactly("SUBMITTED");
    }

    @Test
    void extensionIsAskedForBetweenTwoReports() {
        long item = cycle.itemInWork();
        assertRefused("本期报告待填", () -> extensions.requestNow(item, HANDLER, 20, given(LATER), "招标流程未完"));
        cycle.complete("reportProgress", item, HANDLER, report(20));
        assertRefused("须晚于现期限", () -> extensions.requestNow(item, HANDLER, 20, given(LocalDate.of(2024, 8, 30)), "招标"));
        extensions.requestNow(item, HANDLER, 20, given(LATER), "招标流程未完");
        assertThat(instance(item)).isWaitingAt("callActivity_decideExtension").hasPassed("event_extensionRequested");
        assertRefused("不能申请延期", () -> extensions.requestNow(item, HANDLER, 20, given(LATER), "招标流程未完"));
        cycle.cutOff(cycle.roundOf(item));
        cycle.openPeriod(cycle.roundOf(item));
        assertThat(reports(item)).containsExactly("SUBMITTED");
        cycle.complete("reviewExtension", item, OFFICE, supported());
        cycle.complete("decideExtension", item, LEADER, approved());
        assertThat(reports(item)).as("the period that opened meanwhile").containsExactly("SUBMITTED", "DUE");
        assertThat(instance(item)).isWaitingAt("userTask_reportProgress");
    }

    @Test
    void waitingItemNamesWhatItWaitsForUntilItReportsAgain() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, waiting(LocalDate.of(2024, 5, 6)));
        assertThat(instance(item)).isWaitingAt("gateway_untilNextReport");
        assertThat(item(item).waitingWho()).isEqualTo("市财政局");
        assertThat(item(item).waitingFor()).isEqualTo("批复预算调整");
        cycle.cutOff(cycle.roundOf(item));
        cycle.openPeriod(cycle.roundOf(item));
        assertThat(view("reportProgress", item, "item"))
                .containsEntry("waitingWho", "市财政局")
                .containsEntry("waitingFor", "批复预算调整")
                .containsEntry("askAgainOn", "2024年5月6日");
        cycle.complete("reportProgress", item, HANDLER, report(20));
        assertThat(item(item).waitingWho()).isNull();
        assertThat(item(item).waitingFor()).isNull();
        assertThat(item(item).askAgainOn()).isNull();
    }

    @Test
    void failedVerificationAsksAgainAtOnceInTheSamePeriod() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        assertRefused(
                "请填写“退回理由”",
                () -> cycle.complete(
                        "verifyItem", item, OFFICE, Map.of("decision", "returned", "method", "site", "opinion", "缺")));
        cycle.complete("verifyItem", item, OFFICE, failed("台账缺两个月"));
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
        assertThat(item(item).returned()).isTrue();
        assertThat(reports(item)).containsExactly("SUBMITTED", "DUE");
        assertThat(count("select count(distinct period) from fortnightly_report where item = ?", item))
                .isEqualTo(1);
        assertThat(lastReturn("reportProgress", item, "item"))
                .containsEntry("reason", "台账缺两个月")
                .containsEntry("step", "核验未通过");
        assertThat(rows("select verdict, method, reason from verification where item = ?", item))
                .singleElement()
                .hasToString("{VERDICT=RETURNED, METHOD=site, REASON=台账缺两个月}");
        cycle.complete("reportProgress", item, HANDLER, done());
        assertThat(item(item).returned()).isFalse();
        cycle.complete("verifyItem", item, OFFICE, passed());
        assertThat(cycle.tasks("signOffLeader", item)).hasSize(1);
    }

    @Test
    void failedVerificationAfterTheCutOffWaitsForTheNextPeriod() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.cutOff(cycle.roundOf(item));
        cycle.complete("verifyItem", item, OFFICE, failed("台账缺两个月"));
        assertThat(instance(item)).isWaitingAt("gateway_untilNextReport");
        // What pushes an item does not hide from its unit what it has to mend.
        events.record(cycle.roundOf(item), item, SECRETARY, EventKind.REMINDED, "请抓紧");
        cycle.openPeriod(cycle.roundOf(item));
        assertThat(lastReturn("reportProgress", item, "item")).containsEntry("reason", "台账缺两个月");
    }

    @Test
    void refusalToWorkAsksTheUnitAgain() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, DISCIPLINE, passed());
        cycle.complete("signOffLeader", item, LEADER, toWork("长效机制未建"));
        assertSentBack(item, "责任领导不同意销号", "长效机制未建（退回继续整改）");
        cycle.complete("reportProgress", item, HANDLER, done());
        assertThat(instance(item)).isWaitingAt("callActivity_verifyItem");
    }

    @Test
    void refusalToVerificationVerifiesAnew() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, DISCIPLINE, passed());
        cycle.complete("signOffLeader", item, LEADER, toVerification("没有看现场"));
        assertThat(item(item).state()).isEqualTo(ItemState.VERIFICATION);
        assertThat(item(item).returned()).isFalse();
        assertThat(reports(item)).containsExactly("SUBMITTED");
        cycle.complete("verifyItem", item, DISCIPLINE, passed());
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        cycle.runJobs();
        assertThat(item(item).state()).isEqualTo(ItemState.CLOSED);
        assertThat(count("select count(*) from verification where item = ?", item))
                .isEqualTo(2);
    }

    @Test
    void standingItemIsClosedToARhythm() {
        long item = cycle.itemInWork(Cycle::plannedAsStanding);
        var instance = instance(item);
        cycle.toClosure(item);
        assertThat(instance).isEnded().hasPassed("serviceTask_startReviews");
        assertThat(item(item).state()).isEqualTo(ItemState.CLOSED);
        assertThat(count("select count(*) from standing_series where item = ?", item))
                .isEqualTo(1);
    }

    /** A finding of one item is closed with it, once, and the round's history says so. */
    @Test
    void findingIsClosedWithItsLastItem() {
        long item = cycle.itemInWork();
        cycle.toClosure(item);
        assertThat(events(item)).containsOnlyOnce("FINDING_CLOSED").endsWith("CLOSED", "FINDING_CLOSED");
        assertThat(count(
                        "select count(*) from finding f join item i on i.finding = f.id where i.id = ?"
                                + " and f.closed_at = i.closed_at",
                        item))
                .isEqualTo(1);
    }

    @Test
    void findingOfTwoItemsWaitsForTheSecond() {
        long round = cycle.startedRound(2);
        List<Long> both = cycle.items(round);
        jdbc.sql("update item set finding = (select finding from item where id = ?) where id = ?")
                .params(both.get(0), both.get(1))
                .update();
        both.forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.toClosure(both.get(0));
        assertThat(events(both.get(0))).doesNotContain("FINDING_CLOSED");
        cycle.toClosure(both.get(1));
        assertThat(events(both.get(1))).containsOnlyOnce("FINDING_CLOSED");
    }

    private void assertSentBack(long item, String step, String reason) {
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
        assertThat(item(item).returned()).isTrue();
        assertThat(reports(item)).containsExactly("SUBMITTED", "DUE");
        assertThat(lastReturn("reportProgress", item, "item"))
                .containsEntry("reason", reason)
                .containsEntry("step", step);
    }

    @Test
    void carryOverTakesItemsFromEveryState() {
        long round = cycle.startedRound(10);
        List<Long> all = cycle.items(round);
        cycle.complete("acceptItem", all.get(1), HANDLER, Map.of("decision", "handedBack", "reason", "有异议"));
        cycle.complete("acceptItem", all.get(2), HANDLER, Map.of("decision", "accepted"));
        cycle.complete("acceptItem", all.get(3), HANDLER, Map.of("decision", "accepted"));
        cycle.complete("proposeMeasures", all.get(3), HANDLER, Map.of("measures", "清账"));
        all.subList(4, 10).forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.complete("reportProgress", all.get(5), HANDLER, report(10));
        cycle.complete("reportProgress", all.get(6), HANDLER, extension(LATER));
        all.subList(7, 10).forEach(item -> cycle.complete("reportProgress", item, HANDLER, done()));
        cycle.complete("verifyItem", all.get(8), DISCIPLINE, passed());
        cycle.complete("verifyItem", all.get(9), DISCIPLINE, passed());
        cycle.complete("signOffLeader", all.get(9), LEADER, approved());
        assertThat(all)
                .extracting(item -> item(item).state())
                .containsExactly(
                        ItemState.ASSIGNED,
                        ItemState.HANDED_BACK,
                        ItemState.ACCEPTED,
                        ItemState.MEASURES_REVIEW,
                        ItemState.IN_WORK,
                        ItemState.IN_WORK,
                        ItemState.EXTENSION_REVIEW,
                        ItemState.VERIFICATION,
                        ItemState.SIGN_OFF,
                        ItemState.SIGN_OFF);
        List<ProcessInstance> instances = all.stream().map(this::instance).toList();

        closing.decideCarryOver(round, OFFICE, "转入下一轮");
        closing.carryOver(round);

        assertThat(instances)
                .allSatisfy(instance -> assertThat(instance).isEnded().hasPassed("endEvent_itemCarriedOver"));
        assertThat(all).allSatisfy(item -> {
            assertThat(item(item).state()).isEqualTo(ItemState.CARRIED_OVER);
            assertThat(events(item)).endsWith("CARRIED_OVER");
            assertThat(reports(item)).doesNotContain("DUE");
            assertThat(cycle.instance("extension", item)).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway_isAccepted", "gateway_areMeasuresApproved"})
    void answerThatNobodyKnowsStopsTheItem(String gateway) {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        assertUnknownIsAnIncident("rectification-item", item, gateway);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway_reportRequest",
                "gateway_isExtensionDecided",
                "gateway_isVerified",
                "gateway_isSignedOff"
            })
    void answerThatNobodyKnowsReturnsTheItemToItsUnit(String gateway) {
        long item = cycle.itemInWork();
        switch (gateway) {
            case "gateway_isExtensionDecided" -> cycle.complete("reportProgress", item, HANDLER, extension(LATER));
            case "gateway_isSignedOff" -> cycle.toSignOff(item);
            default -> cycle.complete("reportProgress", item, HANDLER, done());
        }
        answerUnknown("rectification-item", item, gateway);
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
        assertThat(cycle.tasks("reportProgress", item)).hasSize(1);
        assertThat(lastReturn("reportProgress", item, "item"))
                .containsEntry("step", "退回整改")
                .hasEntrySatisfying(
                        "reason", reason -> assertThat((String) reason).endsWith("的意见“rejected”不是同意，退回继续整改"));
        assertThat(count("select count(*) from extension where item = ? and state in ('REQUESTED', 'SUPPORTED')", item))
                .isZero();
        assertThat(count("select count(*) from closed_file where item = ?", item))
                .isZero();
    }

    /** By the message the instance begins with the report, and its way leads to a second closure. */
    @Test
    void anItemThatIsOpenedAgainBeginsWithAReport() {
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        cycle.runJobs();
        assertThat(item(item).state()).isEqualTo(ItemState.CLOSED);
        items.reopen(item, Actor.SYSTEM, "反弹", item(item).deadline());
        assertThatThrownBy(() -> engine.getRuntimeService()
                        .createMessageCorrelation("rectification.itemReopened")
                        .processInstanceBusinessKey(Long.toString(item))
                        .correlateStartMessage())
                .as("only the application sends it")
                .hasMessageContaining("只能由系统");
        itemProcess.reopen(item);
        assertThat(instance(item))
                .hasPassed("startEvent_itemReopened", "serviceTask_askForReport")
                .hasNotPassed("startEvent_itemAssigned");
        cycle.openPeriod(cycle.roundOf(item));
        assertThat(cycle.tasks("reportProgress", item)).hasSize(1);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken("rectification-item");
    }

    private static GivenDay given(LocalDate day) {
        return new GivenDay(day, false);
    }
}
