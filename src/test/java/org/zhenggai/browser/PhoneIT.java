package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.zhenggai.process.Cycle.LEADER;
import static org.zhenggai.process.Cycle.OFFICE;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** What somebody does with a thumb: signing several items, looking at a file, reading a wide table. */
@ServerTest
@DirtiesContext
class PhoneIT {

    private static final String PASSWORD = "test-only";
    private static final int WIDTH = 390;
    private static final int HEIGHT = 844;

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    private long item;

    @BeforeEach
    void oneItemWaitsForItsLeader() {
        item = cycle.itemInWork();
        cycle.toSignOff(item);
        ClockUtil.reset();
    }

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    @Test
    void leaderOpensAndSignsWithAThumb() {
        try (Chromium chromium = new Chromium(port);
                Chromium.Session session = chromium.login(LEADER, PASSWORD)) {
            Page page = session.page();
            page.setViewportSize(WIDTH, HEIGHT);
            session.open("/sign-offs");
            Locator button = page.locator("#sign button[type=submit]");
            assertThat(button).isDisabled();
            assertThat(page.locator("#why")).containsText("请先打开事项");
            Locator first = page.locator("a[href='/items/" + item + "']")
                    .filter(new Locator.FilterOptions().setHasText("请先打开"));
            Assertions.assertThat(first.boundingBox().x + first.boundingBox().width)
                    .isLessThan(WIDTH);
            first.click();
            page.waitForURL("**/items/*");
            page.goBack();
            page.reload();
            page.locator("#sign input[name=task]").check();
            assertThat(page.locator("#why")).hasText("已选1项");
            button.click();
            assertThat(page.locator("h1")).hasText("同意这1项销号吗");
            session.fitsTheWindow();
        }
    }

    @Test
    void aFileIsSeenWholeAndClosed() {
        try (Chromium chromium = new Chromium(port);
                Chromium.Session session = chromium.login(OFFICE, PASSWORD)) {
            Page page = session.page();
            page.setViewportSize(WIDTH, HEIGHT);
            session.open("/items/" + item);
            show(page);
            BoundingBox whole = page.locator(".case-preview").boundingBox();
            Assertions.assertThat(whole.width).isEqualTo(WIDTH);
            Assertions.assertThat(whole.height).isEqualTo(HEIGHT);
            assertThat(page.locator(".case-preview .case-name")).hasText("公示照片.png");
            BoundingBox picture = page.locator(".case-preview img").boundingBox();
            Assertions.assertThat(picture.width).isLessThanOrEqualTo(WIDTH);
            Locator closer = page.locator(".case-preview button");
            Assertions.assertThat(closer.boundingBox().x + closer.boundingBox().width)
                    .isLessThanOrEqualTo(WIDTH);
            closer.click();
            assertThat(page.locator(".case-preview")).hasCount(0);

            page.setViewportSize(1366, 768);
            show(page);
            page.mouse().click(1300, 400);
            assertThat(page.locator(".case-preview")).hasCount(0);
        }
    }

    /** As the list of evidence does it; the file itself is no matter here. */
    private static void show(Page page) {
        page.evaluate("""
                async () => {
                    const { preview } = await import('/zhenggai/evidence-preview.js');
                    const file = { name: '公示照片.png', preview: 'picture' };
                    preview(file, 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000"/>#', document.body);
                }
                """);
        assertThat(page.locator(".case-preview")).isVisible();
    }

    @Test
    void aMadeDocumentIsToldWithinTheWindow() {
        try (Chromium chromium = new Chromium(port);
                Chromium.Session session = chromium.login(LEADER, PASSWORD)) {
            Page page = session.page();
            page.setViewportSize(WIDTH, HEIGHT);
            session.open("/tasks/" + cycle.task("signOffLeader", item).getId());
            page.getByText("生成销号审批表（Word）").click();
            Locator facts = page.locator(".case-documents").getByText("校验码");
            assertThat(facts).isVisible();
            BoundingBox box = facts.boundingBox();
            Assertions.assertThat(box.x + box.width).isLessThanOrEqualTo(WIDTH);
        }
    }

    @Test
    void aWideTableIsCardsOnAPhoneAndATableAtADesk() {
        try (Chromium chromium = new Chromium(port);
                Chromium.Session session = chromium.login(OFFICE, PASSWORD)) {
            Page page = session.page();
            page.setViewportSize(WIDTH, HEIGHT);
            session.open("/items/" + item + "/audit");
            Locator cell = page.locator("table tbody td[data-label=时间]").first();
            assertThat(cell).isVisible();
            assertThat(cell).hasCSS("display", "block");
            session.fitsTheWindow();
            page.setViewportSize(1366, 768);
            assertThat(cell).hasCSS("display", "table-cell");
            assertThat(page.locator("table.cards")).hasCount(0);
        }
    }
}
