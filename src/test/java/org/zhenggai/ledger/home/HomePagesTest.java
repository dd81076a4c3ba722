package org.zhenggai.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FINANCE;
import static org.zhenggai.kernel.web.PagesData.LEADER;
import static org.zhenggai.kernel.web.PagesData.OFFICE;
import static org.zhenggai.kernel.web.PagesData.ROADS;
import static org.zhenggai.kernel.web.PagesData.ofUnit;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.yaml.snakeyaml.Yaml;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;

/** The first page of each role: what is on it, what it does not tell, and the files that the checklist hands out. */
@PagesTest
class HomePagesTest {

    @Autowired
    private MockMvc pages;

    @Autowired
    private PagesData data;

    @Autowired
    private Events events;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private long round;
    private long finance;
    private long roads;

    @BeforeEach
    void assignItems() {
        round = data.plannedRound();
        finance = data.item(round, "1");
        roads = data.item(round, "2");
        LocalDate today = LocalDate.now(clock);
        data.assign(finance, FINANCE, today.minusDays(5));
        data.assign(roads, ROADS, today.plusDays(3));
        jdbc.sql("update round set state = 'IN_WORK' where id = ?").param(round).update();
    }

    private Document home(RequestPostProcessor user) throws Exception {
        return home(user, "/");
    }

    private Document home(RequestPostProcessor user, String path) throws Exception {
        return Jsoup.parse(pages.perform(get(path).with(user))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    private static RequestPostProcessor leader() {
        return SecurityMockMvcRequestPostProcessors.user(LEADER).roles(Role.LEADING_GROUP.code());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleHasAPage(Role role) throws Exception {
        RequestPostProcessor user = role == Role.INSPECTED_UNIT ? ofUnit(FINANCE) : withRole(role);
        boolean seesCases = role != Role.PROCESS_DESIGNER && role != Role.CAMUNDA_ADMIN;
        Document page = home(user);
        assertThat(page.select(".home-waiting")).hasSize(seesCases ? 1 : 0);
        assertThat(page.select(".home-changes")).hasSize(seesCases ? 1 : 0);
        assertThat(page.select(".home-figures")).hasSize(role == Role.SECRETARY || role == Role.LEADING_GROUP ? 1 : 0);
        assertThat(page.select(".home-late")).hasSize(role == Role.RECTIFICATION_OFFICE ? 1 : 0);
        assertThat(page.select(".home-checklist"))
                .as("the office's own steps are all done")
                .hasSize(role == Role.CAMUNDA_ADMIN ? 1 : 0);
        assertThat(page.select(".home-trials")).as("this is no demo").isEmpty();
    }

    @Test
    void theOfficeFindsWhatWaitsForItAndWhoHoldsWhat() throws Exception {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(Long.toString(round))
                .singleResult();
        assertThat(home(office()).select(".home-late").text())
                .as("it is not late yet")
                .doesNotContain("已逾期3000天");
        // Later than what other tests have left undone, of which the page shows the longest.
        tasks.setDueDate(task.getId(), Date.from(clock.instant().minus(Duration.ofDays(3000))));
        Document page = home(office());
        assertThat(page.select(".home-waiting a.home-row[href=/tasks/" + task.getId() + "]")
                        .text())
                .contains("传达学习反馈意见", "已逾期3000天");
        assertThat(page.select(".home-late").text()).contains("整改办", "传达学习反馈意见", "已逾期3000天");
        tasks.setAssignee(task.getId(), "pages-colleague");
        assertThat(home(office()).select(".home-late").text()).contains("pages-colleague");
        tasks.setAssignee(task.getId(), null);
        tasks.setDueDate(task.getId(), null);
    }

    /** All that is late is counted, and the page reads the first of it only. */
    @Test
    void theOfficeSeesHowMuchIsLateAndTheLongestOfIt() throws Exception {
        String colleague = "colleague" + round;
        List<Task> open = Stream.generate(data::plannedRound)
                .limit(9)
                .map(each -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(Long.toString(each))
                        .singleResult())
                .toList();
        open.forEach(task -> {
            tasks.setAssignee(task.getId(), colleague);
            tasks.setDueDate(task.getId(), Date.from(clock.instant().minus(Duration.ofDays(4000))));
        });
        Document page = home(office());
        assertThat(page.select(".home-late .home-hands li").first().text()).endsWith(colleague + " 9项 最长4000天");
        assertThat(page.select(".home-late .home-row"))
                .hasSize(8)
                .allSatisfy(row -> assertThat(row.text()).contains(colleague, "已逾期4000天"));
        open.forEach(task -> tasks.setDueDate(task.getId(), null));
    }

    @Test
    void oneChoosesAmongRunningRounds() throws Exception {
        long other = data.plannedRound();
        jdbc.sql("update round set state = 'IN_WORK' where id = ?").param(other).update();
        for (RequestPostProcessor who : List.of(withRole(Role.SECRETARY), office())) {
            Document page = home(who);
            assertThat(page.select(".home-choice a[aria-current]")).hasSize(1);
            for (long chosen : new long[] {round, other}) {
                assertThat(page.select(".home-choice a").eachAttr("href")).contains("/?round=" + chosen);
                Document one = home(who, "/?round=" + chosen);
                assertThat(one.select(".home-choice a[aria-current]").attr("href"))
                        .isEqualTo("/?round=" + chosen);
                assertThat(one.select("section:has(.home-choice)").text()).contains(name(chosen));
            }
            assertThat(home(who, "/?round=" + other)
                            .select(".home-figures > ul a")
                            .eachAttr("href"))
                    .allSatisfy(link -> assertThat(link).startsWith("/rounds/" + other + "/ledger"));
            assertThat(home(who, "/?round=999999").select(".home-choice a[aria-current]"))
                    .as("none of his: as if none was chosen")
                    .hasSize(1);
        }
        pages.perform(get("/?round=x").with(office())).andExpect(status().isBadRequest());
    }

    private String name(long id) {
        return jdbc.sql("select short_name from round where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** A figure of the office leads to as many rows as it says. */
    @Test
    void returnsLeadToWhatWasSentBack() throws Exception {
        jdbc.sql(
                        "insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent, stalled,"
                                + " returned, closed) values (?, 1, 'OPEN', now(), now(), 0, 0, 0, 0, 0, 0)")
                .param(round)
                .update();
        events.record(round, finance, OFFICE, EventKind.MEASURES_RETURNED, "没有写时限");
        events.record(round, finance, OFFICE, EventKind.VERIFICATION_FAILED, "账实不符");
        events.record(round, roads, OFFICE, EventKind.REPORTED, "不算退回");
        jdbc.sql("update item set confidential = true where id = ?")
                .param(finance)
                .update();
        String returns = "/rounds/" + round + "/returns";
        assertThat(home(office(), "/?round=" + round)
                        .select(".home-counts a[href=" + returns + "]")
                        .text())
                .isEqualTo("2 次退回");
        Document page = home(office(), returns);
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.text()).contains("没有写时限", "账实不符", "退回2次").doesNotContain("不算退回");
        assertThat(page.select("tbody a").eachAttr("href")).containsOnly("/items/" + finance);
        assertThat(home(withRole(Role.LEADING_GROUP), returns).text())
                .as("he may not read the confidential item")
                .contains("没有退回")
                .doesNotContain("账实不符");
        pages.perform(get(returns).with(ofUnit(FINANCE))).andExpect(status().isForbidden());
        pages.perform(get("/rounds/999999/returns").with(office())).andExpect(status().isNotFound());
        pages.perform(get(returns).with(withRole(Role.INSPECTION_TEAM))).andExpect(status().isNotFound());
    }

    @Test
    void theStepOfMailHandsOutWhatToFillIn() throws Exception {
        String path = "/administration/notices/mail.yml";
        assertThat(home(withRole(Role.CAMUNDA_ADMIN))
                        .select(".home-checklist a")
                        .eachAttr("href"))
                .contains("/administration/notices", path);
        Map<String, Map<String, Map<String, Object>>> file = new Yaml()
                .load(pages.perform(get(path).with(withRole(Role.CAMUNDA_ADMIN)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
        assertThat(file.get("spring").get("mail")).containsKeys("host", "port", "username", "password");
        assertThat(file.get("zhenggai").get("notice")).containsKeys("sender");
        pages.perform(get(path).with(office())).andExpect(status().isForbidden());
    }

    @Test
    void figuresLeadToTheLinesBehindThem() throws Exception {
        Document page = home(withRole(Role.SECRETARY), "/?round=" + round);
        assertThat(page.select(".home-figures .word").eachText()).containsExactly("在办", "已销号", "停滞", "已逾期");
        assertThat(page.select(".home-figures b").eachText()).containsExactly("4", "0", "0", "1");
        assertThat(page.select(".home-figures > ul a").eachAttr("href"))
                .containsExactly(
                        "/rounds/" + round + "/ledger?open=true",
                        "/rounds/" + round + "/ledger?state=CLOSED",
                        "/rounds/" + round + "/ledger?stalled=true",
                        "/rounds/" + round + "/ledger?overdue=true");
    }

    @Test
    void unitsReadOfTheirItemsAndOfNoConfidentialOne() throws Exception {
        events.record(round, finance, OFFICE, EventKind.MEASURES_RETURNED, "财政的理由");
        events.record(round, roads, OFFICE, EventKind.MEASURES_RETURNED, "工程的理由");
        Document own = home(ofUnit(FINANCE));
        assertThat(own.text()).contains("财政的理由").doesNotContain("工程的理由");
        assertThat(own.select("a[href=/items/" + roads + "]")).isEmpty();
        jdbc.sql("update item set confidential = true where id = ?")
                .param(finance)
                .update();
        Document without = home(ofUnit(FINANCE));
        assertThat(without.text()).doesNotContain("财政的理由");
        assertThat(without.select("a[href=/items/" + finance + "]")).isEmpty();
        assertThat(home(withRole(Role.LEADING_GROUP)).text()).doesNotContain("财政的理由");
        assertThat(home(leader()).text()).as("he answers for it").contains("财政的理由");
    }

    @Test
    void theAdministratorReadsOfNoCase() throws Exception {
        Document page = home(withRole(Role.CAMUNDA_ADMIN));
        assertThat(page.select(".home-checklist .name").eachText())
                .hasSize(7)
                .anySatisfy(name -> assertThat(name).startsWith("单位 已完成"))
                .anySatisfy(name -> assertThat(name).startsWith("放假安排"));
        assertThat(page.text()).doesNotContain("票据审核不严", "次巡察的反馈意见");
        assertThat(page.select(".home-checklist a").eachAttr("href"))
                .contains(
                        "/administration/directory/import/template",
                        "/administration/workdays/template",
                        "/intake/template")
                .noneMatch(link -> link.startsWith("/rounds"));
    }

    @ParameterizedTest
    @CsvSource({
        "/administration/directory/import/template, 单位 人员",
        "/administration/workdays/template, 放假安排",
        "/intake/template, 反馈意见"
    })
    void templatesHaveDropDownsAndAreForWhoUsesThem(String path, String sheets) throws Exception {
        try (XSSFWorkbook book = template(path)) {
            for (String name : sheets.split(" ")) {
                XSSFSheet sheet = book.getSheet(name);
                assertThat(sheet.getDataValidations()).as(name).isNotEmpty();
                assertThat(sheet.getDataValidations())
                        .extracting(DataValidation::getRegions)
                        .allSatisfy(regions -> assertThat(
                                        regions.getCellRangeAddress(0).getFirstRow())
                                .isEqualTo(1));
            }
            assertThat(book.getSheet("填写说明")).isNotNull();
        }
        pages.perform(get(path).with(ofUnit(FINANCE))).andExpect(status().isForbidden());
    }

    private XSSFWorkbook template(String path) throws Exception {
        return new XSSFWorkbook(new ByteArrayInputStream(pages.perform(get(path).with(withRole(Role.CAMUNDA_ADMIN)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray()));
    }

    @Test
    void whatIsThereIsInTheWorkbookAndComesBackUnchanged() throws Exception {
        try (XSSFWorkbook book = template("/administration/directory/import/template")) {
            MockMultipartFile file = new MockMultipartFile("files", "单位和人员.xlsx", null, bytes(book));
            String preview = pages.perform(multipart("/administration/directory/import")
                            .file(file)
                            .with(withRole(Role.CAMUNDA_ADMIN))
                            .with(SecurityMockMvcRequestPostProcessors.csrf()))
                    .andExpect(status().is3xxRedirection())
                    .andReturn()
                    .getResponse()
                    .getRedirectedUrl();
            assertThat(pages.perform(get(preview).with(withRole(Role.CAMUNDA_ADMIN)))
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8))
                    .contains("新增单位0个，修改单位0个；新增人员0名，修改人员0名");
        }
    }

    @Test
    void holidaysMayComeAsAWorkbookAndAreRefusedWithTheirPlace() throws Exception {
        try (XSSFWorkbook book = template("/administration/workdays/template")) {
            XSSFSheet sheet = book.getSheet("放假安排");
            row(sheet, List.of("2031年1月1日", "放假", "元旦"));
            row(sheet, List.of("2031-01-04", "调休上班", "元旦"));
            assertThat(upload(bytes(book))).contains("2031年1月1日", "2031年1月4日", "放假只有1天");
            row(sheet, List.of("1月2日", "放假", "元旦"));
            row(sheet, List.of("2031-01-03", "休息", "元旦"));
            assertThat(upload(bytes(book))).contains("第4行日期“1月2日”不是完整的年月日；第5行类型“休息”须为放假或调休上班");
        }
    }

    private static void row(XSSFSheet sheet, List<String> values) {
        Row row = sheet.createRow(sheet.getLastRowNum() + 1);
        for (int n = 0; n < values.size(); n++) {
            row.createCell(n).setCellValue(values.get(n));
        }
    }

    private static byte[] bytes(XSSFWorkbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }

    private String upload(byte[] book) throws Exception {
        return pages.perform(multipart("/administration/workdays")
                        .file(new MockMultipartFile("file", "放假安排.xlsx", null, book))
                        .with(withRole(Role.CAMUNDA_ADMIN))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
