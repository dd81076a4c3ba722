package org.zhenggai.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FEEDBACK;
import static org.zhenggai.kernel.web.PagesData.OFFICE;
import static org.zhenggai.kernel.web.PagesData.document;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.intake.parse.source.SourceText;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;

@PagesTest
class DraftPagesTest {

    private static final UserRequestPostProcessor COLLEAGUE =
            user("pages-colleague").roles(Role.RECTIFICATION_OFFICE.code());

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
        byte[] document = document();
        String draft = upload(document);
        pages.perform(get(draft).with(office()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("方面2个，问题3个，整改事项4项")))
                .andExpect(content().string(containsString("票据审核不严")));
        ready(draft);

        long round = committed(draft);

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
        pages.perform(get("/rounds/{round}/original", round).with(office()))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(content().bytes(document));
        pages.perform(get("/rounds/{round}/intake", round).with(office()))
                .andExpect(content().string(containsString("反馈日期定为2023年7月6日")))
                .andExpect(content().string(containsString("测试整改办")));
    }

    /** What the text says of its day and its team is proposed with its place; what is not one is left to the person. */
    @Test
    void proposesDayAndTeamWithTheirPlaces() throws Exception {
        String findings = new String(document(), StandardCharsets.UTF_8).replaceFirst("\\R", "\n%s\n");
        String draft = upload(findings.formatted("二〇二三年七月六日，市委第三巡察组向镇党委反馈。").getBytes(StandardCharsets.UTF_8));
        pages.perform(get(draft).with(office()))
                .andExpect(content().string(containsString("data-day=\"2023-07-06\"")))
                .andExpect(content().string(containsString("第2行")))
                .andExpect(content().string(containsString("id=\"team\" maxlength=\"100\"")))
                .andExpect(content().string(containsString("value=\"市委第三巡察组\"")))
                .andExpect(content().string(containsString("value=\"2023-07-06\"")));
        edit(draft, "TEAM", null, " 市委第四巡察组 ");
        ready(draft);
        long round = committed(draft);
        assertThat(strings("select team from round_origin where round = ?", round))
                .containsExactly("市委第四巡察组");
        assertThat(strings("select cast(feedback_on as varchar) from round where id = ?", round))
                .containsExactly("2023-07-06");
        pages.perform(get("/rounds/{round}", round).with(office()))
                .andExpect(content().string(containsString("市委第四巡察组，反馈日期2023年7月6日")));

        String other = new String(document(), StandardCharsets.UTF_8).replaceFirst("\\R", "\n%s\n");
        String open =
                upload(other.formatted("市委第三巡察组2023年7月5日口头反馈，2023年7月6日书面反馈。").getBytes(StandardCharsets.UTF_8));
        pages.perform(get(open).with(office()))
                .andExpect(content().string(containsString("读到2个反馈日期：2023年7月5日（第2行）、2023年7月6日（第2行）")))
                .andExpect(content().string(containsString("data-day=\"2023-07-05\"")))
                .andExpect(content().string(not(containsString("value=\"2023-07-0"))));
    }

    @Test
    void proposesTitlesAndThePeriodWithTheirPlaces() throws Exception {
        String findings = new String(document(), StandardCharsets.UTF_8).replaceFirst("\\R", "\n%s\n");
        String draft = upload(findings.formatted("区委第二巡察组巡察情况汇总表\n2023年3月6日至4月20日，巡察组进驻巡察；2023年5月8日至5月9日补充检查。")
                .getBytes(StandardCharsets.UTF_8));
        pages.perform(get(draft).with(office()))
                .andExpect(content().string(containsString("data-title=\"区委第二巡察组巡察情况汇总表\"")))
                .andExpect(content().string(containsString("data-period=\"2023-05-08/2023-05-09\"")))
                .andExpect(content().string(containsString("第3行")));
        edit(draft, "PERIOD", null, "2023-05-08/2023-05-09");
        assertThat(tree(draft)).contains("巡察时间2023年5月8日至2023年5月9日");
        for (String wrong : List.of("2023-05-08", "2023-05-09/2023-05-08", "x/y", "")) {
            send(draft + "/edits", edit(version(draft), "PERIOD", null, wrong), office())
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(jsonPath("$.message", containsString("巡察时间")));
        }
    }

    @Test
    void correctsTitlesAndNeverTheText() throws Exception {
        String draft = upload(document());
        edit(draft, "TITLE", null, "改后的标题");
        edit(draft, "RETITLE", node(draft, "关于工程建设方面"), "工程方面");
        edit(draft, "RETITLE", node(draft, "票据审核不严"), "票据把关不严");
        ready(draft);
        long round = committed(draft);
        assertThat(strings("select title from round where id = ?", round)).containsExactly("改后的标题");
        assertThat(strings("select title from area where round = ? order by number", round))
                .containsExactly("关于财务管理方面", "工程方面");
        assertThat(strings("select title from item where round = ? order by position", round))
                .startsWith("票据把关不严");
        assertThat(strings("select text from finding where round = ? order by number", round)
                        .get(0))
                .isEqualTo("1.针对“票据审核不严”的问题。有的票据没有经手人签名。");
    }

    @Test
    void mergedAndSplitFindingsBecomeTheItemsOfTheRound() throws Exception {
        String draft = upload(document());
        edit(draft, "MERGE", node(draft, "资产底数不清"), null);
        edit(draft, "DROP", node(draft, "关于现场管理"), null);
        ready(draft);
        long round = committed(draft);
        assertThat(strings("select number from item where round = ? order by position", round))
                .containsExactly("1", "3");
        assertThat(strings("select text from finding where round = ? order by number", round))
                .first()
                .asString()
                .contains("票据审核不严")
                .contains("部分资产没有登记");
    }

    @Test
    void undoesStepByStep() throws Exception {
        String draft = upload(document());
        edit(draft, "DROP", node(draft, "票据审核不严"), null);
        edit(draft, "DROP", node(draft, "资产底数不清"), null);
        send(draft + "/undo", "{\"version\": 2}", office())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.message").value("撤销：删除问题“资产底数不清”"));
        pages.perform(get(draft + "/tree").with(office()))
                .andExpect(content().string(containsString("资产底数不清")))
                .andExpect(content().string(not(containsString(">票据审核不严<"))));
        send(draft + "/undo", "{\"version\": 3}", COLLEAGUE).andExpect(status().isOk());
        pages.perform(get(draft + "/tree").with(office())).andExpect(content().string(containsString(">票据审核不严<")));
        send(draft + "/undo", "{\"version\": 4}", office())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value("没有可以撤销的修改。"));
    }

    @Test
    void showsOneThatAnotherWasFasterAndLosesNothing() throws Exception {
        String draft = upload(document());
        String finding = node(draft, "票据审核不严");
        send(draft + "/edits", edit(0, "RETITLE", finding, "先改"), COLLEAGUE).andExpect(status().isOk());
        send(draft + "/edits", edit(0, "RETITLE", finding, "后改"), office())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.message", containsString("标题改为“先改”。页面已换成最新内容，您的这一步没有做")));
        send(draft + "/commit", "{\"version\": 0}", office()).andExpect(status().isConflict());
        send(draft + "/undo", "{\"version\": 0}", office()).andExpect(status().isConflict());
        pages.perform(get(draft + "/version").with(office()))
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.said", endsWith("刚刚标题改为“先改”")))
                .andExpect(jsonPath("$.said", not(startsWith("您"))));
        pages.perform(get(draft + "/tree").with(office()))
                .andExpect(content().string(containsString("先改")))
                .andExpect(content().string(not(containsString("后改"))));
    }

    /** A second window of the same person is not somebody else, whether it changed something or took it back. */
    @Test
    void saysOfTheReadersOwnStepThatItWasHis() throws Exception {
        String draft = upload(document());
        String finding = node(draft, "票据审核不严");
        send(draft + "/edits", edit(0, "RETITLE", finding, "先改"), office()).andExpect(status().isOk());
        send(draft + "/edits", edit(0, "RETITLE", finding, "后改"), office())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.message", startsWith("您在另一个窗口刚刚标题改为“先改”。")));
        pages.perform(get(draft + "/version").with(office()))
                .andExpect(jsonPath("$.said").value("您在另一个窗口刚刚标题改为“先改”"));
        send(draft + "/undo", "{\"version\": 1}", office()).andExpect(status().isOk());
        send(draft + "/edits", edit(1, "RETITLE", finding, "后改"), office())
                .andExpect(jsonPath("$.message", startsWith("您在另一个窗口刚刚撤销了修改。")));
        send(draft + "/edits", edit(1, "RETITLE", finding, "后改"), COLLEAGUE)
                .andExpect(jsonPath("$.message", containsString("刚刚撤销了修改。")))
                .andExpect(jsonPath("$.message", not(startsWith("您"))));
    }

    @Test
    void importsOnlyWhenEveryDoubtIsDecided() throws Exception {
        String draft = upload(document());
        edit(draft, "FEEDBACK_DAY", null, "2023-07-06");
        commit(draft)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("处存疑没有决定")));
        ready(draft);
        committed(draft);
    }

    @Test
    void givesTheTextThatIsToBeCut() throws Exception {
        String draft = upload(document());
        pages.perform(get(draft + "/nodes/" + node(draft, "票据审核不严")).with(office()))
                .andExpect(jsonPath("$.text").value("1.针对“票据审核不严”的问题。有的票据没有经手人签名。"));
        pages.perform(get(draft + "/nodes/a1").with(office()).accept(MediaType.APPLICATION_JSON))
                .andExpect(status().isUnprocessableEntity());
        pages.perform(get(draft + "/nodes/f9999").with(office()).accept(MediaType.APPLICATION_JSON))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("已经不在了")));
    }

    @Test
    void refusesTheSameFileAtUploadAndAtCommit() throws Exception {
        byte[] document = document();
        String waiting = upload(document);
        intake.commit("先导入.txt", document, FEEDBACK, OFFICE);
        uploading(document)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("已经导入过，就是轮次“关于第")))
                .andExpect(jsonPath("$.message", containsString("由测试整改办导入")));
        ready(waiting);
        commit(waiting)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("不能重复导入")));
    }

    @Test
    void whatHoldsNoFindingsOpensAsItsOutlineAndIsNotImportedAsItIs() throws Exception {
        String draft = upload(("今天开会。" + System.nanoTime()).getBytes(StandardCharsets.UTF_8));
        pages.perform(get(draft).with(office()))
                .andExpect(content().string(containsString("点一行，说它是方面还是问题，同样的行都会跟着")))
                .andExpect(content().string(containsString("data-outlined=\"true\"")))
                .andExpect(content().string(containsString("aria-label=\"第1行，说它是什么\"")));
        ready(draft);
        commit(draft)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("没有读到编号的问题，不能导入")));
    }

    /** By example: a line is marked, what followed is said, and the layout is kept, offered again and deleted. */
    @Test
    void linesAreMarkedAndTheLayoutIsKept() throws Exception {
        String number = "样式" + System.nanoTime();
        String document = "%s\n甲01 库房钥匙无人登记。\n甲02 门锁换过没有写。\n".formatted(number);
        String draft = upload(document.getBytes(StandardCharsets.UTF_8));
        mark(draft, 0, 2, "FINDING", COLLEAGUE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.message", startsWith("第2行和另外1行算作问题，读到方面")));
        mark(draft, 0, 3, "AREA", office())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.message", containsString("您的这一步没有做")));
        mark(draft, 1, 9, "AREA", office())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("第9行没有可以标记的文字")));
        pages.perform(get(draft).with(office()))
                .andExpect(content().string(containsString("data-kind=\"finding\" data-marked=\"FINDING\">问题")))
                .andExpect(content().string(containsString("保存这种样式")));
        edit(draft, "RETITLE", node(draft, "甲01"), "钥匙");
        mark(draft, 2, 1, "NOTHING", office())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.message").doesNotExist())
                .andExpect(jsonPath("$.question", containsString("会被替换")));

        send(draft + "/layouts", "{\"name\": \"%s\"}".formatted(number), office())
                .andExpect(status().isOk());
        send(draft + "/layouts", "{\"name\": \"%s\"}".formatted(number), office())
                .andExpect(status().isUnprocessableEntity());
        String next = upload((document + "甲03 药剂没有分开放。\n").getBytes(StandardCharsets.UTF_8));
        pages.perform(get(next).with(office()))
                .andExpect(content().string(containsString("这份文件的样式与“" + number + "”相同")));
        long layout = jdbc.sql("select id from intake_layout where name = ?")
                .param(number)
                .query(Long.class)
                .single();
        send(next + "/layout", "{\"version\": 0, \"layout\": %d}".formatted(layout), office())
                .andExpect(jsonPath("$.message", containsString("问题3个")));
        pages.perform(get("/intake").with(office())).andExpect(content().string(containsString(number)));
        String delete = "/intake/layouts/" + layout + "/delete";
        pages.perform(post(delete).with(office()).with(csrf()))
                .andExpect(content().string(containsString("删除这种样式吗")));
        pages.perform(post(delete).param("confirmed", "true").with(office()).with(csrf()))
                .andExpect(redirectedUrl("/intake"));
        pages.perform(post(delete).with(office()).with(csrf())).andExpect(status().isNotFound());
    }

    private ResultActions mark(String draft, int version, int line, String meaning, RequestPostProcessor who)
            throws Exception {
        return send(
                draft + "/marks",
                "{\"version\": %d, \"line\": %d, \"meaning\": \"%s\"}".formatted(version, line, meaning),
                who);
    }

    @Test
    void refusesWhatIsTooLargeInTheParsersWords() throws Exception {
        uploading(new byte[SourceText.MAX_BYTES / 10 + 1])
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("1 MB")));
    }

    @Test
    void asksForADayOfFeedbackThatCanBe() throws Exception {
        String draft = upload(document());
        decideAll(draft);
        commit(draft)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("请填写反馈日期")));
        send(draft + "/edits", edit(version(draft), "FEEDBACK_DAY", null, "2999-01-01"), office())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("晚于今天")));
        send(draft + "/edits", edit(version(draft), "FEEDBACK_DAY", null, "2023-02-30"), office())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("不是日期")));
        pages.perform(get(draft).with(office())).andExpect(status().isOk());
    }

    @Test
    void theSameFileIsTheSameDraftForTheWholeOffice() throws Exception {
        byte[] document = document();
        String draft = upload(document);
        assertThat(location(pages.perform(multipart("/intake/drafts")
                                .file(new MockMultipartFile("file", "另一名.txt", "text/plain", document))
                                .with(COLLEAGUE)
                                .with(csrf())
                                .accept(MediaType.APPLICATION_JSON))
                        .andExpect(status().isCreated())))
                .isEqualTo(draft);
        pages.perform(get(draft).with(COLLEAGUE)).andExpect(status().isOk());
        pages.perform(get("/intake").with(COLLEAGUE)).andExpect(content().string(containsString("测试整改办")));
        pages.perform(get(draft + "/original").with(COLLEAGUE))
                .andExpect(content().bytes(document));
    }

    @Test
    void discardsADraft() throws Exception {
        String draft = upload(document());
        pages.perform(post(draft + "/discard").with(office()).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("不能恢复")));
        pages.perform(get(draft).with(office())).andExpect(status().isOk());
        pages.perform(post(draft + "/discard")
                        .param("confirmed", "true")
                        .with(office())
                        .with(csrf()))
                .andExpect(redirectedUrl("/intake"));
        pages.perform(get(draft).with(office())).andExpect(status().isNotFound());
        send(draft + "/edits", edit(0, "TITLE", null, "x"), office())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message", containsString("已经导入或丢弃")));
    }

    @Test
    void readsADraftOfAnEarlierReleaseAgain() throws Exception {
        String draft = upload(document());
        jdbc.sql("update intake_draft set tree = null, bytes = null where id = ?")
                .param(Long.parseLong(draft.replaceAll("\\D", "")))
                .update();
        ready(draft);
        pages.perform(get(draft + "/original").with(office())).andExpect(status().isNotFound());
        long round = committed(draft);
        pages.perform(get("/rounds/{round}/intake", round).with(office()))
                .andExpect(content().string(containsString("没有保存原文件")));
        pages.perform(get("/rounds/{round}/original", round).with(office())).andExpect(status().isNotFound());
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
        for (String step : List.of("marks", "reading", "layouts", "layout")) {
            send("/intake/drafts/1/" + step, "{\"version\": 0}", withRole(role)).andExpect(status().isForbidden());
        }
        pages.perform(post("/intake/layouts/1/delete").with(withRole(role)).with(csrf()))
                .andExpect(status().isForbidden());
        pages.perform(get("/rounds/1/original").with(withRole(role))).andExpect(status().isForbidden());
        pages.perform(get("/rounds/1/intake").with(withRole(role))).andExpect(status().isForbidden());
    }

    private void ready(String draft) throws Exception {
        edit(draft, "FEEDBACK_DAY", null, "2023-07-06");
        decideAll(draft);
    }

    private void decideAll(String draft) throws Exception {
        String tree = tree(draft);
        int doubts = tree.split("data-verdict=\"KEPT\"", -1).length - 1;
        for (int at = 0; at < doubts; at++) {
            send(
                            draft + "/edits",
                            "{\"version\": %d, \"kind\": \"DECIDE\", \"at\": %d, \"text\": \"KEPT\"}"
                                    .formatted(version(draft), at),
                            office())
                    .andExpect(status().isOk());
        }
    }

    /** The node with this title. */
    private String node(String draft, String title) throws Exception {
        String tree = tree(draft);
        int at = tree.indexOf("class=\"name\">" + title);
        assertThat(at).isPositive();
        int from = tree.lastIndexOf("data-node=\"", at) + "data-node=\"".length();
        return tree.substring(from, tree.indexOf('"', from));
    }

    private int version(String draft) throws Exception {
        String tree = tree(draft);
        int from = tree.indexOf("data-version=\"") + "data-version=\"".length();
        return Integer.parseInt(tree.substring(from, tree.indexOf('"', from)));
    }

    private String tree(String draft) throws Exception {
        return pages.perform(get(draft + "/tree").with(office()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void edit(String draft, String kind, String node, String text) throws Exception {
        send(draft + "/edits", edit(version(draft), kind, node, text), office()).andExpect(status().isOk());
    }

    private static String edit(int version, String kind, String node, String text) {
        return "{\"version\": %d, \"kind\": \"%s\", \"node\": %s, \"text\": %s}"
                .formatted(
                        version, kind, node == null ? null : '"' + node + '"', text == null ? null : '"' + text + '"');
    }

    private ResultActions send(String path, String json, RequestPostProcessor who) throws Exception {
        return pages.perform(post(path)
                .with(who)
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(json));
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

    private ResultActions commit(String draft) throws Exception {
        return send(draft + "/commit", "{\"version\": " + version(draft) + "}", office());
    }

    private long committed(String draft) throws Exception {
        String plan = location(commit(draft).andExpect(status().isOk()));
        return Long.parseLong(plan.replaceAll("\\D", ""));
    }

    private static String location(ResultActions answer) throws Exception {
        return JsonPath.read(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8), "$.location");
    }

    private List<String> strings(String sql, long round) {
        return jdbc.sql(sql).param(round).query(String.class).list();
    }
}
