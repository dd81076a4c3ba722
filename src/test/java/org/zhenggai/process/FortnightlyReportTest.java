package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@EngineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FortnightlyReportTest extends ProcessTest {

    private static final LocalDate CUT_OFF_DAY = LocalDate.of(2024, 3, 22);

    /** A round with so many items in work in its first period. */
    private long roundInPeriod(int items) {
        long round = cycle.startedRound(items);
        cycle.items(round).forEach(cycle::toWork);
        cycle.openPeriod(round);
        return round;
    }

    private LocalDateTime cutOffOf(long round) {
        return timeOf(cycle.timer("fortnightly-report", cycle.period(round), "timer_cutOff")
                .getDuedate());
    }

    private String text(long period) {
        return jdbc.sql("select text from bulletin where period = ?")
                .param(period)
                .query(String.class)
                .single();
    }

    private Map<String, Object> approvedWith(String decisions) {
        Map<String, Object> form = new HashMap<>(approvedOn(CUT_OFF_DAY));
        form.put("decisions", decisions);
        return form;
    }

    @Test
    void asksEveryItemInWorkAndNoOther() {
        long round = cycle.startedRound(3);
        List<Long> items = cycle.items(round);
        cycle.toWork(items.get(0));
        cycle.toWork(items.get(1));
        cycle.openPeriod(round);
        assertThat(reports(items.get(0))).containsExactly("DUE");
        assertThat(reports(items.get(1))).containsExactly("DUE");
        assertThat(reports(items.get(2))).isEmpty();
        assertThat(cycle.tasks("reportProgress", items.get(2))).isEmpty();
        assertThat(timeOf(cycle.task("reportProgress", items.get(0)).getDueDate()))
                .isEqualTo(cutOffOf(round));
        assertThat(cycle.instance("fortnightly-report", cycle.period(round))).isWaitingAt("timer_cutOff");
    }

    @Test
    void isCutOffOnTheLastWorkingDayOfTheFortnight() {
        long round = cycle.startedRound(1);
        cycle.openPeriod(round);
        assertThat(cutOffOf(round)).as("Friday").isEqualTo("2024-03-22T17:00");
        cycle.cutOff(round);
        cycle.openPeriod(round);
        assertThat(cutOffOf(round)).as("make-up workday on a Sunday").isEqualTo("2024-04-07T17:00");
        cycle.cutOff(round);
        cycle.openPeriod(round);
        assertThat(cutOffOf(round)).as("Friday").isEqualTo("2024-04-19T17:00");
        cycle.cutOff(round);
        cycle.openPeriod(round);
        assertThat(cutOffOf(round)).as("before the Labour Day holiday").isEqualTo("2024-04-30T17:00");
    }

    @Test
    void silentUnitsDoNotHoldTheBulletinUpAndAreInIt() {
        long round = roundInPeriod(3);
        List<Long> items = cycle.items(round);
        Map<String, Object> report = new HashMap<>(report(20));
        report.put("difficulties", "缺少原始凭证");
        cycle.complete("reportProgress", items.get(0), HANDLER, report);
        cycle.cutOff(round);
        long period = cycle.period(round);
        assertThat(cycle.instance("fortnightly-report", period)).isWaitingAt("userTask_checkBulletin");
        assertThat(reports(items.get(1))).containsExactly("MISSING");
        assertThat(rows("select item, reasons from stall where period = ? order by item", period))
                .extracting(row -> row.get("ITEM") + row.get("REASONS").toString())
                .containsExactly(items.get(1) + "未按期报告", items.get(2) + "未按期报告");
        assertThat(text(period))
                .contains("共有整改事项3项，已销号0项，在办3项。本期已报告1项，未报告2项，停滞2项，退回0次，销号0项。本期为首期。")
                .contains("财政分局：3/0/3/2/2")
                .contains("2 第2类账目不清（财政分局）：未按期报告；已停滞1期，督办级别：通报。")
                .contains("3 第3类账目不清（财政分局）：未按期报告；已停滞1期，督办级别：通报。")
                .doesNotContain("1 第1类账目不清（")
                .contains("1（财政分局）：缺少原始凭证");
        assertThat(shown("checkBulletin", period, "period"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("open", 3)
                .containsEntry("reported", 1)
                .containsEntry("silent", 2)
                .containsEntry("stalled", 2)
                .containsEntry("text", text(period));
    }

    @Test
    void figuresAndChangesOfTheSecondPeriodComeFromTheTables() {
        long round = roundInPeriod(3);
        List<Long> items = cycle.items(round);
        cycle.complete("reportProgress", items.get(0), HANDLER, report(20));
        cycle.cutOff(round);
        cycle.openPeriod(round);
        cycle.toClosure(items.get(0));
        cycle.complete("reportProgress", items.get(1), HANDLER, done());
        cycle.complete("verifyItem", items.get(1), OFFICE, failed("缺附件"));
        cycle.complete("reportProgress", items.get(2), HANDLER, report(50));
        cycle.cutOff(round);
        long period = cycle.period(round);
        assertThat(rows(
                        "select open_items, reported, silent, stalled, returned, closed from reporting_period where id = ?",
                        period))
                .singleElement()
                .hasToString("{OPEN_ITEMS=2, REPORTED=3, SILENT=0, STALLED=0, RETURNED=1, CLOSED=1}");
        assertThat(text(period))
                .contains("共有整改事项3项，已销号1项，在办2项。本期已报告3项，未报告0项，停滞0项，退回1次，销号1项。")
                .contains("与上期相比，在办事项减少1项，停滞事项减少2项。")
                .contains("财政分局：3/1/2/0/0");
    }

    @Test
    void returnedBulletinGoesBackToTheOfficeWithTheReason() {
        long round = roundInPeriod(1);
        cycle.cutOff(round);
        long period = cycle.period(round);
        assertThat(lastReturn("checkBulletin", period, "period")).isNull();
        cycle.complete("checkBulletin", period, OFFICE, Map.of("remark", "已电话催办"));
        assertThat(shown("hearBulletin", period, "decisions")).isEqualTo("1：\n");
        assertRefused(
                "请填写“退回理由”", () -> cycle.complete("hearBulletin", period, SECRETARY, Map.of("decision", "returned")));
        cycle.complete("hearBulletin", period, SECRETARY, returned("请补充原因"));
        assertThat(lastReturn("checkBulletin", period, "period")).containsEntry("reason", "请补充原因");
        assertThat(shown("checkBulletin", period, "remark")).isEqualTo("已电话催办");
        assertThat(roundEvents(round)).contains("BULLETIN_RETURNED");
        cycle.complete("checkBulletin", period, OFFICE, Map.of("remark", "已电话催办，经办人外出"));
        cycle.complete("hearBulletin", period, SECRETARY, approvedOn(CUT_OFF_DAY));
        cycle.runJobs();
        assertThat(text(period)).contains("五、整改办说明\n已电话催办，经办人外出\n");
        assertThat(count("select count(*) from bulletin where period = ? and state = 'PUBLISHED'", period))
                .isEqualTo(1);
    }

    @Test
    void decisionsAreKeptPerItemAndPublished() {
        long round = roundInPeriod(2);
        cycle.cutOff(round);
        long period = cycle.period(round);
        var instance = cycle.instance("fortnightly-report", period);
        cycle.complete("checkBulletin", period, OFFICE, Map.of());
        assertHearingRefused("本轮没有编号为“77”的事项", period, approvedWith("1：一周内报方案\n77：另议"));
        assertHearingRefused("事项1写了两行", period, approvedWith("1：一周内报方案\n1：再议"));
        assertHearingRefused("看不出事项编号：“抓紧”", period, approvedWith("抓紧"));
        Map<String, Object> tomorrow = approvedOn(CUT_OFF_DAY.plusDays(1));
        assertHearingRefused("会议日期2024-03-23晚于今天", period, tomorrow);

        cycle.complete("hearBulletin", period, SECRETARY, approvedWith("1：一周内报方案\n2：\n"));
        assertThat(instance).isWaitingAt("serviceTask_publishBulletin");
        assertThat(text(period)).doesNotContain("会议要求");
        cycle.runJobs();
        assertThat(instance).isEnded().hasPassed("endEvent_bulletinPublished");
        assertThat(rows(
                        "select d.text, d.by_whom, i.number from decision d join item i on i.id = d.item"
                                + " join bulletin b on b.id = d.bulletin where b.period = ?",
                        period))
                .singleElement()
                .hasToString("{TEXT=一周内报方案, BY_WHOM=" + SECRETARY + ", NUMBER=1}");
        assertThat(events(cycle.items(round).get(0))).endsWith("DECIDED");
        assertThat(text(period)).endsWith("五、会议要求\n1（财政分局）：一周内报方案\n");
        assertThat(count("select count(*) from reporting_period where id = ? and state = 'PUBLISHED'", period))
                .isEqualTo(1);
        assertThat(roundEvents(round)).containsOnlyOnce("BULLETIN_PUBLISHED");
    }

    private void assertHearingRefused(String sentence, long period, Map<String, Object> form) {
        assertRefused(sentence, () -> cycle.complete("hearBulletin", period, SECRETARY, form));
    }

    @Test
    void nextPeriodOpensWhileABulletinStillWaits() {
        long round = roundInPeriod(1);
        cycle.cutOff(round);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        assertThat(cycle.periods(round))
                .hasSize(2)
                .allSatisfy(period ->
                        assertThat(cycle.instance("fortnightly-report", period)).isWaitingAt("userTask_checkBulletin"));
    }

    /** Both timers are due when the server comes back, in whatever order they fire. */
    @Test
    void serverThatWasDownOverTheCutOffAsksForTheNextReport() {
        long round = roundInPeriod(2);
        List<Long> items = cycle.items(round);
        cycle.complete("reportProgress", items.get(0), HANDLER, report(20));
        long first = cycle.period(round);
        cycle.at(LocalDateTime.of(2024, 3, 25, 11, 0));
        fireLate("rectification-round", round, "timer_fortnight");
        cycle.runJobs();
        fireLate("fortnightly-report", first, "timer_cutOff");
        cycle.runJobs();
        assertThat(cycle.periods(round)).hasSize(2);
        assertThat(reports(items.get(0))).containsExactly("SUBMITTED", "DUE");
        assertThat(reports(items.get(1))).containsExactly("MISSING", "DUE");
        assertThat(items)
                .allSatisfy(
                        item -> assertThat(cycle.tasks("reportProgress", item)).hasSize(1));
        assertThat(cycle.instance("fortnightly-report", first)).isWaitingAt("userTask_checkBulletin");
    }

    private void fireLate(String process, long id, String element) {
        engine.getManagementService()
                .executeJob(cycle.timer(process, id, element).getId());
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken("fortnightly-report");
    }
}
