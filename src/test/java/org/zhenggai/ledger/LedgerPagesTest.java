package org.zhenggai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FINANCE;
import static org.zhenggai.kernel.web.PagesData.LEADER;
import static org.zhenggai.kernel.web.PagesData.OFFICE;
import static org.zhenggai.kernel.web.PagesData.ROADS;
import static org.zhenggai.kernel.web.PagesData.ofUnit;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;

@PagesTest
class LedgerPagesTest {

    @Autowired
    private MockMvc pages;

    @Autowired
    private PagesData data;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Overview overview;

    @Autowired
    private IntakeService intake;

    @Autowired
    private Events events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private long round;
    private long finance;
    private long roads;
    private LocalDate today;

    /** Finance leads item 1, overdue for five days; roads leads item 2, due in three, and finance helps with 3-1. */
    @BeforeEach
    void assignItems() {
        today = LocalDate.now(clock);
        round = data.plannedRound();
        finance = data.item(round, "1");
        roads = data.item(round, "2");
        data.assign(finance, FINANCE, today.minusDays(5));
        data.assign(roads, ROADS, today.plusDays(3));
        long helped = data.item(round, "3-1");
        data.assign(helped, ROADS, today.plusDays(60));
        jdbc.sql("insert into item_assisting (item, unit) values (?, ?)")
                .params(helped, FINANCE)
                .update();
    }

    @Test
    void showsEveryItemWithItsDeadlineInWords() throws Exception {
        assertThat(ledgerOf(office(), "")).contains("票据审核不严", "已逾期5天", "还有3天", "还有60天", "待分派", "整改中", "共4项");
    }

    /** Excel and CSV are looked at by LedgerColumnsTest. */
    @Test
    void everyCellOfThePageStandsUnderItsHead() throws Exception {
        Document page = Jsoup.parse(ledgerOf(office(), "?overdue=true"));
        List<String> heads = page.select("table.ledger thead th").eachText();
        List<String> cells = page.select("table.ledger tbody tr:first-child > td").stream()
                .map(Element::text)
                .toList();
        assertThat(heads).containsExactly("编号", "整改事项", "责任单位", "责任领导", "类型", "整改期限", "进度", "状态", "停滞和督办", "最近报告");
        assertThat(cells).hasSameSizeAs(heads);
        assertThat(cells.get(0)).isEqualTo("1");
        assertThat(cells.get(1)).contains("票据审核不严");
        assertThat(cells.get(2))
                .isEqualTo(jdbc.sql("select name from unit where code = ?")
                        .param(FINANCE)
                        .query(String.class)
                        .single());
        assertThat(cells.get(5)).contains("已逾期5天");
        assertThat(cells.get(6)).isEqualTo("0%");
        assertThat(cells.get(7)).isEqualTo("整改中");
        assertThat(cells.get(9)).isEqualTo("未报告");
    }

    @Test
    void showsUnitsTheirAssignedItemsOnly() throws Exception {
        assertThat(ledgerOf(ofUnit(FINANCE), ""))
                .contains("票据审核不严", "关于现场管理", "共2项")
                .doesNotContain("资产底数不清", "关于竣工验收");
        assertThat(csvOf(ofUnit(FINANCE), "")).extracting(row -> row.get("编号")).containsExactly("1", "3-1");
        jdbc.sql("update item set state = 'PLANNED' where id = ?")
                .param(finance)
                .update();
        assertThat(ledgerOf(ofUnit(FINANCE), "")).contains("共1项");
    }

    @Test
    void filters() throws Exception {
        assertThat(ledgerOf(office(), "?overdue=true")).contains("共1项", "票据审核不严");
        assertThat(ledgerOf(office(), "?unit=" + FINANCE)).contains("共2项");
        assertThat(ledgerOf(office(), "?state=PLANNED")).contains("共1项", "关于竣工验收");
        assertThat(ledgerOf(office(), "?area=1&unit=" + ROADS)).contains("共1项", "资产底数不清");
        assertThat(ledgerOf(office(), "?unit=&state=&area=")).contains("共4项");
        assertThat(csvOf(office(), "?overdue=true")).hasSize(1);
        pages.perform(get("/rounds/{round}/ledger?state=NONSENSE", round).with(office()))
                .andExpect(status().isBadRequest());
    }

    @Test
    void eachConditionIsAChipThatLeavesTheOthers() throws Exception {
        String query = "?unit=" + FINANCE + "&lead=true&state=IN_WORK&area=1&leader=" + LEADER
                + "&level=2&report=SILENT&from=2023-07-06&until=2099-12-31&open=true&overdue=true&soon=true&stalled=true"
                + "&words=票据&sort=DEADLINE&down=true";
        Document page = Jsoup.parse(ledgerOf(office(), query));
        assertThat(page.select(".chips.filters a span:first-child").eachText())
                .containsExactly(
                        "单位：测试财政分局",
                        "只看牵头",
                        "责任领导：测试班子",
                        "方面：1 关于财务管理方面",
                        "状态：整改中",
                        "督办：提醒函",
                        "本期报告：未报告",
                        "期限从2023年7月6日",
                        "期限到2099年12月31日",
                        "查找：票据",
                        "未销号",
                        "已逾期",
                        "14天内到期",
                        "上期停滞");
        Element unit = page.selectFirst(".chips.filters a[aria-label=去掉条件：单位：测试财政分局]");
        assertThat(unit.attr("href"))
                .contains("state=IN_WORK", "words=%E7%A5%A8%E6%8D%AE", "sort=DEADLINE&down=true")
                .doesNotContain("unit=", "lead=");
        for (Element chip : page.select(".chips.filters a")) {
            String path = chip.attr("href");
            assertThat(Jsoup.parse(ledgerOf(office(), path.substring(path.indexOf('?'))))
                            .select(".chips.filters a span:first-child")
                            .eachText())
                    .doesNotContain(chip.selectFirst("span").text())
                    .hasSize(chip == unit ? 12 : 13);
        }
    }

    @Test
    void withoutConditionsThereAreNoChipsAndWhatNobodyKnowsStandsAsTyped() throws Exception {
        assertThat(Jsoup.parse(ledgerOf(office(), "?sort=UNIT&unit=&lead=true")).select(".chips.filters"))
                .isEmpty();
        assertThat(Jsoup.parse(ledgerOf(office(), "?unit=<b>x&area=77"))
                        .select(".chips.filters a span:first-child")
                        .eachText())
                .containsExactly("单位：<b>x", "方面：77");
    }

    @Test
    void whatStallsLongestComesFirstAtTheFirstClick() throws Exception {
        assertThat(sortedBy("", "stall")).endsWith("sort=STALL&down=true");
        assertThat(sortedBy("", "deadline")).endsWith("sort=DEADLINE");
        assertThat(sortedBy("?sort=STALL&down=true", "stall")).endsWith("sort=STALL");
        assertThat(sortedBy("?sort=STALL", "stall")).endsWith("sort=STALL&down=true");
    }

    private String sortedBy(String query, String column) throws Exception {
        return Jsoup.parse(ledgerOf(office(), query))
                .selectFirst("th." + column + " a")
                .attr("href");
    }

    @Test
    void aLineSaysProgressStateAndLadderAndOpensBesideTheList() throws Exception {
        data.stalled(finance, 5);
        jdbc.sql("update item set progress = 40 where id = ?").param(finance).update();
        Element line = Jsoup.parse(ledgerOf(office(), "?overdue=true")).selectFirst("table.ledger tbody tr");
        assertThat(line.selectFirst("progress").attr("value")).isEqualTo("40");
        assertThat(line.selectFirst("td.progress").text()).isEqualTo("40%");
        assertThat(line.selectFirst("td.state .tag.ok").text()).isEqualTo("整改中");
        assertThat(line.select("td.stall .tag.bad").eachText())
                .as("a referral shows as the step below")
                .containsExactly("停滞5期", "专项督办");
        assertThat(line.select("td[data-label]")).hasSize(10);
        assertThat(line.selectFirst("a.opens").attr("data-drawer")).isEqualTo("/items/" + finance + "/drawer");
    }

    /** The drawer has the checks of the item's page, and is no opening of it by which somebody may sign in a batch. */
    @Test
    void drawerShowsTheItemToThoseWhoMayOpenItsPage() throws Exception {
        Document drawer = Jsoup.parse(drawerOf(finance, ofUnit(FINANCE)));
        assertThat(drawer.selectFirst("#item-drawer").text())
                .contains("1 票据审核不严", "整改中", "测试财政分局", "测试班子", "已逾期5天", "牵头单位推进整改", "还没有报告", "有的票据没有经手人签名");
        assertThat(drawer.selectFirst(".to-item a").attr("href")).isEqualTo("/items/" + finance);
        for (RequestPostProcessor user : List.of(ofUnit(ROADS), withRole(Role.INSPECTION_TEAM))) {
            pages.perform(get("/items/{id}/drawer", finance).with(user)).andExpect(status().isNotFound());
        }
        pages.perform(get("/items/{id}/drawer", 999_999_999L).with(office())).andExpect(status().isNotFound());
        pages.perform(get("/items/{id}/drawer", finance).with(withRole(Role.CAMUNDA_ADMIN)))
                .andExpect(status().isForbidden());
        jdbc.sql("update item set confidential = true, state = 'SIGN_OFF' where id = ?")
                .param(finance)
                .update();
        pages.perform(get("/items/{id}/drawer", finance).with(ofUnit(FINANCE))).andExpect(status().isNotFound());
        assertThat(drawerOf(finance, office())).contains("涉密", "待销号审批", "领导签批销号");
        assertThat(jdbc.sql("select count(*) from access_log where actor = ? and detail = '台账侧栏' and subject = '事项1'"
                                + " and kind = 'CONFIDENTIAL_READ'")
                        .param(OFFICE)
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(jdbc.sql("select count(*) from file_opening where item = ?")
                        .param(finance)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String drawerOf(long item, RequestPostProcessor user) throws Exception {
        return pages.perform(get("/items/{id}/drawer", item).with(user))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** The day before, the day, and the day after: today is in time. */
    @Test
    void onlyWhatIsPastItsDayIsOverdue() throws Exception {
        for (int days = -1; days <= 1; days++) {
            jdbc.sql("update item set deadline = ? where id in (?, ?, ?)")
                    .params(today.plusDays(days), finance, roads, data.item(round, "3-1"))
                    .update();
            assertThat(csvOf(office(), "?overdue=true"))
                    .as("due in %d days", days)
                    .hasSize(days < 0 ? 3 : 0);
            assertThat(csvOf(office(), "?soon=true")).as("due in %d days", days).hasSize(days < 0 ? 0 : 3);
        }
    }

    @Test
    void turnsPagesOfFifty() throws Exception {
        String findings = IntStream.rangeClosed(1, 61)
                .mapToObj(n -> n + ".针对“问题" + n + "号”的问题。情况说明。")
                .collect(Collectors.joining("\n"));
        long large = intake.commit(
                "多.txt",
                ("反馈意见" + System.nanoTime() + "\n（一）关于财务方面\n" + findings).getBytes(StandardCharsets.UTF_8),
                PagesData.FEEDBACK,
                OFFICE);
        pages.perform(get("/rounds/{round}/ledger", large).with(office()))
                .andExpect(content()
                        .string(allOf(
                                containsString("问题50号"), not(containsString("问题51号")), containsString("第1页，共2页"))));
        pages.perform(get("/rounds/{round}/ledger?area=1", large).with(office()))
                .andExpect(content()
                        .string(allOf(
                                not(containsString("rel=\"prev\"")),
                                containsString(
                                        "<a rel=\"next\" href=\"/rounds/" + large + "/ledger?area=1&amp;page=2\">"))));
        pages.perform(get("/rounds/{round}/ledger?page=2", large).with(office()))
                .andExpect(content().string(allOf(not(containsString("问题50号")), containsString("问题61号"))));
        pages.perform(get("/rounds/{round}/ledger?page=99", large).with(office()))
                .andExpect(content().string(containsString("第2页，共2页")));
    }

    @Test
    void writesCsvThatExcelReadsAndDoesNotRun() throws Exception {
        jdbc.sql("update item set title = ? where id = ?")
                .params("=HYPERLINK(\"http://x\",\"点我\")", finance)
                .update();
        jdbc.sql("update item set title = ? where id = ?")
                .params("@SUM(1)", roads)
                .update();
        StringWriter out = new StringWriter();
        ledger.writeCsv(round, out);
        assertThat(out.toString()).startsWith("\uFEFF编号,整改事项,").contains("\r\n");
        List<CSVRecord> rows = parse(out.toString());
        assertThat(rows)
                .extracting(row -> row.get("整改事项"))
                .containsExactly("'=HYPERLINK(\"http://x\",\"点我\")", "'@SUM(1)", "关于现场管理", "关于竣工验收");
        assertThat(rows.get(0).get("期限情况")).isEqualTo("已逾期5天");
        assertThat(rows.get(2).get("配合单位")).isEqualTo("测试财政分局");
        pages.perform(get("/rounds/{round}/ledger.csv", round).with(office()))
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")));
    }

    @Test
    void showsEverythingAboutAnItem() throws Exception {
        events.record(round, finance, OFFICE, EventKind.MEASURES_RETURNED, "措施太空 <b>重写</b>");
        pages.perform(get("/items/{id}", finance).with(ofUnit(FINANCE)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("1.针对“票据审核不严”的问题。有的票据没有经手人签名。"),
                                containsString("退回措施"),
                                containsString("理由：措施太空 &lt;b&gt;重写&lt;/b&gt;"),
                                containsString("测试整改办"),
                                containsString("已逾期5天"))));
    }

    @Test
    void keepsItemsFromOtherUnitsAndReferralsFromAllButDiscipline() throws Exception {
        pages.perform(get("/items/{id}", roads).with(ofUnit(FINANCE))).andExpect(status().isNotFound());
        pages.perform(get("/items/{id}", 999_999_999L).with(ofUnit(FINANCE))).andExpect(status().isNotFound());
        data.stalled(roads, 5);
        jdbc.sql("insert into escalation_step (episode, level, period, reason, taken_at) select e.id, s.level,"
                        + " e.first_period, '长期停滞', now() from escalation_episode e"
                        + " cross join (values (4), (5)) as s (level) where e.item = ?")
                .param(roads)
                .update();
        pages.perform(get("/items/{id}", roads).with(office()))
                .andExpect(content().string(allOf(containsString("专项督办"), not(containsString("移交问责")))));
        pages.perform(get("/items/{id}", roads).with(withRole(Role.DISCIPLINE)))
                .andExpect(content().string(containsString("移交问责")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PROCESS_DESIGNER", "CAMUNDA_ADMIN"})
    void showsNoCasesToThoseWhoNeedNone(Role role) throws Exception {
        for (String path :
                List.of("/rounds/" + round + "/ledger", "/rounds/" + round + "/ledger.csv", "/items/" + roads)) {
            pages.perform(get(path).with(withRole(role))).andExpect(status().isForbidden());
        }
        pages.perform(get("/").with(withRole(role)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("台账</a>"))));
    }

    @Test
    void countsOnTheFirstPageWhatEachMaySee() throws Exception {
        Overview.RoundLine all = line(Scope.ALL);
        assertThat(all)
                .extracting(Overview.RoundLine::items, Overview.RoundLine::open, Overview.RoundLine::overdue)
                .containsExactly(4, 4, 1);
        Overview.RoundLine own = line(new Scope(false, false, Set.of(ROADS), Set.of(), Set.of()));
        assertThat(own)
                .extracting(Overview.RoundLine::items, Overview.RoundLine::open, Overview.RoundLine::overdue)
                .containsExactly(2, 2, 0);
        pages.perform(get("/").with(ofUnit(FINANCE)))
                .andExpect(content().string(allOf(containsString("本单位的整改事项"), not(containsString("方案</a>")))));
    }

    private Overview.RoundLine line(Scope scope) {
        return overview.rounds(scope).stream()
                .filter(line -> line.id() == round)
                .findFirst()
                .orElseThrow();
    }

    private String ledgerOf(RequestPostProcessor user, String query) throws Exception {
        return pages.perform(get("/rounds/" + round + "/ledger" + query).with(user))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private List<CSVRecord> csvOf(RequestPostProcessor user, String query) throws Exception {
        return parse(
                pages.perform(get("/rounds/" + round + "/ledger.csv" + query).with(user))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
    }

    private static List<CSVRecord> parse(String csv) throws Exception {
        CSVFormat format =
                CSVFormat.EXCEL.builder().setHeader().setSkipHeaderRecord(true).get();
        return format.parse(new StringReader(csv.substring(1))).getRecords();
    }
}
