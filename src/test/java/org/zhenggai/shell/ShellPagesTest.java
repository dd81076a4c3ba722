package org.zhenggai.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FEEDBACK;
import static org.zhenggai.kernel.web.PagesData.ofUnit;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** One head on every page: the ways that its reader may go, marked where he is; and the ways to a round without its id. */
@PagesTest
class ShellPagesTest {

    @Autowired
    private MockMvc pages;

    @Autowired
    private PagesData data;

    @Autowired
    private Directory directory;

    private Document page(RequestPostProcessor who, String path) throws Exception {
        return Jsoup.parse(
                pages.perform(get(path).with(who)).andReturn().getResponse().getContentAsString());
    }

    private List<String> ways(RequestPostProcessor who) throws Exception {
        return page(who, "/inbox").select(".head .main-ways a").eachText();
    }

    @Test
    void eachRoleIsLedWhereItMayGo() throws Exception {
        assertThat(ways(office())).containsExactly("首页", "待办", "轮次", "台账", "通报", "看板", "搜索");
        assertThat(ways(ofUnit(PagesData.ROADS))).containsExactly("首页", "待办", "轮次", "台账", "搜索");
        assertThat(ways(withRole(Role.PROCESS_DESIGNER))).containsExactly("首页", "运行监控", "搜索");
        assertThat(ways(withRole(Role.CAMUNDA_ADMIN))).containsExactly("首页", "单位和人员", "运行监控", "搜索");
    }

    @Test
    void theHeadSaysWhereOneIs() throws Exception {
        Document inbox = page(office(), "/inbox");
        assertThat(inbox.select(".head [aria-current=page]").text()).isEqualTo("通知");
        assertThat(inbox.select(".head .to-help").attr("href")).isEqualTo("/help/notices");
        Document help = page(withRole(Role.SECRETARY), "/help");
        assertThat(help.select(".head [aria-current=page]").text()).isEqualTo("帮助");
        assertThat(help.select("main a[href^=/help/]")).hasSizeGreaterThan(10);
    }

    /** Tasklist shows it by a script. */
    @Test
    void theHeadComesAlone() throws Exception {
        Document head = page(office(), "/shell");
        assertThat(head.select("body > header.head .main-ways [aria-current=page]")
                        .text())
                .isEqualTo("待办");
        assertThat(head.select("main")).isEmpty();
        assertThat(head.select("form[action=/logout] input[name=_csrf]")).hasSize(1);
    }

    @Test
    void oneRoundIsOpenedAtOnce() throws Exception {
        String unit = "shell-unit";
        directory.addUnit(new Directory.Unit(unit, "测试外壳办", "department", null));
        assertThat(page(ofUnit(unit), "/rounds").select("main p").text()).contains("目前没有可以查看的整改事项");
        long first = data.importedRound();
        data.assign(data.item(first, "1"), unit, FEEDBACK.plusMonths(3));
        pages.perform(get("/rounds").with(ofUnit(unit))).andExpect(redirectedUrl("/rounds/" + first));
        pages.perform(get("/ledger").with(ofUnit(unit))).andExpect(redirectedUrl("/rounds/" + first + "/ledger"));
        pages.perform(get("/ledger").param("unit", unit).with(ofUnit(unit)))
                .andExpect(redirectedUrl("/rounds/" + first + "/ledger?unit=" + unit));
        long second = data.importedRound();
        data.assign(data.item(second, "1"), unit, FEEDBACK.plusMonths(3));
        assertThat(page(ofUnit(unit), "/ledger").select("main h2 a").eachAttr("href"))
                .containsExactly("/rounds/" + second + "/ledger", "/rounds/" + first + "/ledger");
    }

    @Test
    void partsOfTheHandbookAreThere() throws Exception {
        Document part = page(office(), "/help/units");
        assertThat(part.select("main h1").text()).isEqualTo("责任单位");
        String picture = part.select("main img").attr("src");
        pages.perform(get("/help/" + picture).with(office())).andExpect(status().isOk());
        pages.perform(get("/help/nothing").with(office())).andExpect(status().isNotFound());
        pages.perform(get("/help/pictures/nothing.png").with(office())).andExpect(status().isNotFound());
    }
}
