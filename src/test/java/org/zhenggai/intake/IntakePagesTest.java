package org.zhenggai.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.web.PagesData.FEEDBACK;
import static org.zhenggai.web.PagesData.OFFICE;
import static org.zhenggai.web.PagesData.document;
import static org.zhenggai.web.PagesData.office;
import static org.zhenggai.web.PagesData.withRole;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.zhenggai.people.Role;
import org.zhenggai.round.Refusal;
import org.zhenggai.web.PagesTest;

@PagesTest
class IntakePagesTest {

    private static final String DATED = "{\"feedbackOn\": \"2023-07-06\"}";

    @Autowired
    private MockMvc pages;

    @Autowired
    private IntakeService intake;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuntimeService engine;

    @Test
    void importsADocumentByPreviewAndCommit() throws Exception {
        String draft = upload(document());
        pages.perform(get(draft).with(office()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("方面2个，问题3个，整改事项4项")))
                .andExpect(content().string(containsString("票据审核不严")));

        long round = committed(draft, DATED);

        Map<String, Object> row = jdbc.sql("select * from round where id = ?")
                .param(round)
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("STATE", "STUDY")
                .containsEntry("RULE_SET", "inspection-before-2024")
                .containsEntry("DOCUMENT_NAME", "反馈意见.txt")
                .containsEntry("CREATED_BY", OFFICE)
                .containsEntry("CONCENTRATED_END", java.sql.Date.valueOf(FEEDBACK.plusMonths(2)));
        assertThat(strings("select number from item where round = ? order by position", round))
                .containsExactly("1", "2", "3-1", "3-2");
        assertThat(strings("select distinct state from item where round = ?", round))
                .containsExactly("PLANNED");
        assertThat(strings("select kind from event where round = ?", round)).containsExactly("IMPORTED");
        assertThat(engine.createProcessInstanceQuery()
                        .processInstanceBusinessKey(Long.toString(round), "rectification-round")
                        .count())
                .isEqualTo(1);
        pages.perform(get(draft).with(office())).andExpect(status().isNotFound());
    }

    @Test
    void correctsTitlesAndNeverTheText() throws Exception {
        String draft = upload(document());
        long round = committed(draft, """
                {"title": "改后的标题", "feedbackOn": "2023-07-06", "areas": {"2": "工程方面"},
                 "findings": {"1": "票据把关不严"}, "items": {"4": "验收"}}""");
        assertThat(strings("select title from round where id = ?", round)).containsExactly("改后的标题");
        assertThat(strings("select title from area where round = ? order by number", round))
                .containsExactly("关于财务管理方面", "工程方面");
        assertThat(strings("select title from item where round = ? order by position", round))
                .startsWith("票据把关不严")
                .endsWith("验收");
        assertThat(strings("select text from finding where round = ? order by number", round)
                        .get(0))
                .isEqualTo("1.针对“票据审核不严”的问题。有的票据没有经手人签名。");
    }

    @Test
    void keepsMeasuresOfACircularAsProposals() {
        byte[] circular = """
                关于整改进展情况的通报%s
                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。一是修订报销办法。二是每季抽查票据。
                """.formatted(System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        long round = intake.commit("通报.txt", circular, Corrections.none(FEEDBACK), OFFICE);
        assertThat(strings(
                        "select m.text || m.state from measure m join item i on i.id = m.item where i.round = ? order by m.position",
                        round))
                .hasSize(2)
                .allMatch(measure -> measure.endsWith("PROPOSED"))
                .first()
                .asString()
                .startsWith("修订报销办法");
    }

    @Test
    void tellsFindingsOfDifferentAreasApart() {
        byte[] restarting = """
                反馈意见%s
                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。有的没有签名。
                2.针对“资产底数不清”的问题。没有登记。
                （二）关于工程建设方面
                1.针对“监管不到位”的问题。没有记录。
                """.formatted(System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        long round = intake.commit("分段编号.txt", restarting, Corrections.none(FEEDBACK), OFFICE);
        assertThat(strings("select number from item where round = ? order by position", round))
                .containsExactly("1.1", "1.2", "2.1");
    }

    @Test
    void refusesTheSameFileAtUploadAndAtCommit() throws Exception {
        byte[] document = document();
        String waiting = upload(document);
        intake.commit("先导入.txt", document, Corrections.none(FEEDBACK), OFFICE);
        uploading(document)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("已经导入过，就是轮次“关于第")))
                .andExpect(jsonPath("$.message", containsString("由测试整改办导入")));
        commit(waiting, DATED)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("不能重复导入")));
    }

    @Test
    void makesOneRoundOfTwoCommitsAtTheSameMoment() throws Exception {
        byte[] document = document();
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Long> commit = () -> {
            start.await();
            return intake.commit("同时.txt", document, Corrections.none(FEEDBACK), OFFICE);
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        int made = 0;
        for (Future<Long> result : two.invokeAll(List.of(commit, commit))) {
            try {
                result.get();
                made++;
            } catch (ExecutionException e) {
                assertThat(e).cause().isInstanceOf(Refusal.class).hasMessageContaining("不能重复导入");
            }
        }
        two.shutdown();
        assertThat(made).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from round where document_name = '同时.txt'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void refusesWhatHoldsNoFindings() throws Exception {
        String draft = upload(("今天开会。" + System.nanoTime()).getBytes(StandardCharsets.UTF_8));
        pages.perform(get(draft).with(office())).andExpect(content().string(containsString("没有读到编号的问题，不能导入")));
        commit(draft, DATED)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("没有读到编号的问题，不能导入")));
    }

    @Test
    void refusesWhatIsTooLargeInTheParsersWords() throws Exception {
        uploading(new byte[SourceText.MAX_TEXT + 1])
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("1,000,000 字节")));
    }

    @Test
    void asksForADayOfFeedbackThatCanBe() throws Exception {
        String draft = upload(document());
        commit(draft, "{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("请填写反馈日期")));
        commit(draft, "{\"feedbackOn\": \"2999-01-01\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("晚于今天")));
        commit(draft, "{\"feedbackOn\": \"2023-02-30\"}").andExpect(status().isBadRequest());
        pages.perform(get(draft).with(office())).andExpect(status().isOk());
    }

    @Test
    void refusesATitleThatIsMissingOrTooLong() {
        byte[] document = document();
        assertThatThrownBy(() ->
                        intake.commit("a.txt", document, new Corrections(" ", FEEDBACK, null, null, null), OFFICE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("轮次标题是空的");
        assertThatThrownBy(() -> intake.commit(
                        "a.txt",
                        document,
                        new Corrections(null, FEEDBACK, null, Map.of(2, "长".repeat(1001)), null),
                        OFFICE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("原文第5行")
                .hasMessageContaining("超过1000字");
    }

    @Test
    void keepsADraftFromEverybodyElse() throws Exception {
        String draft = upload(document());
        var colleague = user("pages-colleague").roles(Role.RECTIFICATION_OFFICE.code());
        pages.perform(get(draft).with(colleague)).andExpect(status().isNotFound());
        pages.perform(post(draft + "/commit")
                        .with(colleague)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.APPLICATION_JSON)
                        .content(DATED))
                .andExpect(status().isNotFound());
        pages.perform(post(draft + "/discard").with(colleague).with(csrf())).andExpect(status().isNotFound());
        pages.perform(get(draft).with(office())).andExpect(status().isOk());
    }

    @Test
    void discardsADraft() throws Exception {
        String draft = upload(document());
        pages.perform(post(draft + "/discard").with(office()).with(csrf())).andExpect(redirectedUrl("/intake"));
        pages.perform(get(draft).with(office())).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "RECTIFICATION_OFFICE")
    void isForTheOfficeOnly(Role role) throws Exception {
        pages.perform(get("/intake").with(withRole(role))).andExpect(status().isForbidden());
        pages.perform(multipart("/intake/drafts")
                        .file(new MockMultipartFile("file", "反馈意见.txt", "text/plain", document()))
                        .with(withRole(role))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    private ResultActions uploading(byte[] bytes) throws Exception {
        return pages.perform(multipart("/intake/drafts")
                .file(new MockMultipartFile("file", "反馈意见.txt", "text/plain", bytes))
                .with(office())
                .with(csrf())
                .accept(MediaType.APPLICATION_JSON));
    }

    private String upload(byte[] bytes) throws Exception {
        return location(uploading(bytes).andExpect(status().isCreated()));
    }

    private ResultActions commit(String draft, String corrections) throws Exception {
        return pages.perform(post(draft + "/commit")
                .with(office())
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(corrections));
    }

    private long committed(String draft, String corrections) throws Exception {
        String plan = location(commit(draft, corrections).andExpect(status().isOk()));
        return Long.parseLong(plan.replaceAll("\\D", ""));
    }

    private static String location(ResultActions answer) throws Exception {
        return JsonPath.read(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8), "$.location");
    }

    private List<String> strings(String sql, long round) {
        return jdbc.sql(sql).param(round).query(String.class).list();
    }
}
