package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/**
 * From an empty database to the first item with its unit, by the checklist and the files that it hands out, with every
 * click, choice, file and filled-in field counted. What signing in takes is counted for itself: a user name, a password
 * and a button for each of four people, and a password of one's own for the three who got one.
 */
@ServerTest
@TestPropertySource(properties = "zhenggai.test=an empty database")
@DirtiesContext
class FirstRoundIT {

    private static final int MOST = 40;

    private static final String ADMINISTRATOR = "guanli";
    private static final String ADMINISTRATORS = "test-only-password";
    private static final String OWN = "a password of one's own";
    private static final Path FEEDBACK = Path.of("samples/houjie-2023/feedback.txt");

    private static final List<List<String>> UNITS = List.of(
            List.of("zhen", "测试镇", "镇", ""),
            List.of("caizheng", "财政分局", "部门", "测试镇"),
            List.of("hetian", "河田社区", "社区", "测试镇"));

    private static final List<List<String>> PEOPLE = List.of(
            List.of("banzi1", "测试班子", "班子成员", "", "领导小组", ""),
            List.of("shuji1", "测试书记", "主要领导", "", "镇主要领导", ""),
            List.of("zgb1", "测试整改办", "整改办", "", "整改办", ""),
            List.of("jijian1", "测试纪检", "纪检", "", "纪检", ""),
            List.of("caizheng1", "测试财政", "负责人", "财政分局", "责任单位", ""),
            List.of("hetian1", "测试河田", "经办人", "河田社区", "责任单位", ""));

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path office;

    private final Path pictures = Path.of(System.getProperty("pictures", "target/pictures"));
    private final Map<String, String> passwords = new HashMap<>();

    /** Clicks, choices, files and fields; and those of them that signing in took. */
    private int acts;

    private int signingIn;

    /** Links, buttons and choices alone, those of signing in too. */
    private int clicks;

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    @Test
    void theFirstItemIsWithItsUnitAfterFortyClicks() throws IOException {
        cycle.at(PagesData.FEEDBACK.plusDays(1).atTime(10, 0));
        try (Chromium chromium = new Chromium(port)) {
            administratorAddsUnitsAndPeople(chromium);
            long round = officeImportsAndPlans(chromium);
            secretaryApproves(chromium);
            cycle.runJobs();
            unitSeesItsItem(chromium, round);
            assertThat(jdbc.sql("select count(*) from item where round = ? and state = 'ASSIGNED' and lead_unit = ?")
                            .params(round, "caizheng")
                            .query(Integer.class)
                            .single())
                    .isPositive();
        }
        System.out.printf(
                "From an empty database to the first item: %d acts, and %d to sign in; %d clicks among them all%n",
                acts, signingIn, clicks);
        assertThat(acts).as("acts after signing in").isLessThanOrEqualTo(MOST);
        assertThat(clicks).as("clicks, signing in among them").isLessThanOrEqualTo(MOST);
    }

    private void administratorAddsUnitsAndPeople(Chromium chromium) throws IOException {
        try (Chromium.Session session = signIn(chromium, ADMINISTRATOR, ADMINISTRATORS)) {
            Page page = session.page();
            assertThat(page.locator(".home-checklist .is-open").first()).containsText("还没有责任单位");
            session.fitsTheWindow();
            session.picture(pictures.resolve("checklist-empty.png"));
            Locator units = page.locator(".home-checklist li").first();
            Download template = page.waitForDownload(() -> click(units.getByText("下载单位和人员")));
            click(units.getByText("单位", new Locator.GetByTextOptions().setExact(true))
                    .first());
            file(page, filledDirectory(template.path()));
            click(page.getByText("上传并预览"));
            assertThat(page.locator("main")).containsText("新增单位3个");
            click(page.getByText("确认导入"));
            page.locator("main tbody tr")
                    .all()
                    .forEach(row -> passwords.put(
                            row.locator("td").first().textContent(),
                            row.locator("code").textContent()));
            assertThat(passwords).containsKeys("zgb1", "shuji1", "caizheng1");
            session.open("/");
            assertThat(page.locator(".home-checklist .is-done")).hasCount(3);
        }
    }

    private long officeImportsAndPlans(Chromium chromium) throws IOException {
        try (Chromium.Session session = signIn(chromium, "zgb1", passwords.get("zgb1"))) {
            Page page = session.page();
            click(page.locator(".home-checklist .name a").first());
            file(page, FEEDBACK);
            click(page.getByText("上传并预览"));
            // Loaded, not only drawn: a click that comes before the scripts listen is nobody's.
            page.waitForURL("**/intake/drafts/*");
            assertThat(page.locator("#state")).containsText("方面20个");
            keepDoubtfulTexts(page);
            click(page.getByText("确认导入"));
            page.waitForURL("**/plan");
            long round = Long.parseLong(page.url().replaceAll(".*/rounds/(\\d+)/plan", "$1"));
            task(session, "传达学习反馈意见", form -> {
                date(form, 0, "2023-07-07");
                date(form, 1, "2023-12-29");
                fill(form, "resolution", "已传达学习");
            });
            session.open("/");
            click(page.locator(".home-checklist .is-open .name a"));
            click(page.getByText("用 Excel 填写"));
            Download workbook = page.waitForDownload(() -> click(page.getByText("下载 Excel")));
            file(page, filledPlan(workbook.path()));
            click(page.getByText("导入 Excel"));
            assertThat(page.locator("main")).containsText("有错误0行");
            Locator reason = page.locator("textarea[name=reason]");
            if (reason.count() > 0) {
                acts++;
                reason.fill("按反馈意见的要求");
            }
            click(page.locator("button.main").getByText(Pattern.compile("写入\\d+行")));
            assertThat(page.locator("#gaps")).containsText("没有缺项");
            task(session, "编制整改方案", form -> {});
            return round;
        }
    }

    private void secretaryApproves(Chromium chromium) {
        try (Chromium.Session session = signIn(chromium, "shuji1", passwords.get("shuji1"))) {
            task(session, "审定整改方案", form -> {
                choose(form, "通过");
                date(form, 0, "2023-07-07");
                choose(form, "同一次会议定稿");
                fill(form, "resolution", "同意");
            });
        }
    }

    private void unitSeesItsItem(Chromium chromium, long round) {
        try (Chromium.Session session = signIn(chromium, "caizheng1", passwords.get("caizheng1"))) {
            assertThat(session.page().locator(".home-waiting")).containsText("签收整改事项");
            session.fitsTheWindow();
            session.picture(pictures.resolve("home-unit.png"));
            session.open("/rounds/" + round);
            assertThat(session.page().locator("main")).containsText("开启");
            session.picture(pictures.resolve("round-first-period.png"));
        }
    }

    /** Of each doubt that the text is kept, as the office would after a look at it. */
    private void keepDoubtfulTexts(Page page) {
        Locator open = page.locator("#doubts button[data-verdict=KEPT]");
        for (int left = open.count(); left > 0; left--) {
            click(open.first());
            assertThat(open).hasCount(left - 1);
        }
    }

    private Chromium.Session signIn(Chromium chromium, String user, String password) {
        int before = acts;
        Chromium.Session session = chromium.stranger();
        Page page = session.page();
        session.open("/login");
        type(page.locator("input[name=username]"), user);
        type(page.locator("input[name=password]"), password);
        click(page.locator("main button[type=submit]"));
        page.waitForURL(Pattern.compile(".*/(account/password)?$"));
        if (page.url().endsWith("/account/password")) {
            type(page.locator("#current"), password);
            type(page.locator("#fresh"), OWN);
            type(page.locator("#again"), OWN);
            click(page.locator("main button.main"));
            assertThat(page.locator("main.home")).containsText("密码已修改");
        }
        assertThat(page.locator("main.home")).isVisible();
        signingIn += acts - before;
        acts = before;
        return session;
    }

    /** Opens the task from the first page, fills in its form and submits it. */
    private void task(Chromium.Session session, String name, Consumer<Chromium.Session> form) {
        session.open("/");
        Page page = session.page();
        click(page.locator(".home-waiting .home-row")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first());
        Locator decision = page.locator(".home-decision[open] .home-answers a").first();
        if (page.locator("main.home").count() > 0 && decision.isVisible()) {
            click(decision);
        }
        assertThat(session.form()).isVisible();
        form.accept(session);
        click(session.submit());
        page.waitForURL("**/done**");
    }

    private void date(Chromium.Session form, int n, String day) {
        acts++;
        form.date(n, day);
    }

    private void fill(Chromium.Session form, String key, String text) {
        acts++;
        form.fill(key, text);
    }

    private void choose(Chromium.Session form, String label) {
        acts++;
        clicks++;
        form.choose(label);
    }

    private void click(Locator what) {
        acts++;
        clicks++;
        what.click();
    }

    private void type(Locator field, String text) {
        acts++;
        field.fill(text);
    }

    private void file(Page page, Path file) {
        acts++;
        page.locator("input[type=file]").setInputFiles(file);
    }

    private Path filledDirectory(Path template) throws IOException {
        Path file = office.resolve("单位和人员.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(template));
                OutputStream out = Files.newOutputStream(file)) {
            append(book.getSheet("单位"), UNITS);
            append(book.getSheet("人员"), PEOPLE);
            book.write(out);
        }
        return file;
    }

    private static void append(XSSFSheet sheet, List<List<String>> rows) {
        for (List<String> values : rows) {
            Row row = sheet.createRow(sheet.getLastRowNum() + 1);
            for (int n = 0; n < values.size(); n++) {
                row.createCell(n).setCellValue(values.get(n));
            }
        }
    }

    /** Every item for one unit; filled in with Excel, which is no click on a page. */
    private Path filledPlan(Path workbook) throws IOException {
        Path file = office.resolve("整改方案.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(workbook));
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = book.getSheetAt(0);
            List<String> values = List.of("财政分局", "", "测试班子", "限期整改", "2023年11月30日", "否", "否");
            for (int n = 1; n <= sheet.getLastRowNum(); n++) {
                for (int column = 0; column < values.size(); column++) {
                    sheet.getRow(n).getCell(5 + column).setCellValue(values.get(column));
                }
            }
            book.write(out);
        }
        return file;
    }
}
