package org.zhenggai.engine.models.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;

/** The page 检查模型: files or an archive go up, and findings come down by file. */
@PagesTest
class CheckPageTest {

    private static final String SIGN_OFF = "processes/sign-off/sign-off.bpmn";

    @Autowired
    private MockMvc pages;

    private MockHttpServletResponse answer(Role role, String name, byte[] content) throws Exception {
        return pages.perform(multipart("/workshop/check")
                        .file(new MockMultipartFile("files", name, null, content))
                        .with(withRole(role))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn()
                .getResponse();
    }

    private Document page(String name, byte[] content) throws Exception {
        MockHttpServletResponse answer = answer(Role.PROCESS_DESIGNER, name, content);
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.OK.value());
        return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] archive(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(bytes(file.getValue()));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aMistakeIsToldWithItsPlaceAndWayOut() throws Exception {
        String broken = Variant.text(SIGN_OFF).replace("${confirmSumsListener}", "${confirmMoneyListener}");
        Document page = page("sign-off.bpmn", bytes(broken));
        assertThat(page.select(".check-result h2").text()).isEqualTo("1处错误，0处提醒");
        assertThat(page.select(".check-file h3").text()).isEqualTo("sign-off.bpmn");
        assertThat(page.select(".findings li").text())
                .contains("错误", "核实涉及资金", "userTask_confirmSums", "没有叫“confirmMoneyListener”的监听器", "怎么改：");
    }

    @Test
    void aGoodFileIsSaidToBeGood() throws Exception {
        assertThat(page("sign-off.bpmn", bytes(Variant.text(SIGN_OFF)))
                        .select(".check-result")
                        .text())
                .contains("没有发现问题", "sign-off.bpmn");
    }

    @Test
    void anArchiveIsCheckedAsAWhole() throws Exception {
        byte[] zip = archive(Map.of(
                "my/sign-off.bpmn",
                Variant.text(SIGN_OFF).replace("formRef=\"confirmSums\"", "formRef=\"confirmMoney\""),
                "my/confirmMoney.form",
                Variant.text("forms/sign-off/confirmSums.form").replace("\"confirmSums\"", "\"confirmMoney\""),
                "my/README.md",
                "x"));
        assertThat(page("mine.zip", zip).select(".findings li.wrong")).isEmpty();
    }

    /** A folder of work has more in it than models: that stays outside, and the page says so. */
    @Test
    void whatIsBesideTheModelsIsLeftOutAndTold() throws Exception {
        Document page = page(
                "mine.zip",
                archive(Map.of(
                        "my/processes/sign-off/sign-off.bpmn",
                        Variant.text(SIGN_OFF),
                        "my/sample/processes/sign-off/sign-off.bpmn",
                        Variant.text(SIGN_OFF),
                        "my/.camunda/element-templates/zhenggai.json",
                        "[]",
                        "my/src/test/java/LegalReviewTest.java",
                        "class X {}")));
        assertThat(page.select(".check-result h2").text()).isEqualTo("没有发现问题");
        assertThat(page.select(".note").text())
                .contains("没有收下3个文件", "my/src/test/java/LegalReviewTest.java", "样例（sample 文件夹）要单独选");
    }

    /** The example by itself is checked, in whatever folder it was packed. */
    @Test
    void theExampleAloneIsTaken() throws Exception {
        assertThat(page(
                                "mine.zip",
                                archive(Map.of("kit/sample/processes/sign-off/sign-off.bpmn", Variant.text(SIGN_OFF))))
                        .select(".check-result h2")
                        .text())
                .isEqualTo("没有发现问题");
    }

    @Test
    void whatIsNoModelIsASentence() throws Exception {
        assertThat(answer(Role.PROCESS_DESIGNER, "page.html", bytes("<script>alert(1)</script>"))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("没有可检查的文件", "没有收下1个文件：page.html");
        assertThat(answer(Role.PROCESS_DESIGNER, "", new byte[0]).getContentAsString(StandardCharsets.UTF_8))
                .contains("没有可检查的文件");
        assertThat(answer(Role.PROCESS_DESIGNER, "x.zip", bytes("no archive"))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("没有可检查的文件");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyDesignersAndAdministratorsComeHere(Role role) throws Exception {
        boolean mayCome = role == Role.PROCESS_DESIGNER || role == Role.CAMUNDA_ADMIN;
        pages.perform(get("/workshop/check").with(withRole(role)))
                .andExpect(mayCome ? status().isOk() : status().isForbidden());
        assertThat(answer(role, "sign-off.bpmn", bytes("x")).getStatus()).isEqualTo(mayCome ? 200 : 403);
    }
}
