package org.zhenggai.work.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.closing.round.RoundClosing;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.GivenDay;
import org.zhenggai.round.item.ItemState;

@EngineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExtensionTest extends ProcessTest {

    private static final LocalDate ORIGINAL = LocalDate.of(2024, 8, 30);
    private static final LocalDate LATER = LocalDate.of(2024, 10, 31);

    @Autowired
    private Extensions extensions;

    @Autowired
    private RoundClosing closing;

    private ProcessInstance instance(long item) {
        return cycle.instance("extension", item);
    }

    private long asked() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, extension(LATER));
        return item;
    }

    private Map<String, Object> row(long item) {
        return rows("select * from extension where item = ? order by id desc", item)
                .get(0);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> shownTo(String key, long item) {
        return (Map<String, Object>) view(key, item, "item").get("extension");
    }

    @Test
    void supportedAndApprovedMovesTheDeadlineAndKeepsTheOriginal() {
        long item = asked();
        ProcessInstance instance = instance(item);
        assertThat(instance).isWaitingAt("userTask_reviewExtension");
        assertThat(cycle.task("reviewExtension", item)).hasCandidateGroup("rectification-office");
        assertThat(shownTo("reviewExtension", item))
                .containsEntry("from", "2024年8月30日")
                .containsEntry("to", "2024年10月31日")
                .containsEntry("progress", 30)
                .containsEntry("reason", "招标流程未完")
                .containsEntry("opinionBy", null);
        assertForbidden(() -> cycle.complete("reviewExtension", item, HANDLER, supported()));
        cycle.complete("reviewExtension", item, OFFICE, Map.of("decision", "supported", "reason", "情况属实"));
        assertThat(item(item).deadline()).as("only the leader decides").isEqualTo(ORIGINAL);
        assertThat(cycle.task("decideExtension", item)).hasCandidateGroup("person:" + LEADER);
        assertThat(shownTo("decideExtension", item))
                .containsEntry("opinion", "情况属实")
                .containsEntry("opinionBy", "测试-office1");
        assertForbidden(() -> cycle.complete("decideExtension", item, OFFICE, approved()));
        cycle.complete("decideExtension", item, LEADER, approved());
        assertThat(instance).isEnded().hasPassed("endEvent_extended");
        assertThat(item(item).deadline()).isEqualTo(LATER);
        assertThat(item(item).originalDeadline()).isEqualTo(ORIGINAL);
        assertThat(row(item))
                .containsEntry("STATE", "APPROVED")
                .containsEntry("PROGRESS", 30)
                .containsEntry("OPINION", "SUPPORTED")
                .containsEntry("OPINION_BY", OFFICE)
                .containsEntry("DECIDED_BY", LEADER);
        assertThat(events(item)).endsWith("REPORTED", "EXTENSION_REQUESTED", "EXTENSION_SUPPORTED", "EXTENDED");
    }

    @Test
    void officeRejectsAndTheUnitSeesWhy() {
        long item = asked();
        ProcessInstance instance = instance(item);
        assertRefused(
                "请填写“意见或理由”", () -> cycle.complete("reviewExtension", item, OFFICE, Map.of("decision", "refused")));
        assertRefused("请选择“整改办意见”", () -> cycle.complete("reviewExtension", item, OFFICE, approved()));
        cycle.complete("reviewExtension", item, OFFICE, refused("用地手续不影响先行施工"));
        assertThat(instance)
                .isEnded()
                .hasPassed("endEvent_extensionNotSupported")
                .hasNotPassed("userTask_decideExtension");
        assertThat(item(item).state()).isEqualTo(ItemState.IN_WORK);
        assertThat(item(item).deadline()).isEqualTo(ORIGINAL);
        assertThat(row(item)).containsEntry("STATE", "REFUSED").containsEntry("OPINION", "REJECTED");
        cycle.cutOff(cycle.roundOf(item));
        cycle.openPeriod(cycle.roundOf(item));
        assertThat(lastReturn("reportProgress", item, "item"))
                .containsEntry("reason", "用地手续不影响先行施工")
                .containsEntry("step", "整改办不支持延期");
    }

    @Test
    void leaderRefusesAndTheUnitSeesWhy() {
        long item = asked();
        cycle.complete("reviewExtension", item, OFFICE, supported());
        assertRefused(
                "请填写“不同意的理由”", () -> cycle.complete("decideExtension", item, LEADER, Map.of("decision", "refused")));
        cycle.complete("decideExtension", item, LEADER, refused("招标可提前"));
        assertThat(item(item).deadline()).isEqualTo(ORIGINAL);
        assertThat(row(item)).containsEntry("STATE", "REFUSED").containsEntry("OPINION", "SUPPORTED");
        cycle.cutOff(cycle.roundOf(item));
        cycle.openPeriod(cycle.roundOf(item));
        assertThat(lastReturn("reportProgress", item, "item"))
                .containsEntry("reason", "招标可提前")
                .containsEntry("step", "不同意延期");
    }

    @Test
    void onTheLastDayItIsAskedForAndAfterwardsNoMore() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, report(20));
        cycle.at(ORIGINAL.plusDays(1).atStartOfDay());
        assertRefused(
                "事项1的整改期限2024年8月30日已过，过期后不能再申请延期。请如实报告",
                () -> extensions.requestNow(item, HANDLER, 20, given(LATER), "招标流程未完"));
        cycle.at(ORIGINAL.atTime(LocalTime.of(23, 59)));
        extensions.requestNow(item, HANDLER, 20, given(LATER), "招标流程未完");
        assertThat(instance(item)).isWaitingAt("userTask_reviewExtension");
    }

    @Test
    void lateRequestInAReportIsRefused() {
        long item = cycle.itemInWork(row -> planned(row, LocalDate.of(2024, 3, 15), false));
        cycle.at(LocalDate.of(2024, 3, 16).atTime(9, 0));
        assertThat(view("reportProgress", item, "requests").get("open"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting("value")
                .containsExactly("continue", "done", "waiting");
        assertReportRefused("整改期限2024年3月15日已过", item, extension(LocalDate.of(2024, 4, 15)));
        assertThat(reports(item)).containsExactly("DUE");
    }

    @Test
    void ruleSetLimitsHowOftenAndByHowManyDays() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, report(20));
        LocalDate deadline = ORIGINAL;
        for (int times = 1; times <= 2; times++) {
            LocalDate tooLate = deadline.plusDays(91);
            assertRefused("一次最多延长90天", () -> extensions.requestNow(item, HANDLER, 20, given(tooLate), "招标"));
            deadline = deadline.plusDays(90);
            extensions.requestNow(item, HANDLER, 20, given(deadline), "招标");
            cycle.complete("reviewExtension", item, OFFICE, supported());
            cycle.complete("decideExtension", item, LEADER, approved());
        }
        assertThat(item(item).deadline()).isEqualTo(ORIGINAL.plusDays(180));
        assertThat(item(item).originalDeadline()).isEqualTo(ORIGINAL);
        LocalDate third = deadline.plusDays(1);
        assertRefused("已延期2次，达到规则规定的次数", () -> extensions.requestNow(item, HANDLER, 20, given(third), "招标"));
        cycle.cutOff(cycle.roundOf(item));
        cycle.openPeriod(cycle.roundOf(item));
        assertThat(view("reportProgress", item, "item")).containsEntry("extensions", 2);
    }

    @Test
    void aDateThatHasPassedDuringTheReviewIsNotGranted() {
        long item = asked();
        cycle.complete("reviewExtension", item, OFFICE, supported());
        cycle.at(LATER.atTime(9, 0));
        assertRefused("申请的新期限2024年10月31日已到", () -> cycle.complete("decideExtension", item, LEADER, approved()));
        cycle.complete("decideExtension", item, LEADER, refused("已超过"));
        assertThat(item(item).deadline()).isEqualTo(ORIGINAL);
    }

    @Test
    void requestLapsesWhenItsItemIsCarriedOver() {
        long round = cycle.startedRound(2);
        List<Long> all = cycle.items(round);
        all.forEach(cycle::toWork);
        cycle.openPeriod(round);
        all.forEach(item -> cycle.complete("reportProgress", item, HANDLER, extension(LATER)));
        cycle.complete("reviewExtension", all.get(1), OFFICE, supported());
        List<ProcessInstance> instances = all.stream().map(this::instance).toList();
        closing.decideCarryOver(round, OFFICE, "转入下一轮");
        closing.carryOver(round);
        assertThat(instances).allSatisfy(instance -> assertThat(instance).isEnded());
        assertThat(all)
                .allSatisfy(item -> assertThat(row(item))
                        .containsEntry("STATE", "LAPSED")
                        .containsEntry("DECISION_REASON", "事项结转，申请失效"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken("extension");
    }

    private static GivenDay given(LocalDate day) {
        return new GivenDay(day, false);
    }
}
