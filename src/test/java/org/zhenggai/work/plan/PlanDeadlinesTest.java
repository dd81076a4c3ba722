package org.zhenggai.work.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FEEDBACK;
import static org.zhenggai.kernel.web.PagesData.FINANCE;
import static org.zhenggai.kernel.web.PagesData.LEADER;
import static org.zhenggai.kernel.web.PagesData.OFFICE;
import static org.zhenggai.kernel.web.PagesData.at;
import static org.zhenggai.kernel.web.PagesData.office;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.round.DeadlineDoubt;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanController.Saved;
import org.zhenggai.work.plan.PlanDeadlines.Decision;
import org.zhenggai.work.plan.PlanDeadlines.Doubtful;
import org.zhenggai.work.plan.PlanTable.Change;
import org.zhenggai.work.plan.PlanTable.Row;

/** The edges of deadlines: the day before, the day, the day after; and what is taken only after a decision. */
@PagesTest
class PlanDeadlinesTest {

    private static final LocalDate TODAY = LocalDate.of(2023, 7, 12);
    private static final LocalDate SATURDAY = LocalDate.of(2023, 7, 15);
    private static final LocalDate PERIOD_END = FEEDBACK.plusMonths(6);

    @Autowired
    private MockMvc pages;

    @Autowired
    private PagesData data;

    @Autowired
    private PlanTable table;

    @Autowired
    private Plans plans;

    @Autowired
    private PlanDeadlines deadlines;

    @Autowired
    private DeadlineRules rules;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private long round;

    @BeforeEach
    void plan() {
        at(TODAY);
        round = data.plannedRound();
    }

    @AfterEach
    void tidy() {
        ClockUtil.reset();
    }

    private List<Change> all(LocalDate deadline) {
        return table.rows(round).stream().map(row -> changed(row, deadline)).toList();
    }

    private static Change changed(Row row, LocalDate deadline) {
        return new Change(row.id(), row.version(), FINANCE, List.of(), LEADER, ItemKind.DATED, deadline, false);
    }

    private void save(LocalDate deadline) {
        table.save(round, all(deadline), OFFICE);
    }

    @Test
    void refusesDaysThatHavePassedWhenARowIsSaved() {
        assertThatThrownBy(() -> save(TODAY.minusDays(1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("事项1“整改期限”2023年7月11日已经过去，请改为今天或以后的日期");
        assertThatCode(() -> save(TODAY)).doesNotThrowAnyException();
        assertThatCode(() -> save(TODAY.plusDays(1))).doesNotThrowAnyException();
    }

    @Test
    void refusesAPlanThatLayForWeeks() {
        save(TODAY.plusDays(1));
        at(TODAY.plusDays(2));
        assertThatThrownBy(() -> plans.submit(round, OFFICE, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("4个事项的整改期限已经过去：1（2023年7月13日）");
        at(TODAY.plusDays(1));
        plans.submit(round, OFFICE, null);
        at(TODAY.plusDays(2));
        Actor leader = new Actor(LEADER, null);
        assertThatThrownBy(() -> plans.approve(round, leader, TODAY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("请退回方案");
        at(TODAY.plusDays(1));
        plans.approve(round, leader, TODAY);
        at(TODAY.plusDays(2));
        assertThatThrownBy(() -> plans.finish(round, leader, TODAY, "同意"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("请退回方案");
    }

    /** Somebody who corrects another field is not kept from it by a day that has passed since. */
    @Test
    void aDayThatPassedMeanwhileIsNoFaultOfAnotherField() {
        save(TODAY);
        at(TODAY.plusDays(1));
        assertThatCode(() -> save(TODAY)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2023-07-14, -",
                "2023-07-15, DAY_OFF",
                "2023-07-17, -",
                "2023-10-07, -", // a Saturday on which people work
                "2023-10-06, DAY_OFF", // a Friday on which they do not
                "2024-01-05, -",
                "2024-01-08, AFTER_PERIOD",
                "2024-01-07, 'DAY_OFF,AFTER_PERIOD'",
                "2025-07-11, AFTER_PERIOD",
                "2025-07-14, 'AFTER_PERIOD,FAR_AHEAD'"
            })
    void knowsWhatIsDoubtful(LocalDate day, String doubts) {
        assertThat(DeadlineDoubt.codes(rules.today(round).doubts(day))).isEqualTo(doubts == null ? "" : doubts);
    }

    /** The end of the period and the end of two years are still within; both may be days off. */
    @Test
    void countsTheLastDayAsWithin() {
        assertThat(rules.today(round).doubts(PERIOD_END)).doesNotContain(DeadlineDoubt.AFTER_PERIOD);
        assertThat(rules.today(round).doubts(PERIOD_END.plusDays(1))).contains(DeadlineDoubt.AFTER_PERIOD);
        assertThat(rules.today(round).doubts(TODAY.plusYears(2))).doesNotContain(DeadlineDoubt.FAR_AHEAD);
        assertThat(rules.today(round).doubts(TODAY.plusYears(2).plusDays(1))).contains(DeadlineDoubt.FAR_AHEAD);
    }

    /** A feedback is never of a later day than its import; should one be, days before it are doubtful. */
    @Test
    void doubtsDaysBeforeTheFeedback() {
        jdbc.sql("update round set feedback_on = ? where id = ?")
                .params(TODAY.plusDays(5), round)
                .update();
        assertThat(rules.today(round).doubts(TODAY.plusDays(1))).containsExactly(DeadlineDoubt.BEFORE_FEEDBACK);
        assertThat(rules.today(round).doubts(TODAY.plusDays(5))).isEmpty();
    }

    @Test
    void takesADoubtfulDayOnlyAfterADecisionForExactlyTheseRows() throws Exception {
        List<Change> two = all(SATURDAY).subList(0, 2);
        sent(new Saved(two, null))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.undecided", hasSize(2)))
                .andExpect(jsonPath("$.message", containsString("事项1的期限2023年7月15日不是工作日")));
        assertThat(table.rows(round)).allMatch(row -> row.deadline() == null);
        List<Doubtful> asked = table.doubtful(round, two);
        sent(new Saved(two, new Decision("值班安排", asked.subList(0, 1))))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.undecided", hasSize(2)));
        sent(new Saved(two, new Decision(" ", asked))).andExpect(status().isUnprocessableEntity());
        assertThat(table.rows(round)).allMatch(row -> row.deadline() == null);

        sent(new Saved(two, new Decision("值班安排", asked)))
                .andExpect(status().isOk())
                .andExpect(
                        jsonPath("$.decided['" + two.get(0).id() + "'].words").value("不是工作日，测试整改办2023年7月12日决定采用：值班安排"));
        assertThat(table.rows(round).get(0).deadline()).isEqualTo(SATURDAY);
        assertThat(deadlines.undecided(round)).isEmpty();
        pages.perform(get("/items/{item}/audit", two.get(0).id()).with(office()))
                .andExpect(content().string(containsString("决定采用存疑的期限")))
                .andExpect(content().string(containsString("2023年7月15日不是工作日。理由：值班安排")));
    }

    @Test
    void aDecisionHoldsForItsDayAndForWhatWasShownOnly() {
        List<Change> one = all(SATURDAY).subList(0, 1);
        Decision decision = new Decision("值班安排", table.doubtful(round, one));
        table.save(round, one, decision, OFFICE);
        table.save(round, all(TODAY).subList(0, 1), OFFICE);
        assertThatThrownBy(() -> table.save(round, all(SATURDAY).subList(0, 1), OFFICE))
                .isInstanceOf(PlanDoubts.class);
        List<Change> other = all(SATURDAY.plusDays(1)).subList(0, 1);
        assertThatThrownBy(() -> table.save(round, other, decision, OFFICE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("与现在的不一致");
        assertThat(jdbc.sql("select count(*) from deadline_decision where item = ? and lapsed_at is not null")
                        .param(one.get(0).id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** What stands in the plan from a source is decided on as well before the plan goes on. */
    @Test
    void aPlanWithAnUndecidedDayIsNotSubmitted() throws Exception {
        save(TODAY);
        jdbc.sql("update item set deadline = ? where round = ? and number = '2'")
                .params(SATURDAY, round)
                .update();
        assertThatThrownBy(() -> plans.submit(round, OFFICE, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还没有决定，不能提交：事项2的期限2023年7月15日不是工作日");
        sent(new Saved(List.of(), new Decision("来文规定", deadlines.undecided(round))))
                .andExpect(status().isOk());
        plans.submit(round, OFFICE, null);
    }

    @Test
    void proposesADayForEveryKind() throws Exception {
        pages.perform(get("/rounds/{round}/plan/rows", round).with(office()))
                .andExpect(jsonPath("$.proposals.IMMEDIATE").value("2023-08-11"))
                .andExpect(jsonPath("$.proposals.DATED").value("2024-01-05"))
                .andExpect(jsonPath("$.proposals.STANDING").value("2024-01-05"));
        at(PERIOD_END.minusDays(2));
        assertThat(rules.proposals(round))
                .containsEntry(ItemKind.IMMEDIATE, LocalDate.of(2024, 1, 5))
                .containsEntry(ItemKind.DATED, LocalDate.of(2024, 1, 5));
        at(PERIOD_END.plusDays(1));
        assertThat(rules.proposals(round)).isEmpty();
    }

    /** Of a release that took any day as the end of the period. */
    @Test
    void proposesNoDayThatItRefuses() {
        jdbc.sql("update round set concentrated_end = ? where id = ?")
                .params(LocalDate.of(9999, 12, 31), round)
                .update();
        at(TODAY);
        assertThat(rules.proposals(round)).containsOnlyKeys(ItemKind.IMMEDIATE);
    }

    @Test
    void refusesAPeriodThatHasEnded() {
        long other = data.importedRound();
        assertThatThrownBy(() -> plans.study(other, OFFICE, FEEDBACK, "已传达", TODAY.minusDays(1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("集中整改期满日期2023年7月11日已经过去");
        assertThatCode(() -> plans.study(other, OFFICE, FEEDBACK, "已传达", TODAY)).doesNotThrowAnyException();
    }

    private ResultActions sent(Saved saved) throws Exception {
        return pages.perform(post("/rounds/{round}/plan/rows", round)
                .with(office())
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(saved)));
    }
}
