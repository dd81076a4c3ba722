package org.zhenggai.engine.models.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;

/** The kit is downloaded by designers and administrators, whole, and found on the page 流程修改. */
@PagesTest
class KitPageTest {

    private static final String RUNNING = "processes/sign-off/sign-off.bpmn";

    @Autowired
    private MockMvc pages;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void designersDownloadTheKit() throws Exception {
        MockHttpServletResponse answer = pages.perform(get("/workshop/kit").with(withRole(Role.PROCESS_DESIGNER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(answer.getContentType()).isEqualTo("application/zip");
        assertThat(answer.getHeader("Content-Disposition")).contains("attachment", "zhenggai-kit.zip");
        assertThat(names(answer))
                .containsAll(Kit.files().keySet())
                .contains(RUNNING, "forms/sign-off/signOffLeader.form", "sample/" + RUNNING);
    }

    private static List<String> names(MockHttpServletResponse answer) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private MockHttpServletResponse of(Role role, String address) throws Exception {
        return pages.perform(get(address).with(withRole(role))).andReturn().getResponse();
    }

    /** Each by itself and all at once, as they run; the log says who took them. */
    @Test
    void whatRunsIsDownloaded() throws Exception {
        assertThat(names(of(Role.CAMUNDA_ADMIN, "/workshop/running.zip")))
                .contains(RUNNING)
                .allMatch(name -> name.startsWith("processes/") || name.startsWith("forms/"));
        assertThat(jdbc.sql("select subject from access_log where kind = 'EXPORTED'")
                        .query(String.class)
                        .list())
                .contains("正在运行的模型");
    }

    private MockHttpServletResponse handedIn(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : Map.of(
                            "my/" + RUNNING, text, "my/src/LegalReviewTest.java", "class X {}")
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return pages.perform(multipart("/workshop/drafts")
                        .file(new MockMultipartFile("files", "my.zip", null, bytes.toByteArray()))
                        .param("name", "法制审核")
                        .with(withRole(Role.PROCESS_DESIGNER))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn()
                .getResponse();
    }

    /** The same as by Modeler, from an archive in which there is more. */
    @Test
    void aDraftIsHandedInOnThePage() throws Exception {
        String running =
                of(Role.PROCESS_DESIGNER, "/workshop/files?path=" + RUNNING).getContentAsString(StandardCharsets.UTF_8);
        assertThat(handedIn(running).getRedirectedUrl()).isEqualTo("/workshop");
        assertThat(handedIn(running.replace("${confirmSumsListener}", "${confirmMoneyListener}"))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("没有叫“confirmMoneyListener”的监听器");
    }

    @Test
    void theCatalogueSaysWhatAModelMayName() throws Exception {
        assertThat(of(Role.PROCESS_DESIGNER, "/workshop/catalogue").getContentAsString(StandardCharsets.UTF_8))
                .contains("<h1>目录</h1>", "closeItemDelegate", "discipline", "纪检", "verifyItem", "核验整改成效，5个工作日");
        assertThat(of(Role.PROCESS_DESIGNER, "/workshop/check").getContentAsString(StandardCharsets.UTF_8))
                .contains("href=\"/workshop/catalogue\"");
    }

    @Test
    void nobodyElseDoes() throws Exception {
        for (String address : List.of("kit", "running.zip", "files?path=" + RUNNING, "catalogue")) {
            assertThat(of(Role.RECTIFICATION_OFFICE, "/workshop/" + address).getStatus())
                    .isEqualTo(403);
        }
    }

    @Test
    void thePageOfChangesLeadsToIt() throws Exception {
        assertThat(pages.perform(get("/workshop").with(withRole(Role.PROCESS_DESIGNER)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("href=\"/workshop/kit\"", "下载设计包");
    }
}
