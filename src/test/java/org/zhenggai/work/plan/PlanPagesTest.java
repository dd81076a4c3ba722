package org.zhenggai.work.plan;

import static org.assertj.core.api.Assertions.assertThat;
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
import static org.zhenggai.kernel.web.PagesData.ROADS;
import static org.zhenggai.kernel.web.PagesData.at;
import static org.zhenggai.kernel.web.PagesData.ofUnit;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanController.Saved;
import org.zhenggai.work.plan.PlanTable.Change;
import org.zhenggai.work.plan.PlanTable.Row;

@PagesTest
class PlanPagesTest {

    private static final LocalDate DEADLINE = LocalDate.of(2023, 12, 29);

    @Autowired
    private MockMvc pages;

    @Autowired
    private PagesData data;

    @Autowired
    private PlanTable table;

    @Autowired
    private PlanGaps gaps;

    @Autowired
    private Plans plans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void weeksBeforeTheDeadline() {
        at(FEEDBACK.plusDays(6));
    }

    @AfterEach
    void tidy() {
        ClockUtil.reset();
    }

    private static Change filled(Row row) {
        return new Change(row.id(), row.version(), FINANCE, List.of(ROADS), LEADER, ItemKind.DATED, DEADLINE, true);
    }

    @Test
    void savesChangedRowsAndCountsTheirVersionsUp() throws Exception {
        long round = data.plannedRound();
        List<Row> before = table.rows(round);
        save(office(), round, List.of(filled(before.get(0)), filled(before.get(3))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows", hasSize(4)))
                .andExpect(jsonPath("$.rows[0].assisting[0]").value(ROADS));
        List<Row> after = table.rows(round);
        assertThat(after.get(0))
                .extracting(Row::leadUnit, Row::assisting, Row::leader, Row::kind, Row::deadline, Row::major)
                .containsExactly(FINANCE, List.of(ROADS), LEADER, ItemKind.DATED, DEADLINE, true);
        assertThat(after.get(0).version()).isEqualTo(before.get(0).version() + 1);
        assertThat(after.subList(1, 3)).isEqualTo(before.subList(1, 3));
        assertThat(jdbc.sql("select original_deadline from item where id = ?")
                        .param(after.get(0).id())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(DEADLINE);
        assertThat(gaps.of(round)).extracting(PlanGaps.Gap::number).containsExactly("2", "3-1");
    }

    /** What the plan says of money is kept with the version that was submitted. */
    @Test
    void marksItemsThatInvolveMoney() throws Exception {
        long round = data.plannedRound();
        List<Change> changes = table.rows(round).stream()
                .map(PlanPagesTest::filled)
                .map(row -> new Change(
                        row.id(),
                        row.version(),
                        row.leadUnit(),
                        row.assisting(),
                        row.leader(),
                        row.kind(),
                        row.deadline(),
                        row.major(),
                        row.leadUnit().equals(FINANCE)))
                .toList();
        save(office(), round, changes)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows[0].involvesMoney").value(true));
        assertThat(table.rows(round)).allMatch(Row::involvesMoney);
        assertThat(jdbc.sql("select changes from plan_edit e join item i on i.id = e.item where i.round = ?")
                        .param(round)
                        .query(String.class)
                        .list())
                .hasSameSizeAs(changes)
                .allMatch(edit -> edit.contains("INVOLVES_MONEY"));
        plans.submit(round, OFFICE, null);
        assertThat(jdbc.sql("select count(*) from plan_line l join plan_version v on v.id = l.plan_version"
                                + " where v.round = ? and l.involves_money")
                        .param(round)
                        .query(Integer.class)
                        .single())
                .isEqualTo(changes.size());
    }

    @Test
    void leavesGapsAndNamesThem() {
        long round = data.plannedRound();
        Row first = table.rows(round).get(0);
        table.save(
                round,
                List.of(new Change(first.id(), first.version(), FINANCE, null, "", null, DEADLINE, false)),
                OFFICE);
        assertThat(gaps.of(round).get(0).missing()).isEqualTo("责任领导、整改类型");
    }

    private record Wrong(Change change, String words) {}

    private static Stream<Wrong> wrongValues() {
        List<String> none = List.of();
        return Stream.of(
                new Wrong(new Change(0, 0, "nobody", none, LEADER, null, null, false), "“牵头单位”不在单位名录中"),
                new Wrong(new Change(0, 0, null, List.of("nobody"), null, null, null, false), "“配合单位”中有单位不在单位名录中"),
                new Wrong(new Change(0, 0, FINANCE, List.of(FINANCE), null, null, null, false), "“配合单位”与牵头单位相同"),
                new Wrong(new Change(0, 0, null, List.of(ROADS, ROADS), null, null, null, false), "“配合单位”有重复"),
                new Wrong(new Change(0, 0, null, none, OFFICE, null, null, false), "“责任领导”不是领导小组成员"),
                new Wrong(
                        new Change(0, 0, null, none, null, null, FEEDBACK.minusDays(1), false), "“整改期限”2023年7月5日已经过去"),
                new Wrong(
                        new Change(0, 0, null, none, null, null, LocalDate.of(2203, 12, 1), false),
                        "“整改期限”2203年12月1日在10年以后"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void refusesAllWhenOneValueIsWrongAndNamesRowAndField(Wrong wrong) throws Exception {
        long round = data.plannedRound();
        List<Row> before = table.rows(round);
        Row row = before.get(2);
        Change bad = wrong.change();
        Change change = new Change(
                row.id(),
                row.version(),
                bad.leadUnit(),
                bad.assisting(),
                bad.leader(),
                bad.kind(),
                bad.deadline(),
                bad.major());
        save(office(), round, List.of(filled(before.get(0)), change))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("事项3-1" + wrong.words())));
        assertThat(table.rows(round)).isEqualTo(before);
    }

    @Test
    void refusesRowsOfAnotherRoundAndRowsThatComeTwice() {
        long round = data.plannedRound();
        Row own = table.rows(round).get(0);
        Row foreign = table.rows(data.plannedRound()).get(0);
        assertThatThrownBy(() -> table.save(round, List.of(filled(foreign)), OFFICE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不属于本轮");
        assertThatThrownBy(() -> table.save(round, List.of(filled(own), filled(own)), OFFICE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("事项1提交了两次");
    }

    @Test
    void tellsWhichRowsSomebodyElseChangedAndSavesNothing() throws Exception {
        long round = data.plannedRound();
        List<Row> seen = table.rows(round);
        table.save(round, List.of(otherwise(seen.get(1))), LEADER);
        List<Row> before = table.rows(round);
        save(office(), round, List.of(filled(seen.get(0)), filled(seen.get(1))))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.message", containsString("事项2刚被测试班子改过")))
                .andExpect(jsonPath("$.words['" + seen.get(1).id() + "']").value("刚被测试班子改过"))
                .andExpect(jsonPath("$.rows", hasSize(1)))
                .andExpect(jsonPath("$.rows[0].leadUnit").value(FINANCE))
                .andExpect(jsonPath("$.rows[0].version").value(before.get(1).version()));
        assertThat(table.rows(round)).isEqualTo(before);
    }

    /** In a second window, or after an answer that was lost on its way: nobody else did it. */
    @Test
    void doesNotCallTheReadersOwnChangeSomebodyElses() throws Exception {
        long round = data.plannedRound();
        List<Row> seen = table.rows(round);
        save(office(), round, List.of(filled(seen.get(0)))).andExpect(status().isOk());
        save(office(), round, List.of(filled(seen.get(0)))).andExpect(status().isOk());
        save(office(), round, List.of(otherwise(seen.get(0))))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.message", containsString("没有保存：事项1您在另一个窗口刚改过。")))
                .andExpect(jsonPath("$.rows[0].leadUnit").value(FINANCE));

        Row now = table.rows(round).get(0);
        table.save(round, List.of(otherwise(now)), LEADER);
        save(office(), round, List.of(filled(now))).andExpect(jsonPath("$.message", containsString("事项1刚被测试班子改过")));
        save(office(), round, List.of(filled(seen.get(0))))
                .andExpect(jsonPath("$.message", containsString("事项1您和测试班子刚改过")));
    }

    private static Change otherwise(Row row) {
        Change change = filled(row);
        return new Change(
                change.id(),
                change.version(),
                change.leadUnit(),
                change.assisting(),
                change.leader(),
                change.kind(),
                change.deadline(),
                !change.major());
    }

    @Test
    void cannotBeChangedBeforeTheStudyNorWhileAVersionIsDecided() throws Exception {
        long imported = data.importedRound();
        save(office(), imported, List.of(filled(table.rows(imported).get(0))))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("方案现在不能修改")));

        long round = data.plannedRound();
        table.save(round, table.rows(round).stream().map(PlanPagesTest::filled).toList(), OFFICE);
        plans.submit(round, OFFICE, "第一版");
        List<Row> submitted = table.rows(round);
        save(office(), round, List.of(filled(submitted.get(0)))).andExpect(status().isUnprocessableEntity());
        assertThat(table.rows(round)).isEqualTo(submitted);
        pages.perform(get("/rounds/{round}/plan", round).with(office()))
                .andExpect(content().string(containsString("第1版待审定")))
                .andExpect(content().string(containsString("只读。方案正在审定")));
        plans.giveBack(round, new Actor(LEADER, null), "期限太宽");
        save(office(), round, List.of(filled(submitted.get(0)))).andExpect(status().isOk());
        pages.perform(get("/rounds/{round}/plan", round).with(office()))
                .andExpect(content().string(containsString("期限太宽")));
    }

    @Test
    void offersTheNextWorkingDay() throws Exception {
        long round = data.plannedRound();
        pages.perform(get("/rounds/{round}/plan/days?day=2023-10-01&day=2023-10-07&day=2023-10-10", round)
                        .with(office()))
                .andExpect(jsonPath("$['2023-10-01'].next").value("2023-10-07"))
                .andExpect(jsonPath("$['2023-10-07']").doesNotExist())
                .andExpect(jsonPath("$['2023-10-10']").doesNotExist());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"LEADING_GROUP", "SECRETARY", "DISCIPLINE"})
    void isReadOnlyForLeaders(Role role) throws Exception {
        long round = data.plannedRound();
        pages.perform(get("/rounds/{round}/plan/rows", round).with(withRole(role)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.editable").value(false));
        save(withRole(role), round, List.of(filled(table.rows(round).get(0)))).andExpect(status().isForbidden());
    }

    @Test
    void inspectionTeamReadsTheRoundsItIsEnteredFor() throws Exception {
        long own = data.plannedRound();
        long other = data.plannedRound();
        data.readByInspectionTeam(own);
        pages.perform(get("/rounds/{round}/plan/rows", own).with(withRole(Role.INSPECTION_TEAM)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.editable").value(false));
        pages.perform(get("/rounds/{round}/plan/rows", other).with(withRole(Role.INSPECTION_TEAM)))
                .andExpect(status().isForbidden());
    }

    @Test
    void isClosedToUnitsDesignersAndAdministrators() throws Exception {
        long round = data.plannedRound();
        for (RequestPostProcessor user :
                List.of(ofUnit(FINANCE), withRole(Role.PROCESS_DESIGNER), withRole(Role.CAMUNDA_ADMIN))) {
            pages.perform(get("/rounds/{round}/plan", round).with(user)).andExpect(status().isForbidden());
            pages.perform(get("/rounds/{round}/plan/rows", round).with(user)).andExpect(status().isForbidden());
            save(user, round, List.of()).andExpect(status().isForbidden());
        }
    }

    private ResultActions save(RequestPostProcessor user, long round, List<Change> changes) throws Exception {
        return pages.perform(post("/rounds/{round}/plan/rows", round)
                .with(user)
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(new Saved(changes, null))));
    }
}
