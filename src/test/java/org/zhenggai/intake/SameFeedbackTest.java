package org.zhenggai.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FEEDBACK;
import static org.zhenggai.kernel.web.PagesData.OFFICE;
import static org.zhenggai.kernel.web.PagesData.document;
import static org.zhenggai.kernel.web.PagesData.office;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.PagesTest;

/** The same feedback is one round and one draft, whatever file it comes in; one that is like it asks for a decision. */
@PagesTest
class SameFeedbackTest {

    @Autowired
    private MockMvc pages;

    @Autowired
    private IntakeService intake;

    @Autowired
    private RoundPrints prints;

    @Autowired
    private OlderPrints older;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void refusesTheSameTextInEveryFileWithALinkToItsRound() throws Exception {
        String text = new String(document(), StandardCharsets.UTF_8);
        long round = intake.commit("反馈意见.txt", text.getBytes(StandardCharsets.UTF_8), FEEDBACK, OFFICE);
        for (Map.Entry<String, byte[]> file : files(text).entrySet()) {
            uploading(file.getKey(), file.getValue())
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(jsonPath("$.message", containsString("已经导入过，就是轮次“关于第")))
                    .andExpect(jsonPath("$.location").value("/rounds/" + round));
            assertThatThrownBy(() -> intake.commit(file.getKey(), file.getValue(), FEEDBACK, OFFICE))
                    .as(file.getKey())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("不能重复导入");
        }
    }

    @Test
    void theSameTextIsTheSameDraft() throws Exception {
        String text = new String(document(), StandardCharsets.UTF_8);
        String draft = location(uploading("反馈意见.txt", text.getBytes(StandardCharsets.UTF_8)));
        for (Map.Entry<String, byte[]> file : files(text).entrySet()) {
            assertThat(location(uploading(file.getKey(), file.getValue())))
                    .as(file.getKey())
                    .isEqualTo(draft);
        }
    }

    private static Map<String, byte[]> files(String text) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("标记.txt", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        files.put("换行.txt", text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        files.put("编码.txt", text.getBytes(Charset.forName("GB18030")));
        files.put("空格.txt", (text + " ").getBytes(StandardCharsets.UTF_8));
        files.put("网页.html", html(text).getBytes(StandardCharsets.UTF_8));
        try (XWPFDocument word = new XWPFDocument();
                XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet();
            for (String line : text.split("\n")) {
                word.createParagraph().createRun().setText(line);
                sheet.createRow(sheet.getPhysicalNumberOfRows()).createCell(0).setCellValue(line);
            }
            files.put("文档.docx", bytes(word::write));
            files.put("表格.xlsx", bytes(book::write));
        }
        return files;
    }

    private static String html(String text) {
        return "<html><head><meta charset=utf-8></head><body><p>" + text.strip().replaceAll("\n+", "</p>\n<p>")
                + "</p></body></html>";
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.to(out);
        return out.toByteArray();
    }

    @Test
    void showsASimilarRoundSideBySideAndTakesTheDraftAfterADecisionOnly() throws Exception {
        byte[] first = document();
        long round = intake.commit("反馈意见.txt", first, FEEDBACK, OFFICE);
        byte[] like = new String(first, StandardCharsets.UTF_8)
                .replace("有的票据没有经手人签名", "现金支出没有审批单，报销超过期限")
                .replace("现场没有记录", "现场没有登记")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> intake.commit("相近.txt", like, FEEDBACK, OFFICE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("3个问题比对：1个相同，1个相近")
                .hasMessageContaining("66%")
                .hasMessageContaining("写明理由");

        String draft = location(uploading("相近.txt", like));
        pages.perform(get(draft).with(office()))
                .andExpect(content()
                        .string(allOf(
                                containsString("可能是同一次反馈"),
                                containsString("现场没有登记"),
                                containsString("现场没有记录"),
                                containsString("只在本文件"),
                                containsString("只在该轮次"))));
        ready(draft);
        commit(draft)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.location").value("/rounds/" + round));
        decide(draft, round, " ").andExpect(status().isUnprocessableEntity());
        decide(draft, round, "x".repeat(1001)).andExpect(status().isUnprocessableEntity());
        decide(draft, round + 1_000_000, "不同").andExpect(status().isUnprocessableEntity());
        decide(draft, round, "这是对另一个村的反馈").andExpect(status().isOk());
        pages.perform(get(draft).with(office())).andExpect(content().string(containsString("已确认是另一次反馈")));
        commit(draft).andExpect(status().isOk());
        assertThat(jdbc.sql("select text from event where kind = 'IMPORTED' and round = (select max(id) from round)")
                        .query(String.class)
                        .single())
                .contains("66%", "理由：这是对另一个村的反馈（测试整改办）");
    }

    @Test
    void roundsAndDraftsOfEarlierReleasesGetTheirPrints() throws Exception {
        byte[] imported = document();
        long round = intake.commit("旧.txt", imported, FEEDBACK, OFFICE);
        byte[] waiting = document();
        String draft = location(uploading("待办.txt", waiting));
        prints.forget(round);
        jdbc.sql("update intake_draft set print = null").update();
        older.afterSingletonsInstantiated();
        older.afterSingletonsInstantiated();
        assertThatThrownBy(() -> intake.commit("旧.txt", marked(imported), FEEDBACK, OFFICE))
                .hasMessageContaining("不能重复导入");
        assertThat(location(uploading("待办.txt", marked(waiting)))).isEqualTo(draft);
    }

    private static byte[] marked(byte[] text) {
        return ("\uFEFF" + new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private ResultActions uploading(String name, byte[] bytes) throws Exception {
        return pages.perform(multipart("/intake/drafts")
                .file(new MockMultipartFile("file", name, "application/octet-stream", bytes))
                .with(office())
                .with(csrf())
                .accept(MediaType.APPLICATION_JSON));
    }

    private static String location(ResultActions answer) throws Exception {
        answer.andExpect(status().isCreated());
        return new ObjectMapper()
                .readTree(answer.andReturn().getResponse().getContentAsByteArray())
                .get("location")
                .textValue();
    }

    /** Gives the draft its day and decides its doubts. */
    private void ready(String draft) throws Exception {
        send(draft + "/edits", "{\"version\": 0, \"kind\": \"FEEDBACK_DAY\", \"text\": \"%s\"}".formatted(FEEDBACK));
        String page = pages.perform(get(draft).with(office()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        int doubts = page.split("data-verdict=\"KEPT\"", -1).length - 1;
        for (int n = 0; n < doubts; n++) {
            send(
                            draft + "/edits",
                            "{\"version\": %d, \"kind\": \"DECIDE\", \"at\": %d, \"text\": \"KEPT\"}"
                                    .formatted(n + 1, n))
                    .andExpect(status().isOk());
        }
    }

    private ResultActions decide(String draft, long round, String reason) throws Exception {
        return send(
                draft + "/difference",
                "{\"version\": %d, \"round\": %d, \"reason\": \"%s\"}".formatted(version(draft), round, reason));
    }

    private ResultActions commit(String draft) throws Exception {
        return send(draft + "/commit", "{\"version\": %d}".formatted(version(draft)));
    }

    private int version(String draft) throws Exception {
        String answer = pages.perform(get(draft + "/version").with(office()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return new ObjectMapper().readTree(answer).get("version").intValue();
    }

    private ResultActions send(String path, String json) throws Exception {
        return pages.perform(post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(json)
                .with(office())
                .with(csrf()));
    }
}
