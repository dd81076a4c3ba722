package org.zhenggai.people.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FINANCE;
import static org.zhenggai.kernel.web.PagesData.LEADER;
import static org.zhenggai.kernel.web.PagesData.OFFICE;
import static org.zhenggai.kernel.web.PagesData.ofUnit;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.Role;
import org.zhenggai.people.absence.Absences;
import org.zhenggai.people.account.Credentials;

/** The pages of units, people, import and absences, by clicks and by strangers. */
@PagesTest
class AdministrationPagesTest {

    private static final String ADMIN = "pages-admin";
    private static final String SECOND_ADMIN = "pages-admin2";
    private static final String HANDLER = "pages-admin-handler";

    @Autowired
    private MockMvc pages;

    @Autowired
    private Directory directory;

    @Autowired
    private DirectoryReader reader;

    @Autowired
    private Credentials credentials;

    @Autowired
    private Absences absences;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people() {
        if (reader.person(ADMIN).isEmpty()) {
            add(ADMIN, "admin", null, Role.CAMUNDA_ADMIN);
            add(SECOND_ADMIN, "admin", null, Role.CAMUNDA_ADMIN);
            add(HANDLER, "handler", FINANCE, Role.INSPECTED_UNIT);
        }
    }

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("delete from absence").update();
    }

    private void add(String username, String post, String unit, Role role) {
        directory.addPerson(new Person(username, "页面-" + username, post, unit, null, Set.of(role)), "test-only");
    }

    private static RequestPostProcessor admin() {
        return user(ADMIN).roles(Role.CAMUNDA_ADMIN.code());
    }

    private static MockHttpServletRequestBuilder send(String path) {
        return post(path).with(admin()).with(csrf()).accept(MediaType.TEXT_HTML);
    }

    private String read(String path) throws Exception {
        return pages.perform(get(path).with(admin()).accept(MediaType.TEXT_HTML))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/administration/directory",
                "/administration/directory/import",
                "/administration/directory/import/1",
                "/administration/units/new",
                "/administration/units/pages-finance",
                "/administration/people/new",
                "/administration/people/pages-admin",
                "/administration/people/pages-admin/leave"
            })
    void onlyAdministratorsSeeThem(String path) throws Exception {
        pages.perform(get(path).with(office())).andExpect(status().isForbidden());
        pages.perform(get(path).with(withRole(Role.SECRETARY))).andExpect(status().isForbidden());
        pages.perform(get(path).with(ofUnit(FINANCE))).andExpect(status().isForbidden());
        pages.perform(get(path)).andExpect(status().is3xxRedirection());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/administration/units?code=x&name=x&kind=community",
                "/administration/units/pages-finance?name=x&kind=community",
                "/administration/units/pages-finance/close",
                "/administration/people?username=x&name=x&post=x&roles=secretary",
                "/administration/people/pages-leader?name=x&post=x&roles=secretary",
                "/administration/people/pages-leader/password",
                "/administration/people/pages-leader/unlock",
                "/administration/people/pages-leader/leave",
                "/administration/directory/import/1/apply?revision=1",
                "/administration/directory/import/1/discard"
            })
    void onlyAdministratorsSend(String path) throws Exception {
        long revision = reader.revision();
        pages.perform(post(path).with(office()).with(csrf())).andExpect(status().isForbidden());
        pages.perform(post(path).with(admin())).andExpect(status().isForbidden());
        assertThat(reader.revision()).isEqualTo(revision);
    }

    @Test
    void directoryIsATreeAndAListWithSearch() throws Exception {
        assertThat(read("/administration/directory")).contains("测试财政分局", "页面-" + HANDLER, "经办人", "责任单位");
        assertThat(read("/administration/directory?text=" + HANDLER))
                .contains("共1人")
                .doesNotContain(SECOND_ADMIN);
        assertThat(read("/administration/directory?unit=" + FINANCE)).contains("页面-" + HANDLER);
        assertThat(read("/administration/directory?gone=true")).doesNotContain("页面-" + HANDLER);
        pages.perform(get("/").with(admin())).andExpect(content().string(containsString("/administration/directory")));
        pages.perform(get("/").with(office()))
                .andExpect(content()
                        .string(allOf(containsString("/absences"), not(containsString("/administration/directory")))));
    }

    @Test
    void unitIsAddedChangedAndClosed() throws Exception {
        pages.perform(send("/administration/units?code=pages-u&name=新单位&kind=community&parent=" + FINANCE))
                .andExpect(redirectedUrl("/administration/directory"));
        assertThat(read("/administration/units/pages-u")).contains("新单位", "撤销单位");
        pages.perform(send("/administration/units/pages-u?name=改名单位&kind=department"))
                .andExpect(status().is3xxRedirection());
        assertThat(directory.units()).contains(new Directory.Unit("pages-u", "改名单位", "department", null));
        pages.perform(send("/administration/units?code=pages-u2&name=改名单位&kind=community"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("已有名称为“改名单位”的单位")));
        pages.perform(send("/administration/units/pages-u/close")).andExpect(status().is3xxRedirection());
        assertThat(read("/administration/directory")).contains("已撤销");
    }

    @Test
    void newPersonGetsAPasswordThatIsShownOnce() throws Exception {
        String page = pages.perform(
                        send("/administration/people?username=pages-new&name=新人&post=经办人&roles=inspected-unit&unit="
                                + FINANCE))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        Matcher password = Pattern.compile("<code>(\\w{12})</code>").matcher(page);
        assertThat(password.find()).isTrue();
        assertThat(page).contains("只显示这一次", "data:text/csv");
        assertThat(credentials.matches("pages-new", password.group(1))).isTrue();
        assertThat(read("/administration/people/pages-new")).doesNotContain(password.group(1));

        pages.perform(send("/administration/people/pages-new/password"))
                .andExpect(content().string(containsString("原来的密码立即失效")));
        assertThat(credentials.matches("pages-new", password.group(1)))
                .as("only asked")
                .isTrue();
        pages.perform(send("/administration/people/pages-new/password?confirmed=true"))
                .andExpect(status().isOk());
        assertThat(credentials.matches("pages-new", password.group(1)))
                .as("the old one")
                .isFalse();
        assertThat(jdbc.sql("select detail from access_log where subject = 'pages-new' and kind = 'PASSWORD_CHANGED'")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(detail -> detail.contains(password.group(1)));
    }

    @Test
    void personIsChangedUnlockedAndRetired() throws Exception {
        add("pages-gone", "handler", FINANCE, Role.INSPECTED_UNIT);
        pages.perform(send(
                        "/administration/people/pages-gone?name=改名&post=负责人&email=a@example.cn&roles=inspected-unit&unit="
                                + FINANCE))
                .andExpect(status().is3xxRedirection());
        assertThat(directory.groupsOf("pages-gone")).contains("unit-head:" + FINANCE);
        pages.perform(send("/administration/people/pages-gone/unlock")).andExpect(status().is3xxRedirection());
        pages.perform(send(
                        "/administration/people/" + ADMIN + "?name=我&post=admin&roles=camunda-admin&roles=secretary"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("不能修改自己的角色")));
        assertThat(read("/administration/people/pages-gone/leave")).contains("改名离岗移交", "可以直接离岗");
        pages.perform(send("/administration/people/pages-gone/leave?successor=" + HANDLER))
                .andExpect(status().is3xxRedirection());
        assertThat(read("/administration/people/pages-gone")).contains("已离岗").doesNotContain("发放新的初始密码");
        assertThat(read("/administration/directory?gone=true")).contains("改名");
    }

    @Test
    void importIsPreviewedThenApplied() throws Exception {
        MockMultipartFile file = new MockMultipartFile(
                "files",
                "名单.csv",
                "text/csv",
                "用户名,姓名,职务,单位,角色,电话\npages-import,<b>导入人</b>,经办人,测试财政分局,责任单位,1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read("/administration/directory/import")).contains("上传并预览");
        String to = pages.perform(multipart("/administration/directory/import")
                        .file(file)
                        .with(admin())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(read(to)).contains("新增人员1名", "没有使用的列：电话", "&lt;b&gt;导入人", "确认导入");
        assertThat(read(to + "?leavers=true")).contains("给自己办理离岗").doesNotContain("确认导入");
        pages.perform(get(to).with(user(SECOND_ADMIN).roles(Role.CAMUNDA_ADMIN.code())))
                .andExpect(status().isNotFound());
        pages.perform(send(to + "/apply?revision=" + reader.revision()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("只显示这一次")));
        assertThat(reader.person("pages-import")).isPresent();
        pages.perform(send(to + "/apply?revision=" + reader.revision())).andExpect(status().isNotFound());
    }

    @Test
    void whatAnImportGivesIsSeenAndNobodyGivesItToHimself() throws Exception {
        String to = imported("用户名,姓名,职务,角色\npages-seen,被授人,干部,纪检\n");
        pages.perform(send(to + "/apply?revision=" + reader.revision())).andExpect(status().isOk());
        String[] words = {"近30天账号变动", "pages-seen（被授人）", "授予角色：纪检", "pages-admin（页面-pages-admin）"};
        for (String word : words) {
            pages.perform(get("/").with(office())).andExpect(content().string(containsString(word)));
            pages.perform(get("/").with(withRole(Role.DISCIPLINE)))
                    .andExpect(content().string(containsString(word)));
        }
        pages.perform(get("/").with(admin())).andExpect(content().string(not(containsString("账号变动"))));

        to = imported("用户名,姓名,职务,角色\npages-other,甲,干部,纪检\n" + ADMIN + ",我,admin,管理员、纪检\n");
        assertThat(read(to)).contains("“名单.csv”第3行", "不能修改自己的角色").doesNotContain("确认导入");
        pages.perform(send(to + "/apply?revision=" + reader.revision())).andExpect(status().isUnprocessableEntity());
        assertThat(directory.groupsOf(ADMIN)).containsExactly("camunda-admin");
    }

    /** The address of the preview. */
    private String imported(String text) throws Exception {
        return pages.perform(multipart("/administration/directory/import")
                        .file(new MockMultipartFile(
                                "files", "名单.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
                        .with(admin())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    @Test
    void fileThatIsNoTableIsRefusedInASentence() throws Exception {
        MockMultipartFile file = new MockMultipartFile("files", "空.csv", "text/csv", new byte[0]);
        pages.perform(multipart("/administration/directory/import")
                        .file(file)
                        .with(admin())
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("“空.csv”是空文件")));
    }

    @Test
    void everybodyArrangesHisOwnAbsenceAndTheOfficeThoseOfOthers() throws Exception {
        LocalDate today = LocalDate.now(clock);
        RequestPostProcessor handler = user(HANDLER).roles(Role.groupOfUnit(FINANCE));
        pages.perform(get("/absences").with(handler))
                .andExpect(content().string(allOf(containsString("没有安排"), not(containsString("其他人员不在岗")))));
        String colleague = "pages-colleague";
        directory.addPerson(
                new Directory.Person(colleague, "测试同事", "handler", FINANCE, null, Set.of(Role.INSPECTED_UNIT)));
        pages.perform(post("/absences?substitute=" + OFFICE + "&from=" + today + "&until=" + today.plusDays(1))
                        .with(handler)
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML))
                .andExpect(status().isUnprocessableEntity());
        pages.perform(post("/absences?substitute=" + colleague + "&from=" + today + "&until=" + today.plusDays(1))
                        .with(handler)
                        .with(csrf()))
                .andExpect(redirectedUrl("/absences"));
        pages.perform(get("/absences").with(handler)).andExpect(content().string(containsString("代办中")));
        pages.perform(get("/absences").with(user(colleague).roles(Role.groupOfUnit(FINANCE))))
                .andExpect(content().string(containsString("由本人代办")));
        pages.perform(get("/absences").with(office())).andExpect(content().string(containsString("其他人员不在岗")));
        pages.perform(post("/absences?person=" + LEADER + "&substitute=" + HANDLER + "&from=" + today + "&until="
                                + today)
                        .with(handler)
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML))
                .andExpect(status().isUnprocessableEntity());
        long id = absences.of(HANDLER).get(0).id();
        pages.perform(post("/absences/" + id + "/end")
                        .with(ofUnit(FINANCE))
                        .with(csrf())
                        .accept(MediaType.TEXT_HTML))
                .andExpect(status().isUnprocessableEntity());
        pages.perform(post("/absences/" + id + "/end").with(office()).with(csrf()))
                .andExpect(redirectedUrl("/absences"));
        assertThat(absences.of(HANDLER)).isEmpty();
    }
}
