package org.zhenggai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FINANCE;
import static org.zhenggai.kernel.web.PagesData.LEADER;
import static org.zhenggai.kernel.web.PagesData.ROADS;
import static org.zhenggai.kernel.web.PagesData.ofUnit;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;
import org.zhenggai.round.item.Deadline;

/** A round at a glance, its ledger, and that the figures of the one are the lines of the other. */
@PagesTest
class RoundPagesTest {

    @Autowired
    private MockMvc pages;

    @Autowired
    private PagesData data;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private long round;

    /**
     * Item 1 of finance is overdue and on the letter's step, 2 of roads comes due and has reported, 3-1 of roads is silent, 3-2 is
     * closed.
     */
    @BeforeEach
    void aRoundInItsCourse() {
        LocalDate today = LocalDate.now(clock);
        round = data.plannedRound();
        data.assign(item("1"), FINANCE, today.minusDays(5));
        data.assign(item("2"), ROADS, today.plusDays(3));
        data.assign(item("3-1"), ROADS, today.plusDays(60));
        data.assign(item("3-2"), ROADS, today.plusDays(60));
        jdbc.sql("update item set state = 'CLOSED', closed_at = now() where id = ?")
                .param(item("3-2"))
                .update();
        jdbc.sql("insert into item_assisting (item, unit) values (?, ?)")
                .params(item("3-1"), FINANCE)
                .update();
        long before = period(1, "PUBLISHED");
        long now = period(2, "OPEN");
        report(now, "1", "DUE");
        report(now, "2", "SUBMITTED");
        report(now, "3-1", "MISSING");
        jdbc.sql("insert into stall (period, item, reasons) values (?, ?, '逾期')")
                .params(before, item("1"))
                .update();
        jdbc.sql("insert into escalation_episode (item, first_period, last_period, fortnights, level, started_at)"
                        + " values (?, ?, ?, 2, 2, now()), (?, ?, ?, 5, 5, now())")
                .params(item("1"), before, before, item("2"), before, before)
                .update();
    }

    private long item(String number) {
        return data.item(round, number);
    }

    private long period(int number, String state) {
        jdbc.sql("insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent,"
                        + " stalled, returned, closed) values (?, ?, ?, now(), now(), 0, 0, 0, 0, 0, 0)")
                .params(round, number, state)
                .update();
        return jdbc.sql("select max(id) from reporting_period")
                .query(Long.class)
                .single();
    }

    private void report(long period, String number, String state) {
        jdbc.sql("insert into fortnightly_report (period, item, sequence, state, unit, has_moved, submitted_at)"
                        + " select ?, id, 1, ?, lead_unit, false, now() from item where id = ?")
                .params(period, state, item(number))
                .update();
    }

    @Test
    void everyFigureLeadsToJustTheLinesBehindIt() throws Exception {
        for (RequestPostProcessor viewer : List.of(office(), ofUnit(FINANCE), ofUnit(ROADS))) {
            Document page = page("/rounds/" + round, viewer);
            List<String> followed = new ArrayList<>();
            for (Element link : page.select("main a[href*=ledger]")) {
                String figure = link.text().replaceAll("^.*?(\\d+)( .*)?$", "$1");
                boolean isFigure = link.text().matches("\\d+|\\d+ [^0-9].*|[^0-9]+ \\d+|\\d+ 14天内到期");
                if (isFigure && link.parent().is(":not(th)")) {
                    assertThat(page(link.attr("href"), viewer)
                                    .select("#results [role=status]")
                                    .text())
                            .as(link.attr("href"))
                            .isEqualTo("共" + figure + "项");
                    followed.add(link.attr("href"));
                }
            }
            assertThat(followed).hasSizeGreaterThan(10);
        }
    }

    @Test
    void saysHowTheRoundStands() throws Exception {
        Document page = page("/rounds/" + round, office());
        assertThat(page.select(".figures").text()).isEqualTo("4 整改事项 1 已销号 3 未销号 1 已逾期 1 14天内到期 1 上期停滞");
        assertThat(page.select(".areas tbody tr")).hasSize(2);
        assertThat(page.text())
                .contains("第2期")
                .contains("测试工程中心 2 1 1")
                .contains("测试财政分局 1 0 1")
                .contains("提醒函 1")
                .contains("专项督办 1")
                .doesNotContain("移交问责")
                .contains("14天内到期");
        assertThat(page("/rounds/" + round, ofUnit(FINANCE)).select(".figures").text())
                .startsWith("2 整改事项 0 已销号 2 未销号");
    }

    /** A round that has just been imported has a plan to make; its clock runs from the plan on. */
    @Test
    void saysWhenTheFirstPeriodWillOpenAndByWhichRule() throws Exception {
        long early = data.importedRound();
        Document page = page("/rounds/" + early, office());
        assertThat(page.text())
                .contains("还没有到第一期两周报告。")
                .contains("开启时间：方案定稿后的下一个星期一09:00，此后每14天一期。")
                .contains("依据：2024年2月2日公开通报第一部分（三）：两周一通报");
        assertThat(page.select("button:containsOwn(现在开启)"))
                .as("real days are the town's")
                .isEmpty();
        assertThat(page("/rounds/" + round, office()).text()).doesNotContain("开启时间");
    }

    @Test
    void onlyADemoOpensAPeriodBeforeItsTime() throws Exception {
        pages.perform(post("/rounds/{round}/periods", round).with(office()).with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("只有演示环境可以提前开启报告期")));
        pages.perform(post("/rounds/{round}/periods", round)
                        .with(ofUnit(FINANCE))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    /** The figure, the list below it, the ledger's filter and the mark beside a deadline say the same. */
    /** Titles of pages name a round by its short name, which the office changes and no other round has. */
    @Test
    void titlesNameTheRoundShortly() throws Exception {
        long other = data.plannedRound();
        String title = jdbc.sql("select title from round where id = ?")
                .param(round)
                .query(String.class)
                .single();
        assertThat(nameOf(round)).matches("2023年巡察(（\\d+）)?").isNotEqualTo(nameOf(other));
        for (long one : new long[] {round, other}) {
            String item = "/items/" + data.item(one, "1");
            for (String path : List.of("", "/ledger", "/plan", "/documents", "/readers", "/withdrawal")) {
                assertThat(titles("/rounds/" + one + path))
                        .as(path)
                        .contains(nameOf(one))
                        .doesNotContain(title);
            }
            assertThat(titles(item)).contains(nameOf(one)).doesNotContain(title);
        }
        rename(office(), nameOf(other)).andExpect(status().isUnprocessableEntity());
        rename(office(), "二〇二三年巡察反馈问题整改").andExpect(status().isUnprocessableEntity());
        rename(office(), " ").andExpect(status().isUnprocessableEntity());
        rename(ofUnit(FINANCE), "甲轮").andExpect(status().isForbidden());
        assertThat(nameOf(round)).startsWith("2023年巡察");
        rename(office(), " 甲轮" + round + " ").andExpect(status().isFound());
        assertThat(titles("/rounds/" + round)).contains("甲轮" + round);
        assertThat(jdbc.sql("select text from event where round = ? and kind = 'ROUND_NAMED'")
                        .param(round)
                        .query(String.class)
                        .single())
                .endsWith("改为甲轮" + round);
    }

    private ResultActions rename(RequestPostProcessor who, String name) throws Exception {
        return pages.perform(post("/rounds/{round}/short-name", round)
                .param("name", name)
                .with(who)
                .with(csrf()));
    }

    private String nameOf(long one) {
        return jdbc.sql("select short_name from round where id = ?")
                .param(one)
                .query(String.class)
                .single();
    }

    /** The title in the tab of the browser and the headings. */
    private String titles(String path) throws Exception {
        String page = pages.perform(get(path).with(office()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return Pattern.compile("(?s)<(title|h1)[^>]*>(.*?)</\\1>")
                .matcher(page)
                .results()
                .map(found -> found.group(2))
                .collect(Collectors.joining(" "));
    }

    @Test
    void whatComesDueWithinAFortnightIsOneFigure() throws Exception {
        LocalDate today = LocalDate.now(clock);
        for (int days : List.of(0, 14, 15)) {
            jdbc.sql("update item set deadline = ? where id = ?")
                    .params(today.plusDays(days), item("3-1"))
                    .update();
            List<String> soon = days <= Deadline.SOON_DAYS ? List.of("2", "3-1") : List.of("2");
            Document page = page("/rounds/" + round, office());
            assertThat(page.select(".figures").text()).contains(soon.size() + " " + Deadline.SOON_DAYS + "天内到期");
            assertThat(page.select("h2:contains(14天内到期) ~ table tbody td:first-child")
                            .eachText())
                    .containsExactlyInAnyOrderElementsOf(soon);
            assertThat(page("/rounds/" + round + "/ledger?soon=true", office())
                            .select("td.number")
                            .eachText())
                    .containsExactlyInAnyOrderElementsOf(soon);
            assertThat(page("/rounds/" + round + "/ledger?open=true", office())
                            .select("tr:has(.standing.soon) td.number")
                            .eachText())
                    .containsExactlyInAnyOrderElementsOf(soon);
        }
    }

    @Test
    void confidentialItemsCountOnlyForWhoMaySeeThem() throws Exception {
        jdbc.sql("update item set confidential = true where id = ?")
                .param(item("1"))
                .update();
        assertThat(page("/rounds/" + round, office()).select(".figures").text()).startsWith("4 整改事项");
        assertThat(page("/rounds/" + round, ofUnit(FINANCE)).select(".figures").text())
                .startsWith("1 整改事项");
    }

    @ParameterizedTest
    @CsvSource({
        "leader=" + LEADER + ", 4",
        "level=2, 1",
        "level=4, 1",
        "report=REPORTED, 1",
        "report=SILENT, 2",
        "open=true, 3",
        "stalled=true, 1",
        "unit=" + FINANCE + ", 2",
        "unit=" + FINANCE + "&lead=true, 1",
        "words=%E7%8E%B0%E5%9C%BA, 1",
        "words=3-, 2",
        "words=%E5%B7%A5%E7%A8%8B%E7%9B%91%E7%AE%A1, 2",
        "words=%25, 0",
        "words=_, 0",
        "words=!, 0",
        "words=３－１, 1",
        "words=3—1, 1",
        "words=１, 1",
        "words=审, 1",
        "words=“票据审核不严”, 1",
        "words=「票据 审核」, 1",
        "words=工程建设　竣工, 1",
        "words=竣工 工程监管 方面, 1",
        "words=竣工 现场, 0",
        "words=测试财政分局, 2",
        "words=工程中心　验收, 1",
        "words=财务管理, 2",
        "words=有的票据没有, 0",
        "from=2000-01-01&until=2000-12-31, 0",
        "from=2000-01-01, 4"
    })
    void filters(String query, int items) throws Exception {
        assertThat(page("/rounds/" + round + "/ledger?" + query, office())
                        .select("#results [role=status]")
                        .text())
                .isEqualTo("共" + items + "项");
    }

    @Test
    void saysThatPunctuationIsNoFilter() throws Exception {
        Document page = page("/rounds/" + round + "/ledger?words=，。“”", office());
        assertThat(page.select("#results").text()).contains("共4项", "查找框里没有文字或数字，没有按它筛选。");
        assertThat(page("/rounds/" + round + "/ledger", office())
                        .select("#results")
                        .text())
                .doesNotContain("没有按它筛选");
    }

    @Test
    void findsWhatIsExportedAndNothingHidden() throws Exception {
        String words = "?words=测试财政 票据";
        assertThat(csv(words, ofUnit(FINANCE))).hasSize(2).last().asString().startsWith("1,");
        jdbc.sql("update item set confidential = true where id = ?")
                .param(item("1"))
                .update();
        assertThat(csv(words, ofUnit(FINANCE))).hasSize(1);
        assertThat(csv(words, ofUnit(ROADS))).hasSize(1);
        assertThat(csv(words, office())).hasSize(2);
    }

    private List<String> csv(String query, RequestPostProcessor user) throws Exception {
        return pages.perform(get("/rounds/" + round + "/ledger.csv" + query).with(user))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .lines()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(SortColumn.class)
    void sortsByEveryColumnBothWays(SortColumn column) throws Exception {
        for (String down : List.of("", "&down=true")) {
            Document page = page("/rounds/" + round + "/ledger?words=3-&sort=" + column + down, office());
            assertThat(page.select("th[aria-sort=" + (down.isEmpty() ? "ascending" : "descending") + "]")
                            .text())
                    .isEqualTo(column.word());
            assertThat(page.select("td.number")).hasSize(2);
            assertThat(page.select("th a").first().attr("href")).contains("words=3-");
        }
        assertThat(numbers("sort=DEADLINE")).startsWith("1", "2");
        assertThat(numbers("sort=DEADLINE&down=true")).endsWith("2", "1");
        assertThat(numbers("sort=REPORT&down=true")).endsWith("3-2");
        assertThat(numbers("sort=STATE&down=true")).startsWith("3-2");
    }

    private List<String> numbers(String query) throws Exception {
        return page("/rounds/" + round + "/ledger?" + query, office())
                .select("td.number")
                .eachText();
    }

    @Test
    void exportsExactlyWhatIsSeen() throws Exception {
        byte[] bytes = pages.perform(get("/rounds/{round}/ledger.xlsx?open=true&sort=DEADLINE&down=true", round)
                        .with(office()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        List<String> numbers = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (Row row : book.getSheetAt(0)) {
                numbers.add(row.getCell(0).getStringCellValue());
            }
        }
        assertThat(numbers).containsExactly("编号", "3-1", "2", "1");
        pages.perform(get("/rounds/{round}/ledger.csv?level=2", round).with(office()))
                .andExpect(content().string(containsString("票据审核不严")));
    }

    @Test
    void refusesDaysAndNumbersThatAreNone() throws Exception {
        for (String query : List.of("from=2023-02-30", "level=x", "sort=NONSENSE", "report=MAYBE")) {
            pages.perform(get("/rounds/" + round + "/ledger?" + query).with(office()))
                    .andExpect(status().isBadRequest());
        }
        pages.perform(get("/rounds/999999999").with(office())).andExpect(status().isNotFound());
    }

    /** Measure by measure with its state; what was reported is a result once the item is closed, and not before. */
    @Test
    void rowsCarryMeasuresResultsStallAndStep() throws Exception {
        for (String number : List.of("1", "3-2")) {
            jdbc.sql("insert into measure (item, position, text, state) values (?, 1, '清理账目', 'FINISHED'),"
                            + " (?, 2, '建立台账', 'AGREED')")
                    .params(item(number), item(number))
                    .update();
        }
        report(period(3, "OPEN"), "3-2", "SUBMITTED");
        report(period(4, "OPEN"), "1", "SUBMITTED");
        jdbc.sql("update fortnightly_report set done = '账目已清' where item in (?, ?)")
                .params(item("1"), item("3-2"))
                .update();
        jdbc.sql("update escalation_episode set started_at = timestamp '2024-03-22 17:00:00' where item = ?")
                .param(item("1"))
                .update();
        Document page = page("/rounds/" + round + "/ledger", office());
        assertThat(row(page, "1"))
                .contains("1. 清理账目（已完成） 2. 建立台账（进行中）", "最近一次报告：账目已清", "停滞2期 提醒函 2024年3月22日起")
                .doesNotContain("成效：");
        assertThat(row(page, "3-2")).contains("1. 清理账目（已完成）", "整改成效：账目已清").doesNotContain("停滞");
        assertThat(row(page, "2")).contains("停滞5期", "专项督办").doesNotContain("移交问责");
        assertThat(csv("", office()).get(1)).endsWith(",1. 清理账目（已完成）；2. 建立台账（进行中）,,账目已清,提醒函,2,2024-03-22");
        assertThat(csv("", office()).get(0)).endsWith("整改措施,整改成效,最近一次报告,督办级别,停滞期数,停滞起始日");
        assertThat(csv("?state=CLOSED", office()).get(1)).endsWith("建立台账（进行中）,账目已清,,,,");
        assertThat(excel("整改措施")).first().asString().isEqualTo("1. 清理账目（已完成）\n2. 建立台账（进行中）");
        assertThat(excel("整改成效")).containsExactly("", "", "", "账目已清");
        assertThat(excel("最近一次报告")).containsExactly("账目已清", "", "", "");
        assertThat(excel("督办级别")).containsExactly("提醒函", "专项督办", "", "");
        assertThat(excel("停滞期数")).containsExactly("2.0", "5.0", "", "");
    }

    private static String row(Document page, String number) {
        return page.select("tr").stream()
                .filter(row -> row.select("td.number").text().equals(number))
                .findFirst()
                .orElseThrow()
                .text();
    }

    /** What stands under this head, row by row. */
    private List<String> excel(String head) throws Exception {
        byte[] bytes = pages.perform(get("/rounds/{round}/ledger.xlsx", round).with(office()))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        List<String> cells = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            int column = -1;
            for (Cell cell : book.getSheetAt(0).getRow(0)) {
                column = cell.getStringCellValue().equals(head) ? cell.getColumnIndex() : column;
            }
            for (Row row : book.getSheetAt(0)) {
                Cell cell = row.getCell(column);
                cells.add(cell == null ? "" : cell.toString());
            }
        }
        return cells.subList(1, cells.size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PROCESS_DESIGNER", "CAMUNDA_ADMIN"})
    void isNotForThoseWhoNeedNoCases(Role role) throws Exception {
        for (String path : List.of("/rounds/" + round, "/rounds/" + round + "/ledger.xlsx")) {
            pages.perform(get(path).with(withRole(role))).andExpect(status().isForbidden());
        }
    }

    private Document page(String path, RequestPostProcessor viewer) throws Exception {
        return Jsoup.parse(
                pages.perform(get(java.net.URI.create(path.replace(" ", "%20").replace("　", "%E3%80%80")))
                                .with(viewer))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
    }
}
