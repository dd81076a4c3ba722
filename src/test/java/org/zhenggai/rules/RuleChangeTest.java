package org.zhenggai.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.calendar.CalendarFile;
import org.zhenggai.kernel.calendar.CalendarYears;
import org.zhenggai.kernel.calendar.ClockConfiguration;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.rules.RuleTrials.OpenRound;

/** Another rule set or calendar for a running round: first as a trial, then in force. */
@EngineTest
class RuleChangeTest {

    private static final String ADMIN = "guanli";

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Cycle cycle;

    @Autowired
    private RuleSetVersions versions;

    @Autowired
    private RuleTrials trials;

    @Autowired
    private RuleChanges changes;

    @Autowired
    private DecisionTrialProcess tables;

    @Autowired
    private CalendarYears years;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
        jdbc.sql("delete from calendar_day").update();
        jdbc.sql("delete from calendar_year").update();
        years.refresh();
    }

    private OpenRound open(long round) {
        return trials.rounds().stream()
                .filter(one -> one.id() == round)
                .findFirst()
                .orElseThrow();
    }

    /** The round's rule set as a family of its own, with one figure changed. */
    private RuleSetFile changed(long round, String name, int figure) {
        Map<String, Figure> figures =
                new LinkedHashMap<>(versions.figures(open(round).ruleSet()));
        Figure old = figures.get(name);
        figures.put(name, new Figure(name, old.word(), figure, old.unit(), "本镇规定"));
        return new RuleSetFile("town-test", "本镇规则", figures);
    }

    private LocalDateTime due(String key, long id) {
        return time(cycle.task(key, id).getDueDate());
    }

    private static LocalDateTime time(Date date) {
        return LocalDateTime.ofInstant(date.toInstant(), ClockConfiguration.ZONE);
    }

    @Test
    void aTrialSaysWhatWouldMoveAndMovesNothing() {
        long round = cycle.startedRound(2);
        LocalDateTime due = due("acceptItem", cycle.items(round).get(0));
        Trial trial = trials.run(open(round), changed(round, "acceptItem", 5), List.of());
        assertThat(trial.openItems()).isEqualTo(2);
        assertThat(trial.figures()).extracting(Trial.FigureChange::inWords).containsExactly("签收整改事项：2个工作日 → 5个工作日");
        assertThat(trial.dates())
                .extracting(Trial.DateChange::inWords)
                .containsExactly(
                        "签收整改事项 1：2024年3月6日 17:30 → 2024年3月11日 17:30", "签收整改事项 2：2024年3月6日 17:30 → 2024年3月11日 17:30");
        assertThat(trial.inWords()).contains("办理期限（2）", "签收整改事项 1").doesNotContain("账目不清");
        assertThat(due("acceptItem", cycle.items(round).get(0))).isEqualTo(due);
        assertThat(trials.run(open(round), null, List.of()).changesNothing()).isTrue();
    }

    @Test
    void appliedItMovesWhatTheRulesHadSetAndKeepsWhatAPersonHadSet() {
        long round = cycle.startedRound(2);
        List<Long> items = cycle.items(round);
        Task own = cycle.task("acceptItem", items.get(1));
        LocalDateTime agreed = LocalDateTime.of(2024, 4, 1, 12, 0);
        own.setDueDate(Date.from(agreed.atZone(ClockConfiguration.ZONE).toInstant()));
        tasks.saveTask(own);

        RuleChanges.Outcome outcome = changes.apply(round, changed(round, "acceptItem", 5), "镇里统一放宽", ADMIN);

        assertThat(outcome.moved()).hasSize(1);
        assertThat(outcome.moved().get(0).shortName()).isEqualTo("签收整改事项 1");
        assertThat(due("acceptItem", items.get(0))).isEqualTo(LocalDateTime.of(2024, 3, 11, 17, 30));
        assertThat(time(cycle.task("acceptItem", items.get(0)).getFollowUpDate()))
                .isEqualTo(LocalDateTime.of(2024, 3, 8, 9, 0));
        assertThat(due("acceptItem", items.get(1))).isEqualTo(agreed);
        assertThat(open(round).ruleSet()).isEqualTo(outcome.set()).startsWith("town-test");
        assertThat(jdbc.sql("select by_whom, from_set, reason, moved from rule_change where round = ?")
                        .param(round)
                        .query()
                        .singleRow()
                        .values())
                .containsExactly(ADMIN, "inspection-2024", "镇里统一放宽", 1);
        assertThat(jdbc.sql("select text from event where round = ? and kind = 'RULES_CHANGED'")
                        .param(round)
                        .query(String.class)
                        .single())
                .contains("镇里统一放宽", "1项任务改期");
        assertThat(jdbc.sql("select count(*) from access_log where kind = 'SETTINGS_CHANGED' and subject = ?")
                        .param("轮次" + round + "规则集")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        long next = cycle.startedRound(1);
        assertThat(open(next).ruleSet()).isEqualTo("inspection-2024");
    }

    @Test
    void aReferralIsMovedAndNotTold() {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        for (int fortnight = 0; fortnight < 5; fortnight++) {
            cycle.cutOff(round);
            cycle.openPeriod(round);
        }
        long referral = jdbc.sql("select id from referral where item = ?")
                .param(item)
                .query(Long.class)
                .single();
        LocalDateTime before = due("recordOutcome", referral);
        RuleSetFile longer = changed(round, "recordOutcome", 90);
        assertThat(trials.run(open(round), longer, List.of()).dates())
                .extracting(Trial.DateChange::task)
                .noneMatch(task -> task.contains("登记问责结果"));
        RuleChanges.Outcome outcome = changes.apply(round, longer, "放宽", ADMIN);
        assertThat(outcome.moved()).isEmpty();
        assertThat(due("recordOutcome", referral)).isAfter(before);
        assertThat(jdbc.sql("select moved from rule_change where round = ?")
                        .param(round)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theSameFileTwiceIsOneVersionAndChangesNothing() {
        long round = cycle.startedRound(1);
        RuleSetFile file = changed(round, "verifyItem", 7);
        String code = changes.apply(round, file, "核验放宽", ADMIN).set();
        assertThatThrownBy(() -> changes.apply(round, file, "再来一次", ADMIN))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经在用");
        long other = cycle.startedRound(1);
        assertThat(changes.apply(other, file, "核验放宽", ADMIN).set()).isEqualTo(code);
    }

    @Test
    void whatDoesNotFitIsRefusedAndNothingStays() {
        long round = cycle.startedRound(1);
        RuleSetFile file = changed(round, "cadence", 7);
        assertThatThrownBy(() -> changes.apply(round, file, "加快", ADMIN)).hasMessageContaining("通报周期不能中途由14天改为7天");
        Map<String, Figure> fewer = new LinkedHashMap<>(file.figures());
        fewer.put("cadence", versions.figures("inspection-2024").get("cadence"));
        fewer.remove("acceptItem");
        assertThatThrownBy(() -> changes.apply(round, new RuleSetFile("t", "t", fewer), "删一行", ADMIN))
                .hasMessageContaining("缺少acceptItem");
        fewer.put("acceptItem", new Figure("acceptItem", "签收", 3, "day", "惯例"));
        assertThatThrownBy(() -> changes.apply(round, new RuleSetFile("t", "t", fewer), "换单位", ADMIN))
                .hasMessageContaining("单位应是working-day");
        fewer.put("acceptItem", versions.figures("inspection-2024").get("acceptItem"));
        fewer.put("other", new Figure("other", "别的", 3, "day", "惯例"));
        assertThatThrownBy(() -> changes.apply(round, new RuleSetFile("t", "t", fewer), "加一行", ADMIN))
                .hasMessageContaining("other系统不认识");
        assertThatThrownBy(() -> changes.apply(round, changed(round, "acceptItem", 5), " ", ADMIN))
                .hasMessageContaining("请填写启用理由");
        assertThat(open(round).ruleSet()).isEqualTo("inspection-2024");
        assertThat(versions.all()).extracting(RuleSetVersions.Version::family).doesNotContain("t");
    }

    @Test
    void theStartAddsWhatAnOlderVersionLacks() {
        long round = cycle.startedRound(1);
        String code = changes.apply(round, changed(round, "reviewMeasures", 4), "审核放宽", ADMIN)
                .set();
        jdbc.sql("delete from rule_figure where rule_set = ? and name in ('verifyItem', 'reviewMeasures')")
                .param("inspection-2024")
                .update();
        versions.afterPropertiesSet();
        assertThat(versions.figures("inspection-2024").get("verifyItem").figure())
                .isEqualTo(5);
        assertThat(versions.figures("inspection-2024").get("reviewMeasures").figure())
                .isEqualTo(3);
        assertThat(versions.figures(code).get("reviewMeasures").figure()).isEqualTo(4);
    }

    @Test
    void aChangedDecisionTableIsTriedOnTheOpenItems() throws Exception {
        long round = cycle.startedRound(1, row -> Cycle.planned(row, LocalDate.of(2024, 8, 30), true));
        String route = new ClassPathResource("processes/sign-off/sign-off-route.dmn")
                .getContentAsString(StandardCharsets.UTF_8);
        String stricter = route.replace("<text>\"major\"</text>", "<text>\"ordinary\"</text>");
        Trial trial =
                trials.run(open(round), null, List.of(tables.read("r.dmn", stricter.getBytes(StandardCharsets.UTF_8))));
        assertThat(trial.decisions())
                .extracting(Trial.DecisionChange::inWords)
                .containsExactly("事项1 销号审批路线：major → ordinary");
        assertThat(trials.run(open(round), null, List.of(tables.read("r.dmn", route.getBytes(StandardCharsets.UTF_8))))
                        .changesNothing())
                .isTrue();
        String broken = route.replace("<text>major</text>", "<text>majority</text>");
        assertThatThrownBy(() -> trials.run(
                        open(round), null, List.of(tables.read("r.dmn", broken.getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("系统不提供");
        String juel = route.replaceFirst(
                "(?s)(<inputExpression [^>]*)>\\s*<text>[^<]*",
                "$1 expressionLanguage=\"juel\"><text>\\${''.getClass().forName('java.lang.Runtime')}");
        assertThat(juel).contains("juel");
        assertThatThrownBy(() -> tables.read("r.dmn", juel.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“r.dmn”：决策表里有用“juel”写的表达式");
        assertThatThrownBy(() -> tables.read("r.dmn", "<xml/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不是可以用的决策表");
    }

    @Test
    void stallsAreTriedOnTheFactsOfNow() throws Exception {
        long round = cycle.startedRound(1);
        cycle.at(LocalDateTime.of(2024, 3, 11, 10, 0));
        String assessment = new ClassPathResource("processes/fortnightly-report/stall-assessment.dmn")
                .getContentAsString(StandardCharsets.UTF_8);
        String milder = assessment.replaceFirst("(?s)(in_notAccepted_daysLate\">\\s*<text>)&gt; 0", "$1&gt; 9");
        assertThat(milder).isNotEqualTo(assessment);
        assertThat(trials.run(open(round), null, List.of(tables.read("s.dmn", milder.getBytes(StandardCharsets.UTF_8))))
                        .decisions())
                .extracting(Trial.DecisionChange::inWords)
                .containsExactly("事项1 停滞评定：逾期未签收 → 无");
    }

    @Test
    void aLoadedYearMovesTasksAndTheCutOffWithItsTimer() {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        long period = cycle.period(round);
        LocalDateTime cutOff =
                time(cycle.timer("fortnightly-report", period, "timer_cutOff").getDuedate());
        assertThat(cutOff).isEqualTo(LocalDateTime.of(2024, 3, 22, 17, 0));
        CalendarFile file = CalendarFile.parse("date,kind,name\n2024-03-22,holiday,测试节\n2024-03-23,workday,测试节\n");

        RuleChanges.Outcome outcome = changes.load(file, ADMIN);

        LocalDateTime saturday = LocalDateTime.of(2024, 3, 23, 17, 0);
        assertThat(outcome.cutOffs()).contains(new org.zhenggai.work.report.Periods.Moved(cutOff, saturday));
        assertThat(time(cycle.timer("fortnightly-report", period, "timer_cutOff")
                        .getDuedate()))
                .isEqualTo(saturday);
        assertThat(due("reportProgress", item)).isEqualTo(saturday);
        assertThat(outcome.moved()).anySatisfy(moved -> {
            assertThat(moved.shortName()).isEqualTo("填报两周报告 1");
            assertThat(moved.to()).isEqualTo(saturday);
        });
        cycle.cutOff(round);
        assertThat(jdbc.sql("select state from reporting_period where id = ?")
                        .param(period)
                        .query(String.class)
                        .single())
                .isEqualTo("CUT_OFF");
    }

    /** By the new calendar the period ends on Wednesday at five: a minute before it moves there, at five and later it stays. */
    @ParameterizedTest
    @CsvSource({"20, 16:59, true", "20, 17:00, false", "21, 09:00, false"})
    void theCutOffNeverMovesIntoThePast(int day, LocalTime now, boolean moves) {
        long round = cycle.roundOf(cycle.itemInWork());
        long period = cycle.period(round);
        LocalDateTime wednesday = LocalDateTime.of(2024, 3, 20, 17, 0);
        cycle.at(LocalDate.of(2024, 3, day).atTime(now));

        changes.load(CalendarFile.parse("date,kind,name\n2024-03-21,holiday,测试节\n2024-03-22,holiday,测试节\n"), ADMIN);

        assertThat(time(cycle.timer("fortnightly-report", period, "timer_cutOff")
                        .getDuedate()))
                .isEqualTo(moves ? wednesday : wednesday.plusDays(2));
    }

    /** An administrator may have deleted the instance in Cockpit; the calendar is loaded all the same. */
    @Test
    void aPeriodWithoutItsInstanceKeepsNoCalendarOut() {
        long round = cycle.roundOf(cycle.itemInWork());
        long period = cycle.period(round);
        runtime.deleteProcessInstance(
                cycle.instance("fortnightly-report", period).getId(), "deleted in Cockpit");
        cycle.at(LocalDate.of(2024, 3, 20).atTime(9, 0));

        changes.load(CalendarFile.parse("date,kind,name\n2024-03-21,holiday,测试节\n2024-03-22,holiday,测试节\n"), ADMIN);

        assertThat(jdbc.sql("select cut_off from reporting_period where id = ?")
                        .param(period)
                        .query(LocalDateTime.class)
                        .single())
                .isEqualTo(LocalDateTime.of(2024, 3, 20, 17, 0));
    }
}
