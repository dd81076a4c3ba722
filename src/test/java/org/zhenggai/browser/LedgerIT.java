package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.zhenggai.ZhenggaiApplication;

/** The ledger in a browser: what its script does, and how it looks on a phone. */
@SpringBootTest(
        classes = ZhenggaiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:pictures;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerIT {

    @LocalServerPort
    private int port;

    @Value("${zhenggai.demo.password}")
    private String password;

    private Chromium chromium;

    @BeforeAll
    void start() {
        chromium = new Chromium(port);
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void aRowOpensBesideTheListAndGivesTheFocusBack() {
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            session.open("/rounds/1/ledger");
            Page page = session.page();
            Locator drawer = page.locator("#drawer");
            Locator title = page.locator("table.ledger tbody tr a.opens").first();
            title.focus();
            page.keyboard().press("Enter");
            assertThat(drawer.locator("#item-drawer h2")).containsText("1");
            assertThat(drawer.locator(".facts")).containsText("下一步");
            page.keyboard().press("Escape");
            assertThat(drawer).isHidden();
            assertThat(title).isFocused();
            page.locator("table.ledger tbody tr:nth-child(3) td.deadline").click();
            assertThat(drawer.locator("#item-drawer h2 .no")).hasText("3");
            drawer.getByText("关闭").click();
            assertThat(page.locator("table.ledger tbody tr:nth-child(3) a.opens"))
                    .isFocused();
            page.locator("table.ledger tbody tr:nth-child(3) summary").click();
            assertThat(drawer).isHidden();
            page.context().clearCookies();
            title.click();
            assertThat(drawer).containsText("登录已过期");
            Assertions.assertThat(page.url()).endsWith("/rounds/1/ledger");
        }
    }

    @Test
    void columnsThatSomebodyLeavesOutStayOutForHimAlone() {
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            session.open("/rounds/1/ledger");
            Page page = session.page();
            page.getByText("选择列").click();
            page.locator("#chooser input[value=leader]").uncheck();
            assertThat(page.locator("th.leader")).isHidden();
            assertThat(page.locator("td.leader").first()).isHidden();
            page.selectOption("select[name=state]", "CLOSED");
            assertThat(page.locator(".chips.filters")).hasText(Pattern.compile("\\s*状态：已销号\\s+×\\s*"));
            assertThat(page.locator("td.leader").first()).isHidden();
            page.reload();
            assertThat(page.locator("th.leader")).isHidden();
            Assertions.assertThat(page.evaluate("localStorage.getItem('ledger-columns:zhenggaiban1')"))
                    .isEqualTo("leader");
            page.getByText("选择列").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("全部显示"))
                    .click();
            assertThat(page.locator("th.leader")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#chooser fieldset")).isHidden();
            page.reload();
            assertThat(page.locator("th.leader")).isVisible();
            page.locator(".chips.filters a").click();
            assertThat(page.locator("#results [role=status]")).hasText("共61项");
        }
    }

    /** No page is wider than the phone on which it is read. */
    @ParameterizedTest
    @CsvSource({
        "zhenggaiban1, /rounds/1/ledger",
        "zuzhijb, /rounds/1/ledger",
        "shuji1, /rounds/1/ledger",
        "zhenggaiban1, /rounds/1",
        "zuzhijb, /rounds/1",
        "banzichengjian, /rounds/1",
        "zhenggaiban1, /rounds/1/plan",
        "zhenggaiban1, /rounds/1/documents",
        "zuzhijb, /rounds/1/documents"
    })
    void fitsAPhone(String user, String path) {
        try (Chromium.Session session = chromium.login(user, password)) {
            session.page().setViewportSize(390, 844);
            session.open(path);
            // A table may scroll in its own box; the page itself does not.
            Assertions.assertThat((Integer) session.page().evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            if (path.endsWith("ledger")) {
                assertThat(session.page().locator("#filter")).isHidden();
                Assertions.assertThat(session.page()
                                .locator("table.ledger tbody tr")
                                .first()
                                .evaluate("row => getComputedStyle(row).display"))
                        .isEqualTo("block");
            }
        }
    }

    @Test
    void aDocumentShowsItsProgressAndIsHandedOver() {
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            session.open("/rounds/1/documents");
            Page page = session.page();
            Locator row = page.locator("table.offers tbody tr").filter(new Locator.FilterOptions().setHasText("整改台账"));
            Download file = page.waitForDownload(() -> row.getByText("生成").click());
            Assertions.assertThat(file.suggestedFilename())
                    .startsWith("整改台账-轮次1-")
                    .endsWith(".xlsx");
            assertThat(row.locator(".making")).containsText("已生成");
            assertThat(page.locator("#made tbody tr").first()).containsText("整改台账-轮次1-");
            page.context().clearCookies();
            row.locator("button").click();
            assertThat(row.locator(".making [role=alert]")).containsText("没有生成");
        }
    }

    /** Below the width of a tablet lines are cards; above it the head of the table stays in sight while its lines go by. */
    @ParameterizedTest
    @CsvSource({
        "390, 844, block",
        "599, 900, block",
        "600, 900, table-row",
        "620, 900, table-row",
        "800, 1024, table-row",
        "1024, 768, table-row",
        "1101, 768, table-row",
        "1366, 768, table-row",
        "1920, 1080, table-row"
    })
    void headStaysAboveTheWidthOfCards(int width, int height, String display) {
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            Page page = session.page();
            page.setViewportSize(width, height);
            session.open("/rounds/1/ledger");
            Locator row = page.locator("table.ledger tbody tr").nth(30);
            row.evaluate("row => row.scrollIntoView({ block: 'center' })");
            assertThat(row).isInViewport();
            Assertions.assertThat(row.evaluate("row => getComputedStyle(row).display"))
                    .isEqualTo(display);
            Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("the page itself does not move sideways")
                    .isLessThanOrEqualTo(width);
            Locator head = page.locator("table.ledger thead th.title");
            if (display.equals("block")) {
                return;
            }
            assertThat(head).isInViewport();
            page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)");
            assertThat(head).isInViewport();
            // Sideways, too: the head goes with its columns, and the number of the line stays.
            page.locator(".ledger-box").evaluate("box => box.scrollTo(box.scrollWidth, box.scrollTop)");
            Assertions.assertThat(page.evaluate("""
                    () => {
                      const box = document.querySelector('.ledger-box').getBoundingClientRect();
                      const left = selector => document.querySelector(selector).getBoundingClientRect().left;
                      return Math.abs(left('th.report') - left('td.report')) < 1
                        && Math.abs(left('td.number') - Math.max(box.left, left('th.number'))) < 1;
                    }
                    """)).isEqualTo(true);
        }
    }
}
