package org.zhenggai.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhenggai.kernel.calendar.CalendarYears;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;

@PagesTest
class RulesPagesTest {

    private static final String CALENDAR = "date,kind,name\n2033-01-03,holiday,元旦\n2033-01-08,workday,元旦\n";

    @Autowired
    private MockMvc pages;

    @Autowired
    private PagesData data;

    @Autowired
    private RuleSetVersions versions;

    @Autowired
    private CalendarYears years;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void withoutTheYear() {
        jdbc.sql("delete from calendar_day").update();
        jdbc.sql("delete from calendar_year").update();
        years.refresh();
    }

    private static RequestPostProcessor admin() {
        return withRole(Role.CAMUNDA_ADMIN);
    }

    private ResultActions upload(String path, RequestPostProcessor who, String file, String text, Long round)
            throws Exception {
        var request =
                multipart(path).file(new MockMultipartFile("file", file, null, text.getBytes(StandardCharsets.UTF_8)));
        if (round != null) {
            request.param("round", round.toString());
        }
        return pages.perform(request.with(who).with(csrf()).accept(MediaType.TEXT_HTML));
    }

    private String changed() {
        return versions.file("inspection-2024")
                .write()
                .replace("code: inspection-2024", "code: pages-town")
                .replaceFirst("(?s)(studyFeedback:.*?figure: )5", "$19");
    }

    @Test
    void officeReadsFiguresWithTheirSources() throws Exception {
        pages.perform(get("/rules").with(office()))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("2024年修订后"), not(containsString("放假安排</a>")))));
        pages.perform(get("/rules/inspection-2024").with(office()))
                .andExpect(content().string(allOf(containsString("两周一通报的周期"), containsString("14天"))));
        pages.perform(get("/rules/inspection-2024/file").with(office()))
                .andExpect(content().string(containsString("concentratedPeriod:")));
        pages.perform(get("/rules/nothing").with(office()).accept(MediaType.TEXT_HTML))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("没有规则集“nothing”")));
    }

    @Test
    void officeTriesAndAnAdministratorApplies() throws Exception {
        long round = data.importedRound();
        String before = bound(round);
        upload("/rules/trial", office(), "new.yaml", changed(), round)
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("传达学习反馈意见：5个工作日 → 9个工作日"),
                                containsString("由管理员启用"),
                                not(containsString(">启用</button>")))));
        assertThat(bound(round)).isEqualTo(before);
        pages.perform(apply(round).with(office())).andExpect(status().isForbidden());
        assertThat(bound(round)).isEqualTo(before);
        pages.perform(apply(round).with(admin()))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("规则集已启用"), containsString("传达学习反馈意见"))));
        assertThat(bound(round)).startsWith("pages-town");
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder apply(long round) {
        return post("/rules/apply")
                .param("round", Long.toString(round))
                .param("text", changed())
                .param("reason", "学习时间不够")
                .with(csrf());
    }

    private String bound(long round) {
        return jdbc.sql("select rule_set from round where id = ?")
                .param(round)
                .query(String.class)
                .single();
    }

    @Test
    void aFileThatIsNoRuleIsRefused() throws Exception {
        long round = data.importedRound();
        upload("/rules/trial", office(), "new.yaml", "你好", round)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("规则集文件不能用")));
        upload("/rules/trial", office(), "new.dmn", "你好", round)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("不是可以用的决策表")));
        upload("/rules/trial", office(), "new.yaml", "", round)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("请选择")));
    }

    @Test
    void nobodyElseComesIn() throws Exception {
        for (Role role : new Role[] {Role.LEADING_GROUP, Role.SECRETARY, Role.DISCIPLINE, Role.PROCESS_DESIGNER}) {
            pages.perform(get("/rules").with(withRole(role))).andExpect(status().isForbidden());
        }
        pages.perform(get("/administration/workdays").with(office())).andExpect(status().isForbidden());
        upload("/administration/workdays", office(), "2033.csv", CALENDAR, null).andExpect(status().isForbidden());
    }

    @Test
    void anAdministratorLoadsAYearAfterLookingAtIt() throws Exception {
        upload("/administration/workdays", admin(), "2033.csv", CALENDAR, null)
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("2033年放假安排"), containsString("周六"), containsString("放假只有1天"))));
        assertThat(years.loaded()).isEmpty();
        pages.perform(post("/administration/workdays/apply")
                        .param("text", CALENDAR)
                        .with(admin())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("放假安排已启用")));
        assertThat(years.loaded()).extracting(CalendarYears.Loaded::year).containsExactly(2033);
        assertThat(jdbc.sql("select count(*) from access_log where subject = '2033年放假安排'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        pages.perform(get("/administration/workdays").with(admin()))
                .andExpect(content().string(containsString("2033")));
    }
}
