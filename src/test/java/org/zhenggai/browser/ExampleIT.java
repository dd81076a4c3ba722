package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.zhenggai.process.Cycle.OFFICE;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
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
}
