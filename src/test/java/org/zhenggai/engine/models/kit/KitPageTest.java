package org.zhenggai.engine.models.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;

/** The kit is downloaded by designers and administrators, whole, and found on the page 流程修改. */
@PagesTest
class KitPageTest {

    @Autowired
    private MockMvc pages;

    @Test
    void designersDownloadTheKit() throws Exception {
        MockHttpServletResponse answer = pages.perform(get("/workshop/kit").with(withRole(Role.PROCESS_DESIGNER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(answer.getContentType()).isEqualTo("application/zip");
        assertThat(answer.getHeader("Content-Disposition")).contains("attachment", "zhenggai-kit.zip");
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactlyElementsOf(Kit.files().keySet());
    }

    @Test
    void nobodyElseDoes() throws Exception {
        pages.perform(get("/workshop/kit").with(withRole(Role.RECTIFICATION_OFFICE)))
                .andExpect(status().isForbidden());
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
