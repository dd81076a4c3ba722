package org.zhenggai.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;

/** The office says what the columns of a table hold; the draft is read again, and so is the next document with such heads. */
@PagesTest
class ColumnsPageTest {

    @Autowired
    private MockMvc pages;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anUnknownHeadIsAskedAboutAndRemembered() throws Exception {
        String one = "改法" + System.nanoTime();
        String draft = upload("序号,问题," + one + "\n1,路灯不亮" + one + ",更换线路\n");
        pages.perform(get(draft + "/tree").with(office()))
                .andExpect(content().string(containsString(draft + "/columns")))
                .andExpect(content().string(containsString("措施0条")));
        pages.perform(get(draft + "/columns").with(office()))
                .andExpect(content().string(containsString(one)))
                .andExpect(content().string(containsString("没有认出")))
                .andExpect(content().string(containsString("更换线路")));

        say(draft, 0, one, "MEASURE").andExpect(redirectedUrl(draft));

        pages.perform(get(draft + "/tree").with(office()))
                .andExpect(content().string(containsString("措施1条")))
                .andExpect(content().string(not(containsString("没有认出"))));
        String next = upload("序号,问题," + one + "（必填）\n1,井盖缺失" + one + ",补装\n2,护栏松动" + one + ",加固\n");
        pages.perform(get(next + "/tree").with(office())).andExpect(content().string(containsString("措施2条")));

        undo(draft, 1);
        pages.perform(get(draft + "/tree").with(office())).andExpect(content().string(containsString("措施0条")));

        say(next, 0, one, "NONE").andExpect(redirectedUrl(next));
        assertThat(kept(one)).isZero();
        pages.perform(get(next + "/tree").with(office())).andExpect(content().string(containsString("措施0条")));
    }

    @Test
    void aTableWhoseProblemsNobodyKnowsCanBeTaught() throws Exception {
        String word = "所见" + System.nanoTime();
        String draft = upload("场所,%s,谁来办\n南门%s,路面积水,物业\n北门,树枝遮挡,物业\n".formatted(word, word));
        pages.perform(get(draft).with(office())).andExpect(content().string(containsString("指定各列是什么")));

        say(draft, 0, word, "FINDING").andExpect(redirectedUrl(draft));

        pages.perform(get(draft + "/tree").with(office())).andExpect(content().string(containsString("问题2个")));
    }

    /** A mark on a row would do nothing: the page says so at the row, and at no other line. */
    @Test
    void rowsAreReadByTheirHead() throws Exception {
        String word = "灯杆" + System.nanoTime();
        String draft = upload("序号,问题,整改措施\n1,路灯不亮" + word + ",更换\n2,井盖缺失,补装\n");
        pages.perform(get(draft).with(office()))
                .andExpect(content().string(containsString("data-row=\"yes\"")))
                .andExpect(content().string(containsString("表格的一行，按列名读")));
        String unknown = upload("场所,所见" + word + "\n南门,路面积水\n");
        pages.perform(get(unknown).with(office())).andExpect(content().string(not(containsString("data-row"))));
    }

    @Test
    void whatPeopleDidByHandIsNotLostUnasked() throws Exception {
        String word = "办法" + System.nanoTime();
        String draft = upload("序号,问题,它" + word + "\n1,路灯不亮" + word + ",更换\n2,井盖缺失,补装\n");
        pages.perform(post(draft + "/edits")
                        .with(office())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\": 0, \"kind\": \"DROP\", \"node\": \"f2\"}"))
                .andExpect(status().isOk());

        say(draft, 1, "它" + word, "MEASURE").andExpect(content().string(containsString("重新读这份文件吗")));

        assertThat(kept("它" + word)).isZero();
        pages.perform(request(draft, 1, "它" + word, "MEASURE").param("confirmed", "true"))
                .andExpect(redirectedUrl(draft));
        assertThat(kept("它" + word)).isOne();
        say(draft, 1, "它" + word, "UNIT").andExpect(content().string(containsString("这一步没有做")));
    }

    @Test
    void othersHaveNoBusinessHere() throws Exception {
        String draft = upload("序号,问题,措施\n1,路灯不亮" + System.nanoTime() + ",更换\n");
        pages.perform(get(draft + "/columns").with(withRole(Role.DISCIPLINE))).andExpect(status().isForbidden());
    }

    private int kept(String word) {
        return jdbc.sql("select count(*) from intake_column where word = ?")
                .param(org.zhenggai.intake.parse.table.head.ColumnWords.plain(word))
                .query(Integer.class)
                .single();
    }

    private ResultActions say(String draft, int version, String word, String role) throws Exception {
        return pages.perform(request(draft, version, word, role));
    }

    private static MockHttpServletRequestBuilder request(String draft, int version, String word, String role) {
        return post(draft + "/columns")
                .with(office())
                .with(csrf())
                .param("version", String.valueOf(version))
                .param("word", "序号", word)
                .param("role", "", role);
    }

    private void undo(String draft, int version) throws Exception {
        pages.perform(post(draft + "/undo")
                        .with(office())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\": " + version + "}"))
                .andExpect(status().isOk());
    }

    private String upload(String table) throws Exception {
        MockMultipartFile file =
                new MockMultipartFile("file", "台账.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8));
        String answer = pages.perform(
                        multipart("/intake/drafts").file(file).with(office()).with(csrf()))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return JsonPath.read(answer, "$.location");
    }
}
