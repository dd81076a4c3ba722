package org.zhenggai.closing.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FINANCE;
import static org.zhenggai.kernel.web.PagesData.OFFICE;
import static org.zhenggai.kernel.web.PagesData.ofUnit;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;

/** A wrong round is withdrawn by whom its plan says, ends whole, stays readable, and takes no more writing. */
@PagesTest
class WithdrawalTest {

    @Autowired
    private MockMvc pages;

    @Autowired
    private PagesData data;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private Events events;

    @Autowired
    private RuntimeService engine;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theOfficeWithdrawsUntilThePlanIsApprovedAndTheSecretaryAfterwards() throws Exception {
        long early = data.plannedRound();
        button(early, office(), true);
        button(early, withRole(Role.SECRETARY), false);
        withdraw(early, withRole(Role.SECRETARY), "错").andExpect(status().isUnprocessableEntity());
        withdraw(early, office(), "  ").andExpect(status().isUnprocessableEntity());
        withdraw(early, office(), "x".repeat(1001)).andExpect(status().isUnprocessableEntity());
        withdraw(early, office(), "导错了文件").andExpect(redirectedUrl("/rounds/" + early));
        withdraw(early, office(), "再来").andExpect(status().isUnprocessableEntity());
        assertThat(strings("select text from event where kind = 'WITHDRAWN' and item is null and round = ?", early))
                .containsExactly("导错了文件");

        long late = approved();
        button(late, office(), false);
        button(late, withRole(Role.SECRETARY), true);
        withdraw(late, office(), "错").andExpect(status().isUnprocessableEntity());
        withdraw(late, withRole(Role.SECRETARY), "导错了文件").andExpect(redirectedUrl("/rounds/" + late));

        long archived = data.importedRound();
        jdbc.sql("update round set state = 'ARCHIVED' where id = ?")
                .param(archived)
                .update();
        button(archived, office(), false);
        withdraw(archived, office(), "错").andExpect(status().isUnprocessableEntity());
    }

    @Test
    void nobodyElseComesToThePage() throws Exception {
        long round = approved();
        for (Role role : List.of(
                Role.LEADING_GROUP, Role.DISCIPLINE, Role.INSPECTION_TEAM, Role.PROCESS_DESIGNER, Role.CAMUNDA_ADMIN)) {
            withdraw(round, withRole(role), "错").andExpect(status().isForbidden());
            pages.perform(get("/rounds/{round}/withdrawal", round).with(withRole(role)))
                    .andExpect(status().isForbidden());
        }
        withdraw(round, ofUnit(FINANCE), "错").andExpect(status().isForbidden());
        assertThat(strings("select state from round where id = ?", round)).containsExactly("STUDY");
    }

    @Test
    void itEndsWholeStaysReadableAndCountsNowhere() throws Exception {
        long round = data.plannedRound();
        data.assign(data.item(round, "1"), FINANCE, LocalDate.of(2023, 8, 1));
        pages.perform(get("/rounds/{round}/withdrawal", round).with(office()))
                .andExpect(content().string(allOf(containsString("4个整改事项"), containsString("撤销后不能恢复"))));
        withdraw(round, office(), "导错了文件");
        assertThat(engine.createProcessInstanceQuery()
                        .processInstanceBusinessKey(Long.toString(round), "rectification-round")
                        .count())
                .isZero();
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(Long.toString(round))
                        .count())
                .isZero();
        assertThat(strings("select distinct state from item where round = ?", round))
                .containsExactly("WITHDRAWN");
        pages.perform(get("/rounds/{round}", round).with(office()))
                .andExpect(content().string(allOf(containsString("已撤销"), not(containsString("/withdrawal")))));
        pages.perform(get("/rounds/{round}/ledger", round).with(office()))
                .andExpect(content().string(allOf(containsString("【已撤销】"), containsString("票据审核不严"))));
        pages.perform(get("/rounds/{round}/ledger?open=true", round).with(office()))
                .andExpect(content().string(not(containsString("票据审核不严"))));
        pages.perform(get("/items/{item}", data.item(round, "1")).with(office()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("已撤销"),
                                not(containsString("/confidentiality\"")),
                                not(containsString("id=\"commenting\"")))));
        pages.perform(get("/").with(office()))
                .andExpect(content().string(allOf(containsString("【已撤销】"), containsString("另撤销4"))));
        pages.perform(get("/rounds/{round}/ledger", round).with(office()))
                .andExpect(content().string(not(containsString(">未报告</td>"))));
        for (String documents : List.of("/rounds/" + round, "/items/" + data.item(round, "1"))) {
            pages.perform(get(documents + "/documents").with(office()))
                    .andExpect(content()
                            .string(allOf(containsString("本轮已经撤销，不再生成公文"), not(containsString("aria-label=\"生成")))));
        }

        jdbc.sql("update item set state = 'IN_WORK' where round = ? and number = '2'")
                .param(round)
                .update();
        withdrawals.finishAll();
        withdrawals.finishAll();
        assertThat(strings("select distinct state from item where round = ?", round))
                .containsExactly("WITHDRAWN");
    }

    @Test
    void nothingIsWrittenToItAnyMore() throws Exception {
        long round = data.plannedRound();
        long item = data.item(round, "1");
        data.assign(item, FINANCE, LocalDate.of(2023, 8, 1));
        withdraw(round, office(), "导错了文件");
        for (String path : List.of(
                "/rounds/" + round + "/plan/rows",
                "/rounds/" + round + "/plan/workbook",
                "/rounds/" + round + "/readers",
                "/rounds/" + round + "/circular-decisions",
                "/items/" + item + "/comments",
                "/items/" + item + "/reminders",
                "/items/" + item + "/evidence",
                "/items/" + item + "/leader",
                "/items/" + item + "/confidentiality",
                "/items/" + item + "/confidants")) {
            assertThat(answers(path)).anyMatch(answer -> answer.contains("422 ") && answer.contains("已经撤销，只能查看，不能再办理"));
        }
        pages.perform(post("/items/{item}/comments", item)
                        .with(ofUnit(PagesData.ROADS))
                        .with(csrf()))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isIn(404, 415, 400));
        assertThatThrownBy(() -> events.record(round, item, OFFICE, EventKind.REMINDED, "催"))
                .isInstanceOf(Refusal.class);
        pages.perform(post("/documents")
                        .param("kind", "PLAN")
                        .param("subject", Long.toString(round))
                        .with(office())
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML))
                .andExpect(flash().attribute("refused", containsString("已经撤销")));
    }

    /** Status and body for each way to send something; none of them is taken. */
    private List<String> answers(String path) throws Exception {
        List<String> answers = new ArrayList<>();
        for (MediaType type : List.of(
                MediaType.APPLICATION_FORM_URLENCODED,
                MediaType.APPLICATION_JSON,
                MediaType.APPLICATION_OCTET_STREAM)) {
            MockHttpServletResponse answer = pages.perform(post(path)
                            .contentType(type)
                            .content("{}")
                            .with(office())
                            .with(csrf()))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as(path).isGreaterThanOrEqualTo(400);
            answers.add(answer.getStatus() + " " + answer.getContentAsString(StandardCharsets.UTF_8));
        }
        return answers;
    }

    @Test
    void theServiceChecksWhoeverCalls() {
        long round = data.plannedRound();
        Viewer leader = Viewer.of("x", "x", List.of(Role.LEADING_GROUP.code()));
        assertThatThrownBy(() -> withdrawals.withdraw(leader, round, "错"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("由整改办撤销");
    }

    /** A round of which a version of the plan is approved. */
    private long approved() {
        long round = data.importedRound();
        jdbc.sql(
                        "insert into plan_version (round, number, state, submitted_by, submitted_at) values (?, 1, 'APPROVED', ?,"
                                + " current_timestamp)")
                .params(round, OFFICE)
                .update();
        return round;
    }

    private void button(long round, RequestPostProcessor viewer, boolean isThere) throws Exception {
        String link = "/rounds/" + round + "/withdrawal";
        pages.perform(get("/rounds/{round}", round).with(viewer))
                .andExpect(content().string(isThere ? containsString(link) : not(containsString(link))));
    }

    private ResultActions withdraw(long round, RequestPostProcessor viewer, String reason) throws Exception {
        return pages.perform(post("/rounds/{round}/withdrawal", round)
                .param("reason", reason)
                .with(viewer)
                .with(csrf())
                .accept(MediaType.TEXT_HTML));
    }

    private List<String> strings(String sql, long round) {
        return jdbc.sql(sql).param(round).query(String.class).list();
    }
}
