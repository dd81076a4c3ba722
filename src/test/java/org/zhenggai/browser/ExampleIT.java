package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.zhenggai.process.Cycle.OFFICE;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** A document of which nothing is recognised becomes a round, because a person says what one line is and the others follow. */
@ServerTest
@DirtiesContext
class ExampleIT {

    private static final String PASSWORD = "test-only";
    private static final Path DOCUMENT = Path.of("src/test/resources/intake/unrecognised.txt");
    private static final int FINDINGS = 20;
    private static final int MOST = 15;

    private static final int TITLE = 1;
    private static final int HEADING = 3;
    private static final int FINDING = 4;

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private final Path pictures = Path.of(System.getProperty("pictures", "target/pictures"));

    /** Clicks, choices, files and fields, from the empty page of the import on. */
    private int acts;

    private void click(Locator one) {
        acts++;
        one.click();
    }

    private void type(Locator field, String words) {
        acts++;
        field.fill(words);
        field.blur();
    }

    private Locator line(Page page, int number) {
        return page.locator("#L" + number + " .text");
    }

    /** The page's script has begun when one of the numbers can be reached by Tab. */
    private static void isListening(Page page) {
        assertThat(page.locator("#source button.no[tabindex='0']")).hasCount(1);
    }

    private void mark(Page page, int number, String meaning) {
        click(line(page, number));
        click(page.locator(".marking").getByText(meaning, new Locator.GetByTextOptions().setExact(true)));
        assertThat(page.locator(".marking")).hasCount(0);
    }

    @Test
    void twentyFindingsAreARoundAfterFifteenActs() {
        cycle.people();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session office = chromium.login(OFFICE, PASSWORD)) {
            Page page = office.page();
            office.open("/intake");
            acts++;
            page.setInputFiles("#file", DOCUMENT);
            click(page.locator("#upload button"));
            assertThat(page.locator(".to-mark")).containsText("点一行，说它是方面还是问题，同样的行都会跟着");
            assertThat(page.locator("#source .shape:visible")).not().hasCount(0);
            isListening(page);
            office.fitsTheWindow();
            office.picture(pictures.resolve("example-outline.png"));

            mark(page, FINDING, "问题");
            assertThat(page.locator("#state .last")).containsText("第4行和另外19行算作问题");
            assertThat(page.locator("#tree [data-level=finding]")).hasCount(FINDINGS);
            mark(page, HEADING, "方面");
            assertThat(page.locator("#tree [data-level=area]")).hasCount(3);
            office.picture(pictures.resolve("example-marked.png"));

            type(page.locator("#title"), "粮库夏季检查反馈意见");
            assertThat(page.locator("#state .last")).containsText("轮次标题改为");
            type(page.locator("#feedbackOn"), "2023-07-06");
            assertThat(page.locator("#state .last")).containsText("反馈日期定为");
            type(page.locator("#team"), "区粮食局检查组");
            assertThat(page.locator("#state .last")).containsText("巡察组定为");
            Locator open = page.locator("#doubts [data-verdict=KEPT]");
            while (open.count() > 0) {
                int before = open.count();
                click(open.first());
                assertThat(open).hasCount(before - 1);
            }
            click(page.locator("#commit button.main"));
            page.waitForURL("**/rounds/*/plan");
            Assertions.assertThat(acts).isLessThanOrEqualTo(MOST);
            long round = Long.parseLong(page.url().replaceAll(".*/rounds/(\\d+)/.*", "$1"));
            Assertions.assertThat(jdbc.sql("select count(*) from finding where round = ?")
                            .param(round)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(FINDINGS);
        }
    }

    /** By keyboard alone: to a line, into the menu and out of it, and the focus comes back to the line. */
    @Test
    void linesAreMarkedByKeyboard() throws IOException {
        cycle.people();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session office = chromium.login(OFFICE, PASSWORD)) {
            Page page = office.page();
            upload(office, "键盘");
            Locator first = page.locator("#L1 button.no");
            first.focus();
            for (int line = TITLE; line < FINDING; line++) {
                page.keyboard().press("ArrowDown");
            }
            Locator marked = page.locator("#L5 button.no");
            assertThat(marked).isFocused();
            assertThat(marked).hasAttribute("aria-label", "第5行，说它是什么");
            page.keyboard().press("Enter");
            assertThat(page.locator(".marking")).hasAttribute("aria-label", "第5行是");
            assertThat(marked).hasAttribute("aria-expanded", "true");
            assertThat(page.locator(".line.same")).hasCount(FINDINGS);
            assertThat(page.locator(".marking [data-meaning=AREA]")).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator(".marking")).hasCount(0);
            assertThat(marked).isFocused();
            assertThat(marked).hasAttribute("aria-expanded", "false");

            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("#tree [data-level=finding]")).hasCount(FINDINGS);
            assertThat(page.locator(".toast")).containsText("第5行和另外19行算作问题");
            assertThat(marked).isFocused();
            assertThat(page.locator("#L5 .role")).hasText("问题");

            page.keyboard().press("Control+z");
            assertThat(page.locator(".to-mark")).isVisible();
            assertThat(page.locator("#L5 .role")).isHidden();
        }
    }

    /** What was done by hand is not replaced before somebody has said so, and comes back by undo. */
    @Test
    void asksBeforeHandWorkIsReplacedAndKeepsTheLayout() throws IOException {
        cycle.people();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session office = chromium.login(OFFICE, PASSWORD)) {
            Page page = office.page();
            String next = upload(office, "样式二");
            upload(office, "样式一");
            mark(page, FINDING, "问题");
            page.locator("#tree [data-level=finding]").nth(1).click();
            page.locator(".tools [data-do=DROP]").click();
            assertThat(page.locator("#tree [data-level=finding]")).hasCount(FINDINGS - 1);
            line(page, HEADING).click();
            Locator area = page.locator(".marking [data-meaning=AREA]");
            area.click();
            assertThat(page.locator("#ask")).containsText("方面、问题或事项已经有人动手改过");
            page.locator("#ask-buttons .plain").click();
            assertThat(page.locator("#tree [data-level=finding]")).hasCount(FINDINGS - 1);
            area.click();
            page.locator("#ask-buttons .main").click();
            assertThat(page.locator("#tree [data-level=finding]")).hasCount(FINDINGS);
            assertThat(page.locator("#tree [data-level=area]")).hasCount(3);
            assertThat(page.locator("#L3 button.no")).isFocused();

            page.locator("#keep-layout").click();
            page.locator("#ask-field textarea").fill("粮食局检查");
            page.locator("#ask-buttons .main").click();
            assertThat(page.locator(".toast").last()).containsText("样式已保存为“粮食局检查”");
            page.locator("#keep-layout").click();
            page.locator("#ask-field textarea").fill("粮食局检查");
            page.locator("#ask-buttons .main").click();
            assertThat(page.locator("#ask-said")).containsText("已经有名为“粮食局检查”的样式");

            page.navigate(next);
            isListening(page);
            assertThat(page.locator(".offer")).containsText("这份文件的样式与“粮食局检查”相同");
            page.locator(".offer button").click();
            assertThat(page.locator("#tree [data-level=finding]")).hasCount(FINDINGS);
            assertThat(page.locator(".offer")).hasCount(0);
            page.locator(".tools [data-do=UNDO]").click();
            assertThat(page.locator(".offer")).isVisible();
        }
    }

    @Test
    void aThumbMarksAsWell() throws IOException {
        cycle.people();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session office = chromium.login(OFFICE, PASSWORD)) {
            Page page = office.page();
            page.setViewportSize(390, 844);
            upload(office, "手机");
            line(page, FINDING).click();
            Locator menu = page.locator(".marking");
            for (Locator button : menu.locator("button:visible").all()) {
                BoundingBox box = button.boundingBox();
                Assertions.assertThat(box.height).isGreaterThanOrEqualTo(40);
                Assertions.assertThat(box.x + box.width).isLessThanOrEqualTo(390);
            }
            menu.getByText("只这一行").click();
            assertThat(page.locator(".line.same")).hasCount(1);
            menu.locator("[data-meaning=FINDING]").click();
            assertThat(page.locator("#tree [data-level=finding]")).hasCount(1);
            office.fitsTheWindow();
        }
    }

    /** Uploads the document with other words, since a document is uploaded once; its address is the answer. */
    private String upload(Chromium.Session office, String name) throws IOException {
        Path file = folder.resolve(name + ".txt");
        Files.writeString(file, Files.readString(DOCUMENT).replace("库房", name));
        office.open("/intake");
        office.page().setInputFiles("#file", file);
        office.page().locator("#upload button").click();
        assertThat(office.page().locator(".to-mark")).isVisible();
        isListening(office.page());
        return office.page().url();
    }
}
