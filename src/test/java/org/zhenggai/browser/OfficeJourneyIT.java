package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.zhenggai.process.Cycle.OFFICE;
import static org.zhenggai.process.Cycle.SECRETARY;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** With a browser and Office only: from a feedback in Word to a round, a plan by Excel, the plan in Word, and a bulletin. */
@ServerTest
@DirtiesContext
class OfficeJourneyIT {

    private static final String PASSWORD = "test-only";

    private static final List<String> FEEDBACK = List.of(
            "关于巡察河田镇党委的反馈意见",
            "2024年1月8日至2月2日，巡察组对河田镇党委进行了巡察，2024年3月1日反馈。",
            "（一）关于财务管理不规范方面",
            "1.针对“票据审核不严”的问题。部分票据没有经手人签名。",
            "2.针对“往来款长期挂账”的问题。三年以上的往来款没有清理。",
            "（二）关于工程建设管理方面",
            "3.针对“现场监管不到位”的问题。施工日志没有记录。",
            "4.针对“验收走过场”的问题。验收没有到现场。");

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @TempDir
    private Path office;

    private final Path pictures = Path.of(System.getProperty("pictures", "target/pictures"));

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    @Test
    void fromAWordFeedbackToABulletin() throws IOException {
        cycle.people();
        cycle.at(Cycle.START);
        try (Chromium chromium = new Chromium(port)) {
            long round = importFeedback(chromium);
            chromium.as(OFFICE, PASSWORD, "传达学习反馈意见", task -> {
                task.date(0, "2024-03-04");
                task.date(1, "2024-05-01");
                task.fill("resolution", "已传达学习");
            });
            planByExcel(chromium, round);
            chromium.as(OFFICE, PASSWORD, "编制整改方案", task -> {});
            chromium.as(SECRETARY, PASSWORD, "审定整改方案", task -> {
                task.choose("通过");
                task.date(0, "2024-03-04");
                task.picture(pictures.resolve("plan-approval.png"));
            });
            chromium.as(SECRETARY, PASSWORD, "书记专题会议定稿", task -> {
                task.choose("定稿");
                task.date(0, "2024-03-04");
                task.fill("resolution", "同意");
            });
            Assertions.assertThat(word(chromium, round, "整改工作方案")).contains("票据审核不严", "财政分局", "往来款长期挂账");

            cycle.runJobs();
            cycle.items(round).forEach(cycle::toWork);
            cycle.openPeriod(round);
            cycle.cutOff(round);
            chromium.as(OFFICE, PASSWORD, "核对两周通报", task -> {});
            chromium.as(SECRETARY, PASSWORD, "听取汇报并审定通报", task -> {
                task.choose("印发");
                task.date(0, "2024-03-22");
                task.fill("present", "班子成员全体");
            });
            cycle.runJobs();
            Assertions.assertThat(word(chromium, round, "两周通报")).contains("两周", "票据审核不严");
        }
    }

    private long importFeedback(Chromium chromium) throws IOException {
        try (Chromium.Session session = chromium.login(OFFICE, PASSWORD)) {
            Page page = session.page();
            session.open("/intake");
            page.locator("input[type=file]").setInputFiles(feedback());
            page.getByText("上传并预览").click();
            // Loaded, not only drawn: a click that comes before the scripts listen is nobody's.
            page.waitForURL("**/intake/drafts/*");
            assertThat(page.locator("#state")).containsText("方面2个，问题4个");
            page.locator("#tree [data-level=finding] .node").first().click();
            assertThat(page.locator("#L4")).hasClass(java.util.regex.Pattern.compile(".*shown.*"));
            page.keyboard().press("F2");
            page.locator("#ask textarea").fill("票据审核把关不严");
            page.keyboard().press("Enter");
            assertThat(page.locator("#state")).containsText("标题改为“票据审核把关不严”");
            page.locator("#L8").click();
            page.getByText("并入上一个").click();
            assertThat(page.locator("#state")).containsText("问题3个");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("撤销"))
                    .click();
            assertThat(page.locator("#state")).containsText("问题4个");
            session.fitsTheWindow();
            session.picture(pictures.resolve("intake-desk.png"));
            page.locator("#tree [data-level=finding] .node").first().click();
            page.keyboard().press("F2");
            page.locator("#ask textarea").fill("票据审核不严");
            page.keyboard().press("Enter");
            decideDoubts(page);
            if (page.locator("#feedbackOn").inputValue().isEmpty()) {
                page.locator("#feedbackOn").fill("2024-03-01");
                page.locator("#feedbackOn").blur();
                assertThat(page.locator("#state")).containsText("反馈日期定为2024年3月1日");
            }
            page.getByText("确认导入").click();
            page.waitForURL("**/plan");
            return Long.parseLong(page.url().replaceAll(".*/rounds/(\\d+)/plan", "$1"));
        }
    }

    private static void decideDoubts(Page page) {
        Locator open = page.locator("#doubts button[data-verdict=KEPT]");
        for (int left = open.count(); left > 0; left--) {
            open.first().click();
            assertThat(open).hasCount(left - 1);
        }
    }

    private void planByExcel(Chromium chromium, long round) throws IOException {
        try (Chromium.Session session = chromium.login(OFFICE, PASSWORD)) {
            Page page = session.page();
            session.open("/rounds/" + round + "/plan");
            page.getByText("用 Excel 填写").click();
            Download workbook =
                    page.waitForDownload(() -> page.getByText("下载 Excel").click());
            page.locator("input[type=file]").setInputFiles(filled(workbook.path()));
            page.getByText("导入 Excel").click();
            assertThat(page.locator("main")).containsText("改动4行，有错误0行");
            session.fitsTheWindow();
            session.picture(pictures.resolve("plan-workbook.png"));
            assertThat(page.locator("main")).containsText("期限存疑4行");
            page.locator("textarea[name=reason]").fill("工程工期到年底");
            page.getByText("写入4行").click();
            assertThat(page.locator("main")).containsText("写入4个事项");
            assertThat(page.locator("#gaps")).containsText("没有缺项");
        }
    }

    private Path filled(Path workbook) throws IOException {
        Path file = office.resolve("整改方案.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(workbook));
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = book.getSheetAt(0);
            for (int n = 1; n <= 4; n++) {
                String[] values = {"财政分局", n == 4 ? "河田社区" : "", "测试-leader1", "限期整改", "2024年12月31日", "否", "否"};
                for (int column = 0; column < values.length; column++) {
                    sheet.getRow(n).getCell(5 + column).setCellValue(values[column]);
                }
            }
            book.write(out);
        }
        return file;
    }

    /** What a document says that the office has made and downloads. */
    private String word(Chromium chromium, long round, String kind) throws IOException {
        try (Chromium.Session session = chromium.login(OFFICE, PASSWORD)) {
            session.open("/rounds/" + round);
            session.page().getByText("公文和 Excel").click();
            session.page().getByLabel("生成" + kind).first().click();
            Locator made = session.page().getByRole(AriaRole.STATUS).locator("a");
            Download file = session.page().waitForDownload(made::click);
            try (XWPFDocument document = new XWPFDocument(Files.newInputStream(file.path()));
                    XWPFWordExtractor text = new XWPFWordExtractor(document)) {
                return text.getText();
            }
        }
    }

    private Path feedback() throws IOException {
        Path file = office.resolve("反馈意见.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            FEEDBACK.forEach(line -> document.createParagraph().createRun().setText(line));
            document.write(out);
        }
        return file;
    }
}
