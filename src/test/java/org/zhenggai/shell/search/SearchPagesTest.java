package org.zhenggai.shell.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FEEDBACK;
import static org.zhenggai.kernel.web.PagesData.FINANCE;
import static org.zhenggai.kernel.web.PagesData.ROADS;
import static org.zhenggai.kernel.web.PagesData.ofUnit;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhenggai.kernel.search.Plain;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;

/** Whatever is looked for, nobody finds more than he may see, not even that there is something. */
@PagesTest
class SearchPagesTest {

    @Autowired
    private MockMvc pages;

    @Autowired
    private PagesData data;

    @Autowired
    private JdbcClient jdbc;

    private long round;
    private long site;
    private long check;

    @BeforeEach
    void round() {
        round = data.importedRound();
        site = data.item(round, "3-1");
        check = data.item(round, "3-2");
        data.assign(site, ROADS, FEEDBACK.plusMonths(3));
        data.assign(check, FINANCE, FEEDBACK.plusMonths(3));
    }

    private Document search(RequestPostProcessor who, String words, Kind in) throws Exception {
        return Jsoup.parse(pages.perform(get("/search")
                        .param("q", words)
                        .param("in", in == null ? "" : in.name())
                        .with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private List<String> found(RequestPostProcessor who, String words, Kind in) throws Exception {
        return search(who, words, in).select(".found a").eachAttr("href");
    }

    private String item(long id) {
        return "/items/" + id;
    }

    private void report(long item, String done) {
        long period = jdbc.sql("select coalesce(max(id), 0) from reporting_period where round = ?")
                .param(round)
                .query(Long.class)
                .single();
        if (period == 0) {
            jdbc.sql(
                            "insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent,"
                                    + " stalled, returned, closed) values (?, 1, 'OPEN', now(), now(), 0, 0, 0, 0, 0, 0)")
                    .param(round)
                    .update();
            report(item, done);
            return;
        }
        jdbc.sql(
                        "insert into fortnightly_report (period, item, sequence, state, unit, has_moved, progress, done, words,"
                                + " request, submitted_by, submitted_at) values (?, ?, 1, 'SUBMITTED', ?, true, 10, ?, ?,"
                                + " 'CONTINUE', ?, now())")
                .params(period, item, ROADS, done, Plain.lines(done), PagesData.OFFICE)
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"现场管理", "３－１　现场", "“现场 管理”"})
    void itemsAreFoundInAnySpelling(String words) throws Exception {
        assertThat(found(office(), words, Kind.ITEMS)).contains(item(site));
        assertThat(found(ofUnit(ROADS), words, Kind.ITEMS)).contains(item(site));
        assertThat(found(ofUnit(FINANCE), words, Kind.ITEMS)).doesNotContain(item(site));
    }

    @Test
    void confidentialItemsAreFoundByThoseWhoAreLetIn() throws Exception {
        jdbc.sql("update item set confidential = true where id = ?").param(site).update();
        report(site, "密件整理完毕");
        for (String words : List.of("现场管理", "密件整理")) {
            assertThat(found(office(), words, null)).contains(item(site));
            assertThat(found(withRole(Role.LEADING_GROUP), words, null)).doesNotContain(item(site));
            assertThat(found(ofUnit(ROADS), words, null)).doesNotContain(item(site));
        }
    }

    /** A unit of one part of a finding is not told by a hit what stands in the passages of the other. */
    @Test
    void theTextOfAFindingIsSearchedForThoseWhoSeeAllOfIt() throws Exception {
        assertThat(found(office(), "验收走过场", Kind.FINDINGS)).contains(item(site));
        assertThat(found(ofUnit(ROADS), "验收走过场", Kind.FINDINGS)).doesNotContain(item(site), item(check));
        assertThat(found(ofUnit(ROADS), "工程监管不到位", Kind.FINDINGS)).contains(item(site));
        assertThat(search(ofUnit(ROADS), "工程监管不到位", Kind.FINDINGS).text()).doesNotContain("走过场");
        // Before it is assigned, an item has no unit, and that hides it like any other.
        jdbc.sql("update item set lead_unit = null, state = 'PLANNED' where id = ?")
                .param(check)
                .update();
        assertThat(found(ofUnit(ROADS), "验收走过场", Kind.FINDINGS)).doesNotContain(item(site), item(check));
    }

    @Test
    void reportsAndFilesAreFoundWhereTheirItemIsSeen() throws Exception {
        report(site, "已对在建工地逐一补记台账，并明确了记录人");
        jdbc.sql("insert into evidence_content (size, content_type, store, stored_at) values (1, 'a', 'file', now())")
                .update();
        jdbc.sql("insert into evidence (item, content, file_name, kind, note, words, uploaded_by, uploaded_at)"
                        + " select ?, max(id), '工地记录（补）.pdf', 'PDF', '', ?, ?, now() from evidence_content")
                .params(site, Plain.lines("工地记录（补）.pdf"), PagesData.OFFICE)
                .update();
        Document page = search(ofUnit(ROADS), "补记台账", Kind.REPORTS);
        assertThat(page.select(".found a").eachAttr("href")).contains(item(site));
        assertThat(page.select(".found p").text()).contains("逐一补记台账");
        assertThat(found(ofUnit(ROADS), "工地记录补", Kind.EVIDENCE)).contains(item(site) + "#evidence");
        assertThat(found(ofUnit(FINANCE), "补记台账", null)).doesNotContain(item(site));
        assertThat(found(ofUnit(FINANCE), "工地记录", null)).noneMatch(found -> found.startsWith(item(site)));
        jdbc.sql(
                        "update evidence set withdrawn_by = uploaded_by, withdrawn_at = now(), withdrawn_reason = 'r' where item = ?")
                .param(site)
                .update();
        assertThat(found(ofUnit(ROADS), "工地记录补", Kind.EVIDENCE)).doesNotContain(item(site) + "#evidence");
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESS_DESIGNER", "CAMUNDA_ADMIN"})
    void thoseWithoutCasesFindNone(Role role) throws Exception {
        report(site, "现场管理");
        Document page = search(withRole(role), "现场", null);
        assertThat(page.select(".found a").eachAttr("href")).noneMatch(href -> href.startsWith("/items"));
        assertThat(search(withRole(role), "现场记录没有这句话", null).text()).doesNotContain("整改事项、");
    }

    @Test
    void unitsLeadToTheirItems() throws Exception {
        assertThat(found(office(), "测试工程中心", Kind.UNITS)).containsExactly("/ledger?unit=" + ROADS);
        assertThat(found(ofUnit(ROADS), "测试工程中心", Kind.UNITS)).containsExactly("/ledger?unit=" + ROADS);
        assertThat(found(ofUnit(FINANCE), "测试工程中心", Kind.UNITS)).doesNotContain("/ledger?unit=" + ROADS);
        assertThat(found(withRole(Role.CAMUNDA_ADMIN), "测试工程中心", Kind.UNITS))
                .containsExactly("/administration/units/" + ROADS);
    }

    @Test
    void theHandbookIsFoundByEverybody() throws Exception {
        assertThat(found(withRole(Role.PROCESS_DESIGNER), "提醒函", null)).contains("/help/units");
    }

    @Test
    void nothingFoundAndNothingAskedAreSaid() throws Exception {
        assertThat(search(office(), "没有这样的词", null).select("[role=status]").text())
                .contains("没有找到“没有这样的词”", "请换一个词");
        assertThat(search(office(), "，。", null).select("[role=status]").text()).contains("查找框里没有文字或数字");
        assertThat(search(office(), "", null).select("main p").text()).contains("可以查找您有权查看的整改事项、问题");
        assertThat(search(office(), "%' or 'zzz'='zzz", null).select(".found")).isEmpty();
    }

    @Test
    void manyAreCountedAndPaged() throws Exception {
        for (int n = 0; n < 6; n++) {
            data.importedRound();
        }
        Document first = search(office(), "票据审核不严", null);
        Element items = first.select("section").first();
        assertThat(items.select("h2").text()).startsWith("整改事项（");
        assertThat(items.select(".found li")).hasSize(5);
        assertThat(items.select("a[href*='in=ITEMS']").text()).startsWith("全部");
        pages.perform(get("/search?q=票据&in=ITEMS&page=99").with(office())).andExpect(status().isOk());
        pages.perform(get("/search?q=票据&in=NONSENSE").with(office())).andExpect(status().is4xxClientError());
    }
}
