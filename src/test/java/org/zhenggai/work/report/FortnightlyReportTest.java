package org.zhenggai.work.report;

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
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;

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

    private Map<String, Object> heardWith(String list, List<Map<String, Object>> rows) {
        return heard(CUT_OFF_DAY, list, rows);
    }

    private String facts(long period) {
        return jdbc.sql("select facts from bulletin where period = ?")
                .param(period)
                .query(String.class)
                .single();
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
                .contains("报告期：2024年3月11日至2024年3月22日\n统计时段：2024年3月4日 10:00至2024年3月22日 17:00（首期，自本轮录入起）\n")
                .contains("共有整改事项3项：在办3项，已销号0项。期初在办0项，新列入3项，期末在办3项。")
                .contains("本期应报告3项：已报告1项，未报告2项。在办事项中停滞2项，已过整改期限0项。本期退回0次。本期为首期，无上期数字可比。")
                .contains("单位      事项  在办  已销号  已结转  应报告  已报告  未报告  免报  停滞  逾期  平均进度")
                .contains("财政分局     3     3       0       0       3       1       2     0     2     0        6%")
                .contains("合计         3     3       0       0       3       1       2     0     2     0        6%")
                .contains("\n1 关于责任落实不到位方面：事项3项，在办3项，已销号0项；应报告3项，已报告1项；停滞2项，逾期0项。\n")
                .contains("2 第2类账目不清（财政分局）：未按期报告；已停滞1期，督办级别：通报。")
                .contains("3 第3类账目不清（财政分局）：未按期报告；已停滞1期，督办级别：通报。")
                .doesNotContain("1 第1类账目不清（")
                .contains("四、需要协调的困难\n财政分局：\n1 第1类账目不清：缺少原始凭证\n")
                .contains("五、未报告的单位和事项\n财政分局：2 第2类账目不清；3 第3类账目不清。\n")
                .contains("新列入停滞2项：2 第2类账目不清（财政分局，未按期报告）；3 第3类账目不清（财政分局，未按期报告）。")
                .contains("六、以往会议决定落实情况\n无。");
        assertThat(shown("checkBulletin", period, "period"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("open", 3)
                .containsEntry("asked", 3)
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
                .contains("统计时段：2024年3月22日 17:00至2024年4月7日 17:00（自上期通报编制起）\n")
                .contains("共有整改事项3项：在办2项，已销号1项。期初在办3项，销号1项，期末在办2项。")
                .contains("本期应报告3项：已报告3项，未报告0项。应报告事项中有1项在本期通报编制前已经销号或结转，不计入在办。")
                .contains("停滞0项，已过整改期限0项。本期退回1次（核验退回1次）。")
                .contains("与上期相比，在办事项减少1项，停滞事项减少2项。")
                .contains("财政分局     3     2       1       0       3       3       0     0     0     0       83%")
                .contains("\n财政分局：应报告事项中1项已销号或结转。\n")
                .contains("新销号1项：1 第1类账目不清（财政分局）。")
                .contains("新通过核验1项：1 第1类账目不清（财政分局）。")
                .contains("核验退回1项：2 第2类账目不清（财政分局，2024年3月25日核验未通过，办理人测试-office1，理由：缺附件）。")
                .contains("恢复进展2项：2 第2类账目不清（财政分局）；3 第3类账目不清（财政分局）。")
                .doesNotContain("新列入停滞", "新逾期", "延期1");
    }

    /** Every change is told in one bulletin, and the next one tells none of it again. */
    @Test
    void changesAreToldOnce() {
        long round = cycle.startedRound(4, row -> planned(row, LocalDate.of(2024, 3, 15), false));
        List<Long> items = cycle.items(round);
        items.forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.complete("reportProgress", items.get(0), HANDLER, report(20));
        cycle.complete("reportProgress", items.get(1), HANDLER, extension(LocalDate.of(2024, 5, 10)));
        cycle.complete("reviewExtension", items.get(1), OFFICE, supported());
        cycle.complete("decideExtension", items.get(1), LEADER, approved());
        cycle.cutOff(round);
        assertThat(text(cycle.period(round)))
                .contains("停滞3项，已过整改期限3项。")
                .contains("新逾期3项：1 第1类账目不清（财政分局，期限2024年3月15日）；3 ")
                .contains("延期1项：2 第2类账目不清（财政分局，延至2024年5月10日）。")
                .contains("新列入停滞3项：1 第1类账目不清（财政分局，超过整改期限）");
        cycle.openPeriod(round);
        for (long item : items) {
            Map<String, Object> report = new HashMap<>(report(10));
            report.put("difficulties", "重新核对后下调");
            cycle.complete("reportProgress", item, HANDLER, report);
        }
        cycle.cutOff(round);
        assertThat(text(cycle.period(round)))
                .contains("停滞3项，已过整改期限3项。", "与上期相比，在办事项持平，停滞事项持平。", "自上期以来没有事项发生变化。")
                .contains("七、提请注意\n1 第1类账目不清（财政分局）：进度由20%降为10%。\n2 第2类账目不清（财政分局）：进度由30%降为10%。\n")
                .contains("五、未报告的单位和事项\n无。");
    }

    /** Facts that were written at the cut-off stay what they were, whatever happens before the meeting. */
    @Test
    void bulletinSaysHowThingsStoodWhenItWasCompiled() {
        long round = roundInPeriod(2);
        cycle.cutOff(round);
        long period = cycle.period(round);
        String before = facts(period);
        jdbc.sql("update item set state = 'CLOSED', title = '改过的标题' where id = ?")
                .param(cycle.items(round).get(0))
                .update();
        assertThat(facts(period)).isEqualTo(before);
        assertThat(view("checkBulletin", period, "period").get("facts").toString())
                .contains("第1类账目不清", "whole=true")
                .doesNotContain("改过的标题");
        cycle.complete("checkBulletin", period, OFFICE, Map.of());
        assertThat(shown("hearBulletin", period, "decisions").toString())
                .contains("number=2")
                .doesNotContain("number=1");
        assertHearingRefused(
                "“对进展缓慢事项的决定”须为1行，现为2行，请刷新任务后再提交",
                period,
                heardWith("decisions", List.of(decision("1", "抓紧", CUT_OFF_DAY.plusDays(7)))));
    }

    @Test
    void confidentialItemsAreNumbersAndReferralsShowAsTheStepBelow() {
        long round = roundInPeriod(2);
        long secret = cycle.items(round).get(0);
        jdbc.sql("update item set confidential = true where id = ?")
                .param(secret)
                .update();
        Map<String, Object> report = new HashMap<>(Map.of("progress", 0, "done", "正在研究", "request", "continue"));
        report.put("difficulties", "线索在查");
        cycle.complete("reportProgress", secret, HEAD, report);
        cycle.cutOff(round);
        cycle.openPeriod(round);
        cycle.complete("reportProgress", secret, HEAD, report);
        jdbc.sql("update escalation_episode set level = 5 where item = ?")
                .param(cycle.items(round).get(1))
                .update();
        cycle.cutOff(round);
        String text = text(cycle.period(round));
        assertThat(text)
                .contains("1 涉密事项（财政分局）：连续两期无进展；", "1 涉密事项：涉密事项，另行报告")
                .contains("2 第2类账目不清（财政分局）：未按期报告；已停滞2期，督办级别：专项督办。")
                .doesNotContain("第1类账目不清", "线索在查", "移交问责");
        assertThat(facts(cycle.period(round))).doesNotContain("第1类账目不清", "线索在查", "移交问责");
    }

    /** A fortnight over the year's end is compared with the one before like any other. */
    @Test
    void yearsEndChangesNothing() {
        long round = cycle.startedRound(1, row -> planned(row, LocalDate.of(2025, 6, 30), false));
        long item = cycle.items(round).get(0);
        cycle.toWork(item);
        cycle.openPeriod(round);
        int number = 1;
        while (cutOffOf(round).getYear() == 2024) {
            cycle.complete("reportProgress", item, HANDLER, report(Math.min(99, number++)));
            cycle.cutOff(round);
            cycle.openPeriod(round);
        }
        long last = cycle.periods(round).get(number - 2);
        long first = cycle.period(round);
        cycle.cutOff(round);
        assertThat(jdbc.sql("select extract(year from opens_at) from reporting_period where id = ?")
                        .param(first)
                        .query(Integer.class)
                        .single())
                .isIn(2024, 2025);
        assertThat(text(last)).contains("停滞0项", "自上期以来没有事项发生变化。");
        assertThat(text(first)).contains("与上期相比，在办事项持平，停滞事项增加1项。", "新列入停滞1项：1 第1类账目不清（财政分局，未按期报告）。");
    }

    @Test
    void returnedBulletinGoesBackToTheOfficeWithTheReason() {
        long round = roundInPeriod(1);
        cycle.cutOff(round);
        long period = cycle.period(round);
        assertThat(lastReturn("checkBulletin", period, "period")).isNull();
        cycle.complete("checkBulletin", period, OFFICE, Map.of("remark", "已电话催办"));
        assertThat(shown("hearBulletin", period, "decisions").toString())
                .isEqualTo("[{number=1, about=第1类账目不清（财政分局）：未按期报告，已停滞1期，督办级别：通报, text=, by=unit, dueOn=}]");
        assertRefused(
                "请填写“退回理由”", () -> cycle.complete("hearBulletin", period, SECRETARY, Map.of("decision", "returned")));
        cycle.complete("hearBulletin", period, SECRETARY, returned("请补充原因"));
        assertThat(lastReturn("checkBulletin", period, "period")).containsEntry("reason", "请补充原因");
        assertThat(shown("checkBulletin", period, "remark")).isEqualTo("已电话催办");
        assertThat(roundEvents(round)).contains("BULLETIN_RETURNED");
        cycle.complete("checkBulletin", period, OFFICE, Map.of("remark", "已电话催办，经办人外出"));
        cycle.hear(period, heard(CUT_OFF_DAY));
        cycle.runJobs();
        assertThat(text(period)).contains("八、整改办说明\n已电话催办，经办人外出\n");
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
        LocalDate week = CUT_OFF_DAY.plusDays(7);
        Map<String, Object> form = new HashMap<>(heardWith(
                "decisions",
                List.of(decision("1", "一周内报方案", week), Map.of("number", "2", "text", " ", "by", "unit", "dueOn", ""))));
        form.put("general", List.of(Map.of("text", "每周调度。", "dueOn", "2024-04-30"), Map.of()));
        form.put("minutes", "会议听取了逐项汇报");
        cycle.hear(period, form);
        assertThat(instance).isWaitingAt("serviceTask_publishBulletin");
        assertThat(text(period)).doesNotContain("会议决定（");
        cycle.runJobs();
        assertThat(instance).isEnded().hasPassed("endEvent_bulletinPublished");
        assertThat(rows(
                        "select d.text, d.by_whom, i.number, d.unit, d.due_on, d.state from decision d left join item i"
                                + " on i.id = d.item join bulletin b on b.id = d.bulletin where b.period = ? order by d.position",
                        period))
                .extracting(Object::toString)
                .containsExactly(
                        "{TEXT=一周内报方案, BY_WHOM=" + SECRETARY + ", NUMBER=1, UNIT=unit1, DUE_ON=2024-03-29, STATE=OPEN}",
                        "{TEXT=每周调度。, BY_WHOM=" + SECRETARY
                                + ", NUMBER=null, UNIT=null, DUE_ON=2024-04-30, STATE=OPEN}");
        assertThat(rows("select held_on, present, minutes from bulletin where period = ?", period))
                .singleElement()
                .hasToString("{HELD_ON=2024-03-22, PRESENT=班子成员全体, MINUTES=会议听取了逐项汇报}");
        assertThat(events(cycle.items(round).get(0))).endsWith("DECIDED");
        assertThat(text(period))
                .endsWith("八、会议决定（2024年3月22日）\n事项1（财政分局）：一周内报方案。2024年3月29日前落实。\n" + "综合事项（整改办）：每周调度。2024年4月30日前落实。\n");
        assertThat(count("select count(*) from reporting_period where id = ? and state = 'PUBLISHED'", period))
                .isEqualTo(1);
        assertThat(roundEvents(round)).containsOnlyOnce("BULLETIN_PUBLISHED");
    }

    @Test
    void decisionThatTheFormDoesNotAllowChangesNothing() {
        long round = roundInPeriod(2);
        cycle.cutOff(round);
        long period = cycle.period(round);
        cycle.complete("checkBulletin", period, OFFICE, Map.of());
        LocalDate week = CUT_OFF_DAY.plusDays(7);
        Map<String, Object> good = decision("1", "一周内报方案", week);
        String list = "“对进展缓慢事项的决定”";
        assertDecisionRefused(list + "须为2行，现为3行", period, good, decision("77", "另议", week));
        assertDecisionRefused(list + "须为2行，现为3行", period, good, decision("1", "再议", week));
        assertDecisionRefused(list + "须为2行，现为3行", period, good, Map.of("text", "抓紧"));
        assertShownRowRefused(list + "第2行的“事项编号”为只读内容，不能修改", period, "number", "77");
        assertShownRowRefused(list + "第2行的“事项编号”为只读内容，不能修改", period, "number", "1");
        assertShownRowRefused(list + "第2行的“事项、原因和督办级别”为只读内容，不能修改", period, "about", "已有进展");
        assertDecisionRefused("请填写“事项2的完成日期”", period, good, Map.of("number", "2", "text", "抓紧", "by", "unit"));
        assertDecisionRefused(
                list + "第2行的“完成日期”不是有效日期",
                period,
                good,
                Map.of("number", "2", "text", "抓紧", "by", "unit", "dueOn", "月底"));
        assertDecisionRefused("“事项2的决定”的完成日期2024年3月22日须晚于今天", period, good, decision("2", "抓紧", CUT_OFF_DAY));
        assertDecisionRefused(
                "请选择“事项2的落实单位”", period, good, Map.of("number", "2", "text", "抓紧", "by", "", "dueOn", week.toString()));
        assertDecisionRefused(
                "请选择" + list + "第2行的“落实单位”：没有“unit2”这个选项",
                period,
                good,
                Map.of("number", "2", "text", "抓紧", "by", "unit2", "dueOn", week.toString()));
        assertDecisionRefused("“事项2的决定”写了完成日期，没有写内容", period, good, Map.of("number", "2", "dueOn", week.toString()));
        assertHearingRefused("请填写“综合决定的完成日期”", period, heardWith("general", List.of(Map.of("text", "每周调度"))));
        assertHearingRefused(
                "“以往决定的处理”在所选的答案下不填",
                period,
                heardWith("earlier", List.of(Map.of("code", "9-9", "action", "renewed", "dueOn", week.toString()))));
        Map<String, Object> text = cycle.hearing(period, heard(CUT_OFF_DAY));
        text.put("decisions", "1：抓紧");
        assertSubmissionRefused(list + "须为清单", period, text);
        assertHearingRefused("会议日期2024年3月23日晚于今天", period, heard(CUT_OFF_DAY.plusDays(1)));
        assertHearingRefused("请填写“出席人员”", period, approvedOn(CUT_OFF_DAY));
    }

    @SafeVarargs
    private void assertDecisionRefused(String sentence, long period, Map<String, Object>... decisions) {
        assertHearingRefused(sentence, period, heardWith("decisions", List.of(decisions)));
    }

    /** As from a client that changes what the form only shows in its second row. */
    @SuppressWarnings("unchecked")
    private void assertShownRowRefused(String sentence, long period, String column, String value) {
        List<Map<String, Object>> rows = (List<Map<String, Object>>) shown("hearBulletin", period, "decisions");
        rows.get(1).put(column, value);
        Map<String, Object> form = cycle.hearing(period, heard(CUT_OFF_DAY));
        form.put("decisions", asList(rows));
        assertSubmissionRefused(sentence, period, form);
    }

    private void assertSubmissionRefused(String sentence, long period, Map<String, Object> form) {
        assertRefused(sentence, () -> cycle.complete("hearBulletin", period, SECRETARY, form));
    }

    private void assertHearingRefused(String sentence, long period, Map<String, Object> form) {
        assertRefused(sentence, () -> cycle.hear(period, form));
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
    void answerThatNobodyKnowsPublishesNothing() {
        long round = roundInPeriod(1);
        cycle.cutOff(round);
        long period = cycle.period(round);
        assertUnknownIsAnIncident("fortnightly-report", period, "gateway_isBulletinApproved");
        assertThat(count("select count(*) from bulletin where period = ? and state = 'COMPILED'", period))
                .isEqualTo(1);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken("fortnightly-report");
    }
}
