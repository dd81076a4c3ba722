package org.zhenggai.shell.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.zhenggai.kernel.web.PagesData.office;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhenggai.database.Postgres;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.notice.Draft;
import org.zhenggai.notice.NoticeKind;
import org.zhenggai.notice.inbox.Inbox;

/** The same on PostgreSQL, and the inbox there. */
@PagesTest
@DirtiesContext
class SearchOnPostgresTest extends SearchPagesTest {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", Postgres::emptyDatabase);
        properties.add("spring.datasource.username", () -> "postgres");
    }

    @Autowired
    private MockMvc pages;

    @Autowired
    private Inbox inbox;

    @Test
    void inboxIsReadAndMarked() throws Exception {
        Draft draft =
                new Draft("k", NoticeKind.OVERDUE, null, "21-2", "整改期限", "/rounds", null, Set.of(), Set.of(), null);
        Draft ofTask = new Draft("t", NoticeKind.TASK, "gone", "21-2", "签收", "/rounds", null, Set.of(), Set.of(), null);
        for (int twice = 0; twice < 2; twice++) {
            inbox.add(List.of(new Inbox.Told(draft, PagesData.OFFICE), new Inbox.Told(ofTask, PagesData.OFFICE)));
        }
        assertThat(inbox.unread(PagesData.OFFICE)).isOne();
        String page = pages.perform(get("/inbox?all=true").with(office()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("整改期限", "任务已办结");
        String line = page.replaceAll("(?s).*href=\"(/inbox/[0-9]+)\".*", "$1");
        pages.perform(get(line).with(office())).andExpect(redirectedUrl("/rounds"));
        assertThat(inbox.unread(PagesData.OFFICE)).isZero();
    }
}
